import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";

import { Identity } from "../../../provider/core/identity";
import { DeadlineError, NothingLeftError, RefusedError } from "../../../provider/core/errors";
import { PartialFailure } from "../../../provider/core/lifecycle";
import { UNKNOWN } from "../../../provider/core/schema/unknowns";
import { INPUTS, newRun, runOf, withSpec } from "./runs";
import { freshPlatform, sample, type SamplePlatform } from "./sample";

let platform: SamplePlatform;

beforeEach(() => {
  platform = freshPlatform();
});

describe("check", () => {
  it("names a resource that has no name after itself, the same in every run", async () => {
    const { name: _name, ...unnamed } = INPUTS;
    const first = (await newRun().check({}, unnamed)).inputs.name;
    expect(first).toMatch(/^train-[0-9a-f]{7}$/);
    expect((await newRun().check({}, unnamed)).inputs.name).toBe(first);
    expect(
      (await newRun().check({}, { ...unnamed, __identity: "proj::prod::sample:Object::train" })).inputs.name,
    ).not.toBe(first);
  });

  it("makes a name without hyphens where the platform takes none", () => {
    const identity = new Identity("proj::dev::sample:Object::nightly-run.2");
    expect(identity.autoName({ maxLength: 50, separator: "_" })).toMatch(/^nightly_run_2_[0-9a-f]{7}$/);
    expect(identity.autoName({ maxLength: 16, separator: "" })).toMatch(/^nightlyru[0-9a-f]{7}$/);
    expect(identity.autoName({ maxLength: 50 })).toMatch(/^nightly-run-2-[0-9a-f]{7}$/);
  });

  it("makes a name in lower case where the platform takes no other", () => {
    const identity = new Identity("proj::dev::sample:Object::Nightly_Run.2");
    expect(identity.autoName({ maxLength: 40, lowerCase: true })).toMatch(/^nightly-run-2-[0-9a-f]{7}$/);
  });

  it("keeps the name that the object has", async () => {
    const { name: _name, ...unnamed } = INPUTS;
    expect((await newRun().check({ name: "older" }, unnamed)).inputs.name).toBe("older");
  });

  it.each([
    [{ size: -1 }, "size", "-1"],
    [{ size: "many" }, "size", "many"],
    [{ disk: { size: 5 } }, "disk.size", "5"],
    [{ disks: [{ size: 10 }, { size: 10, type: "TAPE" }] }, "disks[1].type", "TAPE"],
    [{ colour: "red" }, "colour", "no such property"],
    [{ zone: undefined }, "zone", "string"],
  ])("refuses %j and names the property and the value", async (change, property, mention) => {
    const { failures } = await newRun().check({}, { ...INPUTS, ...change });
    expect(failures.map((failure) => failure.property)).toEqual([property]);
    expect(failures[0]?.reason).toContain(mention);
    expect(platform.calls).toEqual([]);
  });

  it("refuses what the connection's settings do not have", async () => {
    const inputs = { ...INPUTS, cache: { size: 1 } };
    expect((await newRun().check({}, inputs)).failures).toEqual([]);
    const [failure] = (await newRun({ key: "k", edition: "old" }).check({}, inputs)).failures;
    expect(failure).toEqual({ property: "cache.size", reason: 'needs a connection with edition "new"' });
  });

  it("leaves rules out where what they look at is wrong in itself", async () => {
    const { failures } = await newRun().check(
      {},
      { ...INPUTS, zone: "ruled", image: { toString: null }, snapshot: "s" },
    );
    expect(failures.map((failure) => failure.property)).toEqual(["image"]);
    expect(failures[0]?.reason).toContain("string");
  });

  it("never quotes a secret", async () => {
    const { failures } = await newRun().check({}, { ...INPUTS, password: ["hunter22"] });
    expect(JSON.stringify(failures)).not.toContain("hunter22");
    expect(failures[0]?.property).toBe("password");
  });

  it("judges no value that is not known yet, at any depth", async () => {
    const unknowns = { size: UNKNOWN, disk: UNKNOWN, disks: [{ size: UNKNOWN }], tags: { a: UNKNOWN } };
    expect((await newRun().check({}, { ...INPUTS, ...unknowns })).failures).toEqual([]);
    expect((await newRun().check({}, { ...INPUTS, zone: "ruled", image: UNKNOWN })).failures).toEqual([]);
    expect((await newRun().check({}, { ...INPUTS, zone: "ruled" })).failures.map((f) => f.property)).toEqual([
      "image",
    ]);
  });

  it("says which key of the connection is missing", async () => {
    const { failures } = await newRun({}).check({}, INPUTS);
    expect(failures).toHaveLength(1);
    expect(failures[0]?.reason).toContain("batchflow:sample.key --secret");
    expect(failures[0]?.reason).toContain("SAMPLE_KEY");
  });

  it("is idempotent and throws on nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.constantFrom("name", "size", "zone", "disk", "disks", "tags", "x", "__identity"),
          fc.jsonValue(),
        ),
        async (news) => {
          const once = await newRun().check({}, news);
          expect(await newRun().check({}, once.inputs)).toEqual(once);
        },
      ),
    );
  });
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

