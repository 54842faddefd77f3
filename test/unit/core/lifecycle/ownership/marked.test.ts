import { beforeEach, describe, expect, it, vi } from "vitest";

import { RefusedError } from "../../../../../provider/core/errors";
import { PartialFailure } from "../../../../../provider/core/lifecycle";
import { State } from "../../../../engineRun";
import { afterKill, failureOf, INPUTS, newRun, runOf, URN } from "../../sample/runs";
import { freshPlatform, sample, type SamplePlatform } from "../../sample/definition";

let platform: SamplePlatform;

beforeEach(() => {
  platform = freshPlatform();
});

const creates = () => platform.calls.filter((call) => call === "create").length;

describe("an object with the resource's mark that this run does not know", () => {
  beforeEach(() => {
    platform.hasTokens = false;
  });

  it("is left alone where nothing proves it, and a line says so", async () => {
    const { outputs } = await newRun().create(INPUTS);
    const run = newRun();
    const next = await run.create(INPUTS);
    expect(next.id).toBe("obj-2");
    expect(run.printed.join()).toMatch(/leaves obj-1 alone.*no interrupted run of this stack/);
    await run.delete("obj-2", next.outputs);
    expect([...platform.objects.keys()]).toEqual(["obj-1"]);
    expect(outputs.size).toBe(2);
  });

  it("is refused where the state cannot be read, with the ways on", async () => {
    await newRun().create(INPUTS);
    const run = runOf({ host: { checkpoint: () => Promise.reject(new Error("no CLI")) } });
    await expect(run.create(INPUTS)).rejects.toThrow(/obj-1 \(created .*no CLI.*batchflow recover.*adopt/s);
    expect(creates()).toBe(1);
  });

  it("is refused where there are several", async () => {
    await newRun().create(INPUTS);
    await newRun().create(INPUTS);
    await expect(runOf({ state: afterKill() }).create(INPUTS)).rejects.toThrow(/obj-1 .*obj-2 .*several/s);
    expect(platform.objects.size).toBe(2);
  });

  it("costs no question where this run knows it", async () => {
    const { id, outputs } = await newRun().create(INPUTS);
    const checkpoint = vi.fn(() => Promise.resolve(new State()));
    const run = runOf({ host: { checkpoint } });
    await run.diff(id, outputs, INPUTS);
    expect((await run.create(INPUTS)).id).toBe("obj-2");
    expect(checkpoint).not.toHaveBeenCalled();
  });

  it("is the old one of a forced replacement where the state names it: a new one is made", async () => {
    const { id, outputs } = await newRun().create(INPUTS);
    const state = afterKill();
    state.resources.push({ urn: URN, id });
    const run = runOf({ state });
    const next = await run.create({ ...INPUTS, __createFirst: true });
    expect(next.id).toBe("obj-2");
    await run.delete(id, outputs);
    expect([...platform.objects.keys()]).toEqual(["obj-2"]);
    expect(run.printed.join()).not.toContain("leaves");
  });

  it("is known under every connection of the same account", async () => {
    const run = newRun();
    const { id, outputs } = await run.create(INPUTS);
    const other = { ...INPUTS, connection: "other" };
    const next = await run.create(other);
    expect(next.id).toBe("obj-2");
    await run.delete(id, outputs);
    expect([...platform.objects.keys()]).toEqual(["obj-2"]);
  });

  it("may be listed still although this run deleted it", async () => {
    const { id, outputs } = await newRun().create(INPUTS);
    const [stored] = platform.objects.values();
    const find = () => Promise.resolve([{ id, which: stored?.mark.which, createTime: Date.now() }]);
    const run = runOf({ state: afterKill(), spec: { lookup: { ...sample.spec.lookup, find } } });
    await run.delete(id, outputs);
    expect((await run.create(INPUTS)).id).toBe("obj-2");
  });

  it("is brought to what the program now asks for, with what no read shows", async () => {
    await newRun().create({ ...INPUTS, pin: "1111" });
    const run = runOf({ state: afterKill() });
    await run.create({ ...INPUTS, size: 5, pin: "2222" });
    expect([...platform.objects.values()]).toMatchObject([{ size: 5, pin: "2222" }]);
  });

  it("is taken with what no read shows and cannot be changed as declared, and a line names it", async () => {
    await newRun().create({ ...INPUTS, agent: "a1" });
    const run = runOf({ state: afterKill() });
    await run.create({ ...INPUTS, agent: "a2" });
    expect(run.printed.join()).toMatch(/takes agent to be as declared/);
    expect(run.printed.join()).not.toMatch(/takes .*password/);
  });

  it("enters the state where it differs in what cannot be changed, and the next diff replaces it", async () => {
    await newRun().create(INPUTS);
    const news = { ...INPUTS, zone: "z2" };
    const failure = (await failureOf(runOf({ state: afterKill() }).create(news))) as PartialFailure;
    expect(failure).toBeInstanceOf(PartialFailure);
    expect(failure.message).toMatch(/zone.*next `pulumi up` replaces/);
    const { id, outputs } = failure.state;
    expect(await newRun().diff(id, { ...INPUTS, ...outputs }, news)).toMatchObject({ replaces: ["zone"] });
    expect(platform.objects.get("obj-1")?.zone).toBe("z1");
  });

  it("enters the state where it cannot be changed yet", async () => {
    await newRun().create(INPUTS);
    const spec = { update: () => Promise.reject(new RefusedError("not now")) };
    const failure = (await failureOf(
      runOf({ state: afterKill(), spec }).create({ ...INPUTS, size: 5 }),
    )) as PartialFailure;
    expect(failure).toBeInstanceOf(PartialFailure);
    expect(failure.state.id).toBe("obj-1");
    expect(failure.message).toContain("not now");
  });
});

describe("what no read shows of an object that is taken over", () => {
  it.each([
    ["cannot be changed yet", {}, { update: () => Promise.reject(new RefusedError("not now")) }],
    ["differs in what cannot be changed", { zone: "z2" }, {}],
  ])("is sent by a later run where the object %s", async (_what, change, spec) => {
    await newRun().create({ ...INPUTS, pin: "1111" });
    const news = { ...INPUTS, pin: "2222" };
    const failure = (await failureOf(
      runOf({ state: afterKill(), spec }).create({ ...news, ...change }),
    )) as PartialFailure;
    const { id, outputs } = failure.state;
    const olds = { ...INPUTS, ...outputs, __incomplete: true };
    expect(await newRun().diff(id, olds, news)).toMatchObject({ changed: true, replaces: [] });
    await newRun().update(id, olds, news);
    expect(platform.objects.get(id)).toMatchObject({ pin: "2222" });
  });
});
