import { beforeEach, describe, expect, it, vi } from "vitest";

import { namedOn } from "./named";
import { INPUTS, runOf, type RunOptions, SECRET_KEY, urnOf } from "./runs";
import { freshPlatform, loseNextAnswer, type SamplePlatform } from "./sample";

vi.mock("node:timers/promises", () => import("./sleep.js"));

let platform: SamplePlatform;

beforeEach(() => {
  platform = freshPlatform();
});

const named = (options: RunOptions = {}) => runOf({ spec: namedOn(platform), ...options });
const RENAMED = { ...INPUTS, __identity: urnOf("renamed") };

describe("an object whose name is its id, deleted behind the program's back", () => {
  it("is not deleted as the old resource's where the program has made it anew as another", async () => {
    const old = await named().create(INPUTS);
    platform.objects.clear();
    const run = named();
    await run.create(RENAMED);
    await run.delete(old.id, old.outputs);
    expect([...platform.objects.keys()]).toEqual(["train"]);
    expect(run.printed.join()).toContain("train (train): is in use again and stays");
  });

  it("is not deleted in a later run either, where that one was interrupted in between", async () => {
    const old = await named().create(INPUTS);
    platform.objects.clear();
    const { id, outputs } = await named().create(RENAMED);
    const run = named();
    await run.diff(id, outputs, RENAMED);
    await run.delete(old.id, old.outputs);
    expect([...platform.objects.keys()]).toEqual(["train"]);
  });

  it("is not deleted as the old one of a replacement that has made it anew first", async () => {
    const news = { ...INPUTS, __createFirst: true };
    const old = await named().create(news);
    platform.objects.clear();
    const run = named();
    await run.diff(old.id, old.outputs, { ...news, zone: "z2" });
    await run.create({ ...news, zone: "z2" });
    await run.delete(old.id, old.outputs);
    expect([...platform.objects.keys()]).toEqual(["train"]);
  });
});

describe("an object whose name is its id, replaced under another account", () => {
  const config = (key: string) => JSON.stringify({ key: SECRET_KEY, lateAnswers: 0, place: key });

  it("is found after a lost answer: that the state names one of the id elsewhere says nothing", async () => {
    const { id, outputs } = await named({ host: { config } }).create(INPUTS);
    platform.objects.clear();
    const run = named({ host: { config } });
    const news = { ...INPUTS, connection: "other" };
    expect((await run.diff(id, outputs, news)).replaces).toEqual(["connection"]);
    loseNextAnswer(platform);
    expect((await run.create(news)).id).toBe("train");
  });

  it("shows its replacement although the old connection has left the configuration", async () => {
    const { id, outputs } = await named({ host: { config } }).create(INPUTS);
    const left = (key: string) => (key === "batchflow:sample" ? undefined : config(key));
    const run = named({ host: { config: left } });
    expect((await run.diff(id, outputs, { ...INPUTS, connection: "other" })).replaces).toEqual([
      "connection",
    ]);
  });
});