describe("read", () => {
  it("keeps the user's spelling and write-only values, and shows drift", async () => {
    const { id, outputs } = await newRun().create({ ...INPUTS, disks: [], agent: "a1" });
    // The platform says "2", and nothing of disks.
    expect((await newRun().read(id, outputs))?.inputs).toEqual({ ...INPUTS, disks: [], agent: "a1" });
    const object = platform.objects.get(id);
    if (object) Object.assign(object, { size: 4, tags: { by: "hand" } });
    expect((await newRun().read(id, outputs))?.outputs).toMatchObject({
      size: "4",
      tags: { by: "hand" },
      agent: "a1",
    });
  });

  it("answers nothing for an object that is gone", async () => {
    expect(await newRun().read("obj-7", INPUTS)).toBeUndefined();
  });

  it("reads an object that the engine knows by its id alone: what it cannot read is no change then", async () => {
    await newRun().create({ ...INPUTS, __identity: "elsewhere" });
    const state = await newRun().read("obj-1", {});
    expect(state?.inputs).toMatchObject({ size: "2", zone: "z1" });
    const program = { ...INPUTS, agent: "a1", wait: false, password: "hunter22" };
    expect((await newRun().diff("obj-1", state?.outputs ?? {}, program)).changed).toBe(false);
  });

  it("fails where what is looked up by its id is not there", async () => {
    await expect(newRun().read("obj-7", {})).rejects.toThrow("there is no obj-7");
    await expect(newRun().read("obj-7", { connection: "sample" })).rejects.toThrow("there is no obj-7");
  });

  it("refuses an id of another form before any request", async () => {
    await expect(newRun().read("env-1", {})).rejects.toThrow(/"env-1".*obj-1/);
    expect(platform.calls).toEqual([]);
  });
});

