import { beforeEach, describe, expect, it } from "vitest";

import type { Properties } from "../../../../../provider/core/lifecycle";
import { UNKNOWN } from "../../../../../provider/core/schema/values";
import { State } from "../../../../engineRun";
import { INPUTS, newRun, runOf, URN, urnOf } from "../../sample/runs";
import { freshPlatform, type SamplePlatform } from "../../sample/definition";

const OTHER = { ...INPUTS, __identity: urnOf("elsewhere") };
const ADOPTING = { ...INPUTS, __adopt: "obj-1" };

let platform: SamplePlatform;

beforeEach(async () => {
  platform = freshPlatform();
  platform.hasTokens = false;
  await newRun().create(OTHER);
});

/** Check and create of a resource in one run. */
async function made(news: Properties, run = newRun()) {
  const { inputs, failures } = await run.check({}, news);
  expect(failures).toEqual([]);
  return { ...(await run.create(inputs)), inputs };
}

describe("the preview of an adoption", () => {
  it("says whose the object is and what will change in it", async () => {
    const run = newRun();
    const { failures } = await run.check({}, { ...ADOPTING, size: 9 });
    expect(failures).toEqual([]);
    expect(run.printed).toEqual([
      "sample:Object train (obj-1): is adopted, which carries the mark of another resource: changing size",
    ]);
  });

  it("says that nothing changes", async () => {
    const run = newRun();
    await run.check({}, ADOPTING);
    expect(run.printed.join()).toContain("nothing in it changes");
  });

  it("says that there is no such object, and that another is created", async () => {
    const run = newRun();
    const { failures, inputs } = await run.check({}, { ...INPUTS, __adopt: "obj-9" });
    expect(failures).toEqual([]);
    expect(run.printed.join()).toMatch(/obj-9.*does not exist: a new object is created/);
    expect((await run.create(inputs)).id).toBe("obj-2");
  });

  it("refuses an object that differs in what cannot be changed", async () => {
    const { failures } = await newRun().check({}, { ...ADOPTING, zone: "z2" });
    expect(failures).toMatchObject([
      { property: "adopt", reason: expect.stringContaining("zone") as string },
    ]);
  });

  it("leaves to the run what is not known yet, such as the id of another object that is adopted too", async () => {
    const run = newRun();
    const { failures } = await run.check({}, { ...ADOPTING, size: 9, zone: UNKNOWN });
    expect(failures).toEqual([]);
    expect(run.printed.join()).toMatch(/changing size; not known yet: zone$/);
    const known = await newRun().check({}, { ...ADOPTING, zone: "z2" });
    expect(known.failures).toMatchObject([{ property: "adopt" }]);
  });

  it("refuses a second resource that adopts the same object, by name", async () => {
    const run = newRun();
    await run.check({}, ADOPTING);
    const { failures } = await run.check({}, { ...ADOPTING, __identity: urnOf("second") });
    expect(failures).toEqual([{ property: "adopt", reason: "obj-1 is train's already" }]);
  });

  it("refuses an object that the program has as another resource", async () => {
    const run = newRun();
    await run.diff("obj-1", OTHER, OTHER);
    const { failures } = await run.check({}, ADOPTING);
    expect(failures).toEqual([{ property: "adopt", reason: "obj-1 is elsewhere's already" }]);
  });

  it("is refused as well where that resource comes later in the program", async () => {
    const run = newRun();
    await run.check({}, ADOPTING);
    await expect(run.diff("obj-1", OTHER, OTHER)).rejects.toThrow(/elsewhere \(obj-1\): train adopts it/);
    // An object that its resource gives up for another may be adopted.
    expect((await run.diff("obj-1", OTHER, { ...OTHER, zone: "z2" })).replaces).toEqual(["zone"]);
  });

  it("is no other's where the resource has only changed its name", async () => {
    const run = newRun();
    await run.check(OTHER, ADOPTING);
    expect((await run.diff("obj-1", OTHER, ADOPTING)).changed).toBe(false);
  });

  it("is not repeated for a resource that is there", async () => {
    const { inputs, outputs } = await made(ADOPTING);
    const run = newRun();
    platform.calls.length = 0;
    expect((await run.check(inputs, ADOPTING)).failures).toEqual([]);
    expect(await run.diff("obj-1", outputs, inputs)).toMatchObject({ changed: false });
    expect(platform.calls).toEqual([]);
    expect(run.printed).toEqual([]);
  });
});

