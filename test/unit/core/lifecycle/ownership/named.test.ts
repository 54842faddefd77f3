import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { ServerError } from "../../../../../provider/core/errors";
import { onceSettled } from "../../sample/clock";
import { byNameOn, namedOn } from "../../sample/named";
import { State } from "../../../../engineRun";
import { INPUTS, runOf, type RunOptions, SECRET_KEY, URN, urnOf } from "../../sample/runs";
import { freshPlatform, loseNextAnswer, sample, type SamplePlatform } from "../../sample/definition";

let platform: SamplePlatform;

beforeEach(() => {
  platform = freshPlatform();
});

afterEach(() => {
  vi.useRealTimers();
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

describe("two resources of a program with the same chosen name", () => {
  const SECOND = { ...INPUTS, __identity: urnOf("second") };

  /** A platform that loses the first request and answers the others three seconds late. */
  function slow(unique: boolean): NonNullable<RunOptions["spec"]> {
    platform.beforeCreate = () => {
      platform.beforeCreate = () => undefined;
      throw new ServerError("the connection broke");
    };
    const { lookup, create, ...spec } = namedOn(platform);
    const answered = async (id: string) => {
      await new Promise((resolve) => void setTimeout(resolve, 3_000));
      return id;
    };
    return {
      ...spec,
      lookup: { ...lookup, ...byNameOn(platform), unique },
      create: async (operation) =>
        answered(await (unique && create ? create(operation) : sample.spec.create(operation))),
    };
  }

  async function both(unique: boolean) {
    vi.useFakeTimers();
    platform.hasTokens = false;
    const run = named({ spec: slow(unique) });
    const made = await onceSettled(Promise.allSettled([run.create(INPUTS), run.create(SECOND)]));
    return made.map((one) => (one.status === "fulfilled" ? one.value.id : String(one.reason)));
  }

  it.each([
    [true, "train"],
    [false, "obj-1"],
  ])(
    "never take one object, though an answer is lost: the second is refused (unique: %s)",
    async (unique, id) => {
      expect(await both(unique)).toEqual([id, expect.stringContaining("exists already")]);
      expect([...platform.objects.keys()]).toEqual([id]);
    },
  );
});

describe("a chosen name that the platform takes once", () => {
  it("is no name for a replacement beside the old object, as the error says", async () => {
    const { id, outputs } = await named().create(INPUTS);
    const state = new State();
    state.resources.push({ urn: URN, id });
    const run = named({ state });
    const news = { ...INPUTS, zone: "z2", __createFirst: true };
    await run.diff(id, outputs, news);
    await expect(run.create(news)).rejects.toThrow(
      /is what this one is to replace.*deleteBeforeReplace: true/,
    );
  });
});

describe("a chosen name that the platform takes twice", () => {
  const twice = (): NonNullable<RunOptions["spec"]> => {
    const found = () =>
      Promise.resolve([...platform.objects].map(([id, { createTime }]) => ({ id, createTime })));
    return { lookup: { ...sample.spec.lookup, name: "name", find: found } };
  };
  const news = { ...INPUTS, zone: "z2", __createFirst: true };

  it("is no hindrance to a replacement beside the old object", async () => {
    platform.hasTokens = false;
    const { id, outputs } = await runOf({ spec: twice() }).create(INPUTS);
    const run = runOf({ spec: twice() });
    await run.diff(id, outputs, news);
    expect((await run.create(news)).id).toBe("obj-2");
  });

  it("is none to a forced replacement either, of which only the state tells", async () => {
    platform.hasTokens = false;
    const { id } = await runOf({ spec: twice() }).create(INPUTS);
    const state = new State();
    state.resources.push({ urn: URN, id });
    expect((await runOf({ spec: twice(), state }).create(news)).id).toBe("obj-2");
    await expect(runOf({ spec: twice(), state }).create(news)).rejects.toThrow(/exists already.*obj-2/);
  });
});