describe("update", () => {
  it("passes on only what differs from the platform, and resumes after a failure", async () => {
    const { id, outputs } = await newRun().create(INPUTS);
    platform.calls.length = 0;
    await newRun().update(id, outputs, { ...INPUTS, size: 3 });
    expect(platform.calls).toEqual(["read", "update size", "settle"]);
    platform.calls.length = 0;
    await newRun().update(id, outputs, { ...INPUTS, size: 3, wait: false });
    expect(platform.calls).toContain("settle");
  });

  it("tells what of a change an interrupted run has made already", async () => {
    const told: string[][] = [];
    const lifecycle = withSpec({
      update: async (operation) => {
        told.push([...operation.changed, "pending:", ...operation.pending]);
        await sample.spec.update?.(operation);
      },
    });
    const { id, outputs } = await lifecycle.create(INPUTS);
    await lifecycle.update(id, outputs, { ...INPUTS, size: 3 });
    await lifecycle.update(id, outputs, { ...INPUTS, size: 3, pin: "1111" });
    expect(told).toEqual([
      ["size", "pending:", "size"],
      ["size", "pin", "pending:", "pin"],
    ]);
  });

  it("makes a change that no read shows, however often it is asked for", async () => {
    const { id, outputs } = await newRun().create({ ...INPUTS, pin: "1111" });
    for (const pin of ["2222", undefined]) {
      platform.calls.length = 0;
      await newRun().update(id, outputs, { ...INPUTS, ...(pin !== undefined && { pin }) });
      expect(platform.calls).toEqual(["read", "update pin", "settle"]);
    }
  });

  it("says how to give it more time", async () => {
    platform.settle = () => {
      throw new DeadlineError("timed out");
    };
    await expect(newRun().create(INPUTS)).rejects.toThrow(/timed out\. Raise the resource's customTimeouts/);
  });

  it("says what to do when the object is gone", async () => {
    await expect(newRun().update("obj-8", INPUTS, INPUTS)).rejects.toThrow("pulumi refresh");
  });
});

describe("delete", () => {
  it("succeeds twice", async () => {
    const { id, outputs } = await newRun().create(INPUTS);
    await newRun().delete(id, outputs);
    await newRun().delete(id, outputs);
    expect(platform.objects.size).toBe(0);
  });

  it("says once what to do after a failure, also where many fail of one cause that they share", async () => {
    const cause = new RefusedError("the login failed");
    const run = withSpec({ takesApart: "its nodes", delete: () => Promise.reject(cause) });
    for (const id of ["obj-1", "obj-2"]) {
      const failure = await run.delete(id, INPUTS).catch((error: unknown) => error);
      expect((failure as Error).message).toBe(
        `sample:Object train (${id}): the login failed. ` +
          "It may have lost its nodes already: if it is to stay, run `pulumi up --refresh`",
      );
      expect(failure).toBeInstanceOf(RefusedError);
    }
  });

  it("tells the definition what is known of the object", async () => {
    const { id, outputs } = await newRun().create(INPUTS);
    const told: unknown[] = [];
    const lifecycle = withSpec({ delete: ({ prior }) => Promise.resolve(void told.push(prior)) });
    await lifecycle.delete(id, outputs);
    const own = Object.entries(outputs).filter(([name]) => !name.startsWith("__"));
    expect(told).toEqual([Object.fromEntries(own)]);
  });
});

describe("what a definition may say of its own", () => {
  it("replaces for reasons that lie in other values", async () => {
    const lifecycle = withSpec({
      replaces: (changed, before) => (changed.has("size") && before.fixedSize === true ? ["size"] : []),
    });
    const olds = { ...INPUTS, name: "train" };
    expect((await lifecycle.diff("obj-1", olds, { ...INPUTS, size: 3 })).replaces).toEqual([]);
    expect(
      (await lifecycle.diff("obj-1", { ...olds, fixedSize: true }, { ...INPUTS, size: 3 })).replaces,
    ).toEqual(["size"]);
    expect((await lifecycle.diff("obj-1", { ...olds, fixedSize: true }, INPUTS)).changed).toBe(false);
  });

  it("judges what is taken over by its outputs too", async () => {
    const lifecycle = withSpec({
      replaces: (changed, before) => (before.createTime === undefined ? [...changed] : []),
    });
    const { id } = await lifecycle.create(INPUTS);
    const adopted = await lifecycle.create({ ...INPUTS, __adopt: id, size: 3 });
    expect(adopted.id).toBe(id);
    expect(platform.objects.get(id)).toMatchObject({ size: 3 });
  });

  it("keeps in state the outputs to which a change has given other values", async () => {
    const lifecycle = withSpec({
      update: async (operation) => {
        await sample.spec.update?.(operation);
        return { createTime: "later" };
      },
    });
    const { id, outputs } = await lifecycle.create(INPUTS);
    expect(outputs).not.toHaveProperty("createTime", "later");
    expect((await lifecycle.update(id, outputs, { ...INPUTS, size: 3 })).outputs).toMatchObject({
      size: 3,
      createTime: "later",
    });
  });

  it("keeps in state the outputs that an object has only once it is ready", async () => {
    const lifecycle = withSpec({ settle: () => Promise.resolve({ createTime: "ready" }) });
    const { id, outputs } = await lifecycle.create(INPUTS);
    expect(outputs).toMatchObject({ createTime: "ready" });
    const updated = await lifecycle.update(id, { ...outputs, createTime: "" }, INPUTS);
    expect(updated.outputs).toMatchObject({ createTime: "ready" });
  });

  it("keeps nothing in state of an object that the platform failed to make and has removed", async () => {
    const lifecycle = withSpec({
      settle: ({ id }) => {
        platform.objects.delete(id);
        return Promise.reject(new NothingLeftError("the import failed"));
      },
    });
    const failure = await lifecycle.create(INPUTS).catch((error: unknown) => error);
    expect(failure).not.toBeInstanceOf(PartialFailure);
    expect((failure as Error).message).toContain("the import failed");
  });

  it("reads with what is known of the object, and without anything the first time", async () => {
    const priors: unknown[] = [];
    const lifecycle = withSpec({
      read: (operation) => {
        priors.push(operation.prior);
        return sample.spec.read(operation);
      },
    });
    const { id, outputs } = await lifecycle.create(INPUTS);
    await lifecycle.read(id, outputs);
    await lifecycle.read(id, { connection: undefined });
    await lifecycle.update(id, outputs, { ...INPUTS, size: 3 });
    const known = { name: "train", size: 2, zone: "z1" };
    expect(priors).toMatchObject([undefined, known, undefined, known]);
    expect(priors[1]).not.toHaveProperty("__identity");
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