describe("an adopted object", () => {
  it("is changed to what the program declares, and says so", async () => {
    const run = newRun();
    const { id, outputs } = await made({ ...ADOPTING, size: 9 }, run);
    expect(id).toBe("obj-1");
    expect(platform.objects.get("obj-1")?.size).toBe(9);
    expect(run.printed.join()).toContain("adopted obj-1");
    expect((await newRun().diff("obj-1", outputs, { ...ADOPTING, size: 9 })).changed).toBe(false);
    expect(platform.objects.size).toBe(1);
  });

  it("keeps what the program leaves out, its name above all, as long as the option stays", async () => {
    const { name: _name, ...unnamed }: Properties = ADOPTING;
    const { inputs } = await made(unnamed);
    expect(inputs.name).toBe("train");
    expect(platform.objects.get("obj-1")?.name).toBe("train");
    expect((await newRun().check(inputs, unnamed)).inputs).toEqual(inputs);
  });

  it("is not what the program leaves out later that it once declared", async () => {
    const { inputs } = await made({ ...ADOPTING, label: "mine" });
    expect((await newRun().check(inputs, ADOPTING)).inputs).not.toHaveProperty("label");
  });

  it("is not deleted as another resource that the program has given up", async () => {
    const run = newRun();
    await run.read("obj-1", OTHER);
    const gone = newRun();
    const renamed = await made({ ...ADOPTING, __identity: urnOf("renamed") }, gone);
    await gone.delete("obj-1", OTHER);
    expect(renamed.id).toBe("obj-1");
    expect([...platform.objects.keys()]).toEqual(["obj-1"]);
  });

  it.each([true, false])(
    "is not adopted again by its replacement, the old one deleted first: %s",
    async (first) => {
      const { outputs } = await made(ADOPTING);
      const state = new State();
      state.resources.push({ urn: urnOf("before-it-was-renamed"), id: "obj-1" });
      const run = runOf({ state });
      const news = { ...ADOPTING, zone: "z2", ...(!first && { __createFirst: true }) };
      const { inputs } = await run.check(outputs, news);
      expect((await run.diff("obj-1", outputs, inputs)).replaces).toEqual(["zone"]);
      const again = await run.check({}, news);
      expect(again.failures).toEqual([]);
      if (first) await run.delete("obj-1", outputs);
      expect((await run.create(again.inputs)).id).toBe("obj-2");
      if (!first) await run.delete("obj-1", outputs);
      expect([...platform.objects.keys()]).toEqual(["obj-2"]);
    },
  );

  it("is not adopted again by a forced replacement, which only the state tells from an adoption", async () => {
    const { outputs } = await made(ADOPTING);
    const state = new State();
    state.resources.push({ urn: URN, id: "obj-1" });
    const run = runOf({ state });
    expect((await run.create({ ...ADOPTING, __createFirst: true })).id).toBe("obj-2");
    await run.delete("obj-1", outputs);
    expect([...platform.objects.keys()]).toEqual(["obj-2"]);
  });

  it("is possible where an interrupted run had deleted another object of the same id to replace it", async () => {
    const { outputs } = await made(ADOPTING);
    const run = newRun();
    await run.diff("obj-1", outputs, { ...ADOPTING, zone: "z2" });
    expect((await run.create(ADOPTING)).id).toBe("obj-1");
    expect([...platform.objects.keys()]).toEqual(["obj-1"]);
  });

  it("shows in no preview of a forced replacement, but where the program has only read the object", async () => {
    const state = new State();
    const own = { urn: URN, id: "obj-1", external: false };
    state.resources.push(own);
    const forced = runOf({ state });
    expect((await forced.check({}, { ...ADOPTING, zone: "z2" })).failures).toEqual([]);
    expect(forced.printed).toEqual([]);
    own.external = true;
    const run = runOf({ state });
    expect((await made(ADOPTING, run)).id).toBe("obj-1");
    expect(run.printed.join()).toMatch(/is adopted.*adopted obj-1/);
  });

  it("is made anew after it was destroyed, though the option stayed", async () => {
    const { outputs } = await made(ADOPTING);
    await newRun().delete("obj-1", outputs);
    expect((await made(ADOPTING)).id).toBe("obj-2");
  });
});
