import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../../provider/core/schema/values";
import { INPUTS, newRun, runOf } from "../sample/runs";
import { freshPlatform, type SamplePlatform } from "../sample/definition";

let platform: SamplePlatform;

beforeEach(() => {
  platform = freshPlatform();
});

describe("diff", () => {
  const diff = (olds: object, news: object, config?: Record<string, unknown>) =>
    newRun(config).diff("obj-1", { ...INPUTS, ...olds }, { ...INPUTS, ...news });

  it("is empty for any value and itself", async () => {
    const value = fc.record(
      {
        size: fc.nat(),
        zone: fc.string(),
        disk: fc.record({ size: fc.nat() }),
        disks: fc.array(
          fc.record({ size: fc.nat(), type: fc.constantFrom("SSD", "HDD") }, { requiredKeys: ["size"] }),
        ),
        tags: fc.dictionary(fc.string(), fc.string()),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(value, async (x) => {
        expect((await diff(x, x)).changed).toBe(false);
      }),
    );
  });

  it.each([
    ["a number and its text", { size: 2 }, { size: "2" }],
    ["absence and the platform's default", { disk: { size: 10, type: "SSD" } }, { disk: { size: 10 } }],
    ["absence and an empty list", { disks: [] }, {}],
    [
      "another order where order has no meaning",
      { disks: [{ size: 10 }, { size: 20 }] },
      { disks: [{ size: 20, type: "SSD" }, { size: 10 }] },
    ],
    ["a default of the provider", {}, { wait: true }],
    ["absence and the name of the default connection", {}, { connection: "sample" }],
    ["the name of the default connection and absence", { connection: "sample" }, {}],
    ["internal properties", { __timeouts: {} }, { __timeouts: { create: 5 }, __identity: "renamed" }],
  ])("sees no change between %s", async (_what, olds, news) => {
    expect(await diff(olds, news)).toMatchObject({ changed: false, replaces: [] });
  });

  it.each([
    [{ size: 3 }, []],
    [{ zone: "z2" }, ["zone"]],
    [{ disk: { size: 20 } }, ["disk"]],
    [{ disks: [{ size: 10 }] }, []],
    [{ tags: { a: "b" } }, []],
    [{ wait: false }, []],
    [{ connection: "other" }, ["connection"]],
    [{ connection: UNKNOWN }, ["connection"]],
    [{ zone: UNKNOWN }, ["zone"]],
    [{ size: UNKNOWN }, []],
  ])("takes %j for a change that replaces %j", async (news, replaces) => {
    // A change of the connection is compared under the new one's settings.
    const lifecycle = runOf();
    expect(await lifecycle.diff("obj-1", INPUTS, { ...INPUTS, ...news })).toMatchObject({
      changed: true,
      replaces,
    });
  });

  it("asks the connection's settings where a mark depends on them", async () => {
    expect((await diff({}, { label: "a" }, { key: "k", edition: "new" })).replaces).toEqual([]);
    expect((await diff({}, { label: "a" }, { key: "k", edition: "old" })).replaces).toEqual(["label"]);
  });

  it("replaces the old object first, unless the program says otherwise", async () => {
    expect((await diff({}, { zone: "z2" })).deleteBeforeReplace).toBe(true);
    expect((await diff({}, { zone: "z2", __createFirst: true })).deleteBeforeReplace).toBe(false);
  });
});

describe("after an import", () => {
  const PROGRAM = { ...INPUTS, pin: "1111", __timeouts: { delete: 60 } };

  /** The engine's state after an import and an update that found nothing to do: new inputs, the outputs of the read. */
  async function imported() {
    const { id } = await newRun().create({ ...INPUTS, __identity: "elsewhere" });
    const read = await newRun().read(id, {});
    const outputs = read?.outputs ?? {};
    const first = await newRun().check(read?.inputs ?? {}, PROGRAM);
    expect((await newRun().diff(id, outputs, first.inputs)).changed).toBe(false);
    return { id, inputs: first.inputs, outputs };
  }

  it.each([
    ["a credential", { pin: "2222" }, []],
    ["a credential that was not there", { password: "hunter22" }, ["password"]],
    ["what is written only", { agent: "a2" }, ["agent"]],
    ["what is the provider's own", { wait: false }, []],
    ["a credential that is not known yet", { pin: UNKNOWN }, []],
    ["a credential that is taken away", { pin: undefined }, []],
    ["the time for the deletion", { __timeouts: { delete: 90 } }, []],
  ])("changes %s", async (_what, change, replaces) => {
    const { id, inputs, outputs } = await imported();
    expect((await newRun().diff(id, outputs, (await newRun().check(inputs, PROGRAM)).inputs)).changed).toBe(
      false,
    );
    const changed = await newRun().check(inputs, { ...PROGRAM, ...change });
    expect(await newRun().diff(id, outputs, changed.inputs)).toMatchObject({ changed: true, replaces });
  });

  it("gives the platform the new credential, and then knows it", async () => {
    const { id, inputs, outputs } = await imported();
    const news = (await newRun().check(inputs, { ...PROGRAM, pin: "2222" })).inputs;
    const updated = await newRun().update(id, outputs, news);
    expect(platform.objects.get(id)).toMatchObject({ pin: "2222" });
    const again = (await newRun().check(news, { ...PROGRAM, pin: "2222" })).inputs;
    expect(again).not.toHaveProperty("__unseenChanges");
    expect(updated.outputs).not.toHaveProperty("__unread");
    expect((await newRun().diff(id, updated.outputs, again)).changed).toBe(false);
  });
});

describe("the time that a deletion may take", () => {
  it("reaches the state, from which alone delete has it", async () => {
    const diff = (before: object, after: object) =>
      newRun().diff("obj-1", { ...INPUTS, ...before }, { ...INPUTS, ...after });
    expect(await diff({ __timeouts: { delete: 2 } }, { __timeouts: { delete: 60 } })).toMatchObject({
      changed: true,
      replaces: [],
    });
    expect((await diff({}, { __timeouts: { delete: 60 } })).changed).toBe(true);
    expect(
      (await diff({ __timeouts: { delete: 60 } }, { __timeouts: { delete: 60, create: 5 } })).changed,
    ).toBe(false);
  });
});
