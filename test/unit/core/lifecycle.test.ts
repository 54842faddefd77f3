import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { Identity } from "../../../provider/core/identity";
import {
  ConflictError,
  DeadlineError,
  messageOf,
  NothingLeftError,
  RefusedError,
  ServerError,
} from "../../../provider/core/errors";
import { Lifecycle, PartialFailure, type Properties } from "../../../provider/core/lifecycle";
import { UNKNOWN } from "../../../provider/core/unknowns";
import { freshPlatform, loseNextAnswer, sample, type SamplePlatform } from "./sample";

vi.mock("node:timers/promises", () => import("./sleep.js"));

const SECRET_KEY = "canary-key-0001";
let platform: SamplePlatform;
let printed: string[];

/** A lifecycle in a new process: what an earlier one knew is forgotten. */
function process_(config: Record<string, unknown> = { key: SECRET_KEY }): Lifecycle {
  return new Lifecycle(sample, {
    config: (key) => (key === "batchflow:sample" ? JSON.stringify(config) : undefined),
    print: (line) => printed.push(line),
  });
}

/** The same with a definition that differs in this. */
function changed_(spec: Partial<typeof sample.spec>): Lifecycle {
  const config = () => JSON.stringify({ key: SECRET_KEY });
  return new Lifecycle({ ...sample, spec: { ...sample.spec, ...spec } }, { config, print: () => undefined });
}

/** A test that lets the time pass itself. */
const onFakeTimers = (test: () => Promise<void>) => async () => {
  vi.useFakeTimers();
  try {
    await test();
  } finally {
    vi.useRealTimers();
  }
};

const IDENTITY = { __identity: "proj::dev::sample:Object::train" };
const INPUTS: Properties = { ...IDENTITY, name: "train", size: 2, zone: "z1" };

beforeEach(() => {
  platform = freshPlatform();
  printed = [];
});

describe("check", () => {
  it("names a resource that has no name after itself, the same in every run", () => {
    const { name: _name, ...unnamed } = INPUTS;
    const first = process_().check({}, unnamed).inputs.name;
    expect(first).toMatch(/^train-[0-9a-f]{7}$/);
    expect(process_().check({}, unnamed).inputs.name).toBe(first);
    expect(
      process_().check({}, { ...unnamed, __identity: "proj::prod::sample:Object::train" }).inputs.name,
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

  it("keeps the name that the object has", () => {
    const { name: _name, ...unnamed } = INPUTS;
    expect(process_().check({ name: "older" }, unnamed).inputs.name).toBe("older");
  });

  it.each([
    [{ size: -1 }, "size", "-1"],
    [{ size: "many" }, "size", "many"],
    [{ disk: { size: 5 } }, "disk.size", "5"],
    [{ disks: [{ size: 10 }, { size: 10, type: "TAPE" }] }, "disks[1].type", "TAPE"],
    [{ colour: "red" }, "colour", "no such property"],
    [{ zone: undefined }, "zone", "string"],
  ])("refuses %j and names the property and the value", (change, property, mention) => {
    const { failures } = process_().check({}, { ...INPUTS, ...change });
    expect(failures.map((failure) => failure.property)).toEqual([property]);
    expect(failures[0]?.reason).toContain(mention);
    expect(platform.calls).toEqual([]);
  });

  it("refuses what the connection's settings do not have", () => {
    const inputs = { ...INPUTS, cache: { size: 1 } };
    expect(process_().check({}, inputs).failures).toEqual([]);
    const [failure] = process_({ key: "k", edition: "old" }).check({}, inputs).failures;
    expect(failure).toEqual({ property: "cache.size", reason: 'needs a connection with edition "new"' });
  });

  it("leaves rules out where what they look at is wrong in itself", () => {
    const { failures } = process_().check(
      {},
      { ...INPUTS, zone: "ruled", image: { toString: null }, snapshot: "s" },
    );
    expect(failures.map((failure) => failure.property)).toEqual(["image"]);
    expect(failures[0]?.reason).toContain("string");
  });

  it("never quotes a secret", () => {
    const { failures } = process_().check({}, { ...INPUTS, password: ["hunter22"] });
    expect(JSON.stringify(failures)).not.toContain("hunter22");
    expect(failures[0]?.property).toBe("password");
  });

  it("judges no value that is not known yet, at any depth", () => {
    const unknowns = { size: UNKNOWN, disk: UNKNOWN, disks: [{ size: UNKNOWN }], tags: { a: UNKNOWN } };
    expect(process_().check({}, { ...INPUTS, ...unknowns }).failures).toEqual([]);
    expect(process_().check({}, { ...INPUTS, zone: "ruled", image: UNKNOWN }).failures).toEqual([]);
    expect(
      process_()
        .check({}, { ...INPUTS, zone: "ruled" })
        .failures.map((f) => f.property),
    ).toEqual(["image"]);
  });

  it("says which key of the connection is missing", () => {
    const { failures } = process_({}).check({}, INPUTS);
    expect(failures).toHaveLength(1);
    expect(failures[0]?.reason).toContain("batchflow:sample.key --secret");
    expect(failures[0]?.reason).toContain("SAMPLE_KEY");
  });

  it("is idempotent and throws on nothing", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom("name", "size", "zone", "disk", "disks", "tags", "x", "__identity"),
          fc.jsonValue(),
        ),
        (news) => {
          const once = process_().check({}, news);
          expect(process_().check({}, once.inputs)).toEqual(once);
        },
      ),
    );
  });
});

describe("diff", () => {
  const diff = (olds: object, news: object, config?: Record<string, unknown>) =>
    process_(config).diff("obj-1", { ...INPUTS, ...olds }, { ...INPUTS, ...news });

  it("is empty for any value and itself", () => {
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
    fc.assert(
      fc.property(value, (x) => {
        expect(diff(x, x).changed).toBe(false);
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
  ])("sees no change between %s", (_what, olds, news) => {
    expect(diff(olds, news)).toMatchObject({ changed: false, replaces: [] });
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
  ])("takes %j for a change that replaces %j", (news, replaces) => {
    // A change of the connection is compared under the new one's settings.
    const config = (key: string) => (key.startsWith("batchflow:") ? JSON.stringify({ key: "k" }) : undefined);
    const lifecycle = new Lifecycle(sample, { config, print: () => undefined });
    expect(lifecycle.diff("obj-1", INPUTS, { ...INPUTS, ...news })).toMatchObject({
      changed: true,
      replaces,
    });
  });

  it("asks the connection's settings where a mark depends on them", () => {
    expect(diff({}, { label: "a" }, { key: "k", edition: "new" }).replaces).toEqual([]);
    expect(diff({}, { label: "a" }, { key: "k", edition: "old" }).replaces).toEqual(["label"]);
  });

  it("replaces the old object first, unless the program says otherwise", () => {
    expect(diff({}, { zone: "z2" }).deleteBeforeReplace).toBe(true);
    expect(diff({}, { zone: "z2", __createFirst: true }).deleteBeforeReplace).toBe(false);
  });
});

describe("create", () => {
  it("answers the inputs as they were spelled, with the outputs and nothing that moves", async () => {
    const { id, outputs } = await process_().create({ ...INPUTS, disks: [] });
    expect(id).toBe("obj-1");
    expect(outputs).toEqual({ ...INPUTS, disks: [], createTime: platform.objects.get("obj-1")?.createTime });
  });

  it("finds its object again after a lost answer, within the run and in the next one", async () => {
    loseNextAnswer(platform);
    expect((await process_().create(INPUTS)).id).toBe("obj-1");
    expect((await process_().create(INPUTS)).id).toBe("obj-1");
    expect(platform.objects.size).toBe(1);
  });

  it("takes what a try without an answer made late, when that refuses the next try", async () => {
    platform.afterCreate = () => {
      const [made] = platform.objects.values();
      platform.objects.clear();
      platform.beforeCreate = () => {
        if (made) platform.objects.set("obj-1", made);
        throw new ConflictError("the name is taken");
      };
      throw new ServerError("the connection broke");
    };
    expect((await process_().create(INPUTS)).id).toBe("obj-1");
    expect(platform.calls.filter((call) => call === "create")).toHaveLength(2);
  });

  it("looks again right before each try, for what a try without an answer made late", async () => {
    const lifecycle = changed_({
      create: async (operation) => {
        const id = await sample.spec.create(operation);
        const made = platform.objects.get(id);
        platform.objects.delete(id);
        setTimeout(() => made && platform.objects.set(id, made), 50);
        throw new ServerError("a gateway gave up");
      },
      replaysTokens: false,
    });
    platform.hasTokens = false;
    const { id } = await lifecycle.create(INPUTS);
    expect(id).toBe("obj-1");
    expect(platform.calls.filter((call) => call === "create")).toHaveLength(1);
  });

  it(
    "says while it keeps trying why, without a secret",
    onFakeTimers(async () => {
      platform.beforeCreate = () => {
        throw new ServerError(`down for ${SECRET_KEY}`);
      };
      const created = process_().create(INPUTS);
      await vi.advanceTimersByTimeAsync(20_000);
      expect(printed).toEqual([]);
      await vi.advanceTimersByTimeAsync(20_000);
      expect(printed).toEqual(["sample:Object train: tries again after: down for [secret]"]);
      platform.beforeCreate = () => undefined;
      await vi.advanceTimersByTimeAsync(30_000);
      expect((await created).id).toBe("obj-1");
    }),
  );

  it(
    "makes one object however late it shows, where tokens cannot lead to an old one",
    onFakeTimers(async () => {
      let reads = 0;
      const created = changed_({
        replaysTokens: false,
        read: (operation) => ((reads += 1) < 7 ? Promise.resolve(undefined) : sample.spec.read(operation)),
      }).create(INPUTS);
      await vi.advanceTimersByTimeAsync(60_000);
      expect((await created).id).toBe("obj-1");
      expect(platform.objects.size).toBe(1);
    }),
  );

  it(
    "makes no third object where the first shows late, and says that the second is too many",
    onFakeTimers(async () => {
      const start = Date.now();
      const created = changed_({
        read: (operation) =>
          Date.now() - start < 6_500 ? Promise.resolve(undefined) : sample.spec.read(operation),
      })
        .create(INPUTS)
        .catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(30_000);
      const failure = await created;
      expect(failure).toBeInstanceOf(PartialFailure);
      expect((failure as PartialFailure).state).toMatchObject({ id: "obj-1", outputs: { size: 2 } });
      expect((failure as PartialFailure).message).toMatch(/another was made: obj-2.*Delete obj-2/);
      expect([...platform.objects.keys()]).toEqual(["obj-1", "obj-2"]);
    }),
  );

  it(
    "says of no object that it is too many, where all tokens lead to one that shows late",
    onFakeTimers(async () => {
      const start = Date.now();
      const created = changed_({
        create: () => Promise.resolve("obj-1"),
        read: () =>
          Promise.resolve(Date.now() - start < 6_500 ? undefined : { inputs: { ...INPUTS }, outputs: {} }),
      }).create(INPUTS);
      await vi.advanceTimersByTimeAsync(30_000);
      expect((await created).id).toBe("obj-1");
    }),
  );

  it("does not take an old object that its token leads to, after it has left it alone", async () => {
    await process_().create(INPUTS);
    const old = platform.objects.get("obj-1");
    if (old) old.createTime -= 25 * 3_600_000;
    expect((await process_().create(INPUTS)).id).toBe("obj-2");
    expect(printed.join()).toContain("leaves obj-1 alone");
  });

  it("says what of an object that it takes over no read shows", async () => {
    await process_().create({ ...INPUTS, agent: "a1" });
    expect(printed).toEqual([]);
    await process_().create({ ...INPUTS, agent: "a2" });
    expect(printed.join()).toMatch(/takes agent to be as declared/);
    expect(printed.join()).not.toMatch(/takes .*password/);
  });

  it("has a deadline of any fraction of a second", async () => {
    expect((await process_().create({ ...INPUTS, __timeouts: { create: 16.1 } })).id).toBe("obj-1");
  });

  it("keeps the id of an object that does not show", async () => {
    const failure = await changed_({ replaysTokens: false, read: () => Promise.resolve(undefined) })
      .create({ ...INPUTS, __timeouts: { create: 0.05 } })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PartialFailure);
    expect((failure as PartialFailure).state.id).toBe("obj-1");
  });

  it("makes an object anew where a listing still shows the one that this run deleted", async () => {
    const { id, outputs } = await process_().create(INPUTS);
    const find = () => Promise.resolve({ id, createTime: Date.now() });
    const stale = changed_({ find });
    await stale.delete(id, outputs);
    expect((await stale.create(INPUTS)).id).toBe("obj-2");

    platform.objects.clear();
    expect((await changed_({ find }).create({ ...INPUTS, size: 3 })).id).toBe("obj-3");
  });

  it("keeps the id of a found object that cannot be changed yet", async () => {
    await process_().create(INPUTS);
    const failure = await changed_({ update: () => Promise.reject(new RefusedError("not now")) })
      .create({ ...INPUTS, size: 5 })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PartialFailure);
    expect((failure as PartialFailure).state.id).toBe("obj-1");
    expect((failure as PartialFailure).message).toContain("not now");
  });

  it("does not take what refuses the first try", async () => {
    platform.beforeCreate = () => {
      throw new ConflictError("the name is taken");
    };
    await expect(process_().create(INPUTS)).rejects.toThrow("the name is taken");
    expect(platform.calls.filter((call) => call === "create")).toHaveLength(1);
  });

  it("brings a found object to what the program now asks for", async () => {
    await process_().create(INPUTS);
    await process_().create({ ...INPUTS, size: 5 });
    expect([...platform.objects.values()].map(({ size }) => size)).toEqual([5]);
  });

  it("gives a found object the credential that the program has now, which no read shows", async () => {
    await process_().create({ ...INPUTS, pin: "1111" });
    await process_().create({ ...INPUTS, pin: "2222" });
    expect([...platform.objects.values()].map(({ pin }) => pin)).toEqual(["2222"]);
  });

  it("leaves a found object alone whose age the platform does not tell, unless a try of this run made it", async () => {
    platform.hasTokens = false;
    await process_().create(INPUTS);
    for (const object of platform.objects.values()) object.createTime = Number.NaN;
    expect((await process_().create(INPUTS)).id).toBe("obj-2");
    expect(printed.join()).toContain("leaves obj-1 alone");

    platform.objects.clear();
    platform.afterCreate = () => {
      for (const object of platform.objects.values()) object.createTime = Number.NaN;
      platform.afterCreate = () => undefined;
      throw new ServerError("the connection broke");
    };
    expect((await process_().create(INPUTS)).id).toBe("obj-3");
    expect(platform.objects.size).toBe(1);
  });

  it("refuses a found object that differs in what cannot be changed, and leaves it", async () => {
    await process_().create(INPUTS);
    await expect(process_().create({ ...INPUTS, zone: "z2" })).rejects.toThrow(/obj-1.*zone/);
    expect(platform.objects.get("obj-1")?.zone).toBe("z1");
  });

  it("does not take an object of another resource, nor one that is not young", async () => {
    await process_().create(INPUTS);
    const other = await process_().create({ ...INPUTS, __identity: "proj::dev::sample:Object::other" });
    expect(other.id).toBe("obj-2");
    for (const object of platform.objects.values()) object.createTime -= 25 * 60 * 60 * 1000;
    platform.hasTokens = false;
    expect((await process_().create(INPUTS)).id).toBe("obj-3");
  });

  it("does not take an object that the engine has in state, and never deletes one that it took", async () => {
    await process_().create(INPUTS);
    platform.hasTokens = false;
    const run = process_();
    run.diff("obj-1", INPUTS, INPUTS);
    expect((await run.create(INPUTS)).id).toBe("obj-2");

    const forced = process_();
    const { id, outputs } = await forced.create(INPUTS);
    await forced.delete(id, outputs);
    expect(platform.objects.has(id)).toBe(true);
  });

  it("raises the token's generation when the token leads to an object that is gone", async () => {
    const first = await process_().create(INPUTS);
    await process_().delete(first.id, first.outputs);
    const second = await process_().create(INPUTS);
    expect(second.id).toBe("obj-2");
    expect(platform.tokens.size).toBe(2);
  }, 20_000);

  it("keeps the id of an object that does not become what was asked for", async () => {
    platform.settle = () => {
      throw new Error("no stock");
    };
    const failure = await process_()
      .create(INPUTS)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PartialFailure);
    expect((failure as PartialFailure).state).toMatchObject({ id: "obj-1", outputs: { size: 2 } });
    expect((failure as PartialFailure).message).toContain("sample:Object train (obj-1): no stock");
  });

  it("adopts an existing object by id, and refuses one that differs in what cannot change", async () => {
    await process_().create({ ...INPUTS, __identity: "elsewhere" });
    const adopted = await process_().create({ ...INPUTS, __adopt: "obj-1", size: 9 });
    expect(adopted.id).toBe("obj-1");
    expect(platform.objects.get("obj-1")?.size).toBe(9);
    expect(process_().diff("obj-1", adopted.outputs, { ...INPUTS, size: 9 }).changed).toBe(false);
    await expect(process_().create({ ...INPUTS, __adopt: "obj-1", zone: "z2" })).rejects.toThrow("zone");
    await expect(process_().create({ ...INPUTS, __adopt: "obj-9" })).rejects.toThrow("obj-9");
    expect(platform.objects.size).toBe(1);
  });

  it("does not delete what another resource of the same run has adopted", async () => {
    const old = await process_().create(INPUTS);
    const run = process_();
    await run.read(old.id, old.outputs);
    const renamed = { ...INPUTS, __identity: "proj::dev::sample:Object::renamed", __adopt: old.id };
    expect((await run.create(renamed)).id).toBe(old.id);
    await run.delete(old.id, old.outputs);
    expect([...platform.objects.keys()]).toEqual([old.id]);
  });

  it.each([true, false])(
    "makes a new object in a replacement although adopt is still there, the old one deleted first: %s",
    async (deletedFirst) => {
      await process_().create({ ...INPUTS, __identity: "elsewhere" });
      const adopting = { ...INPUTS, __adopt: "obj-1" };
      const { outputs } = await process_().create(adopting);
      const run = process_();
      const news = { ...adopting, zone: "z2" };
      expect(run.diff("obj-1", outputs, news).replaces).toEqual(["zone"]);
      if (deletedFirst) await run.delete("obj-1", outputs);
      expect((await run.create(news)).id).toBe("obj-2");
      if (!deletedFirst) await run.delete("obj-1", outputs);
      expect([...platform.objects.keys()]).toEqual(["obj-2"]);
    },
  );

  it("makes a new object in a later replacement too, when the adopted one is long gone", async () => {
    const { id, outputs } = await process_().create(INPUTS);
    const olds = { ...outputs, __adopt: "obj-77" };
    const run = process_();
    const news = { ...INPUTS, zone: "z2", __adopt: "obj-77" };
    expect(run.diff(id, olds, news).replaces).toEqual(["zone"]);
    await run.delete(id, olds);
    expect((await run.create(news)).id).toBe("obj-2");
  });

  it("adopts in a replacement what the program now names, though the run has seen it", async () => {
    const other = await process_().create({
      ...INPUTS,
      zone: "z2",
      __identity: "proj::dev::sample:Object::other",
    });
    const { id, outputs } = await process_().create(INPUTS);
    const run = process_();
    await run.read(other.id, other.outputs);
    const news = { ...INPUTS, zone: "z2", __adopt: other.id };
    expect(run.diff(id, outputs, news).replaces).toEqual(["zone"]);
    await run.delete(id, outputs);
    expect((await run.create(news)).id).toBe(other.id);
    // The program has it no more as the other resource.
    await run.delete(other.id, other.outputs);
    expect([...platform.objects.keys()]).toEqual([other.id]);
  });

  it(
    "finds the next generation of many in few reads",
    onFakeTimers(async () => {
      for (let run = 0; run < 10; run += 1) {
        const made = process_().create(INPUTS);
        await vi.advanceTimersByTimeAsync(60_000);
        platform.objects.delete((await made).id);
      }
      platform.calls.length = 0;
      const created = process_().create(INPUTS);
      await vi.advanceTimersByTimeAsync(60_000);
      expect((await created).id).toBe("obj-11");
      expect(platform.calls.filter((call) => call === "read").length).toBeLessThan(10 * 8);
    }),
  );

  it("takes credentials out of every message", async () => {
    platform.afterCreate = () => {
      throw new Error(`signature of ${SECRET_KEY} and hunter22 is wrong`);
    };
    const error = await process_()
      .create({ ...INPUTS, password: "hunter22" })
      .then(() => "", messageOf);
    expect(error).toContain("signature of [secret] and [secret]");
  });
});

describe("read", () => {
  it("keeps the user's spelling and write-only values, and shows drift", async () => {
    const { id, outputs } = await process_().create({ ...INPUTS, disks: [], agent: "a1" });
    // The platform says "2", and nothing of disks.
    expect((await process_().read(id, outputs))?.inputs).toEqual({ ...INPUTS, disks: [], agent: "a1" });
    const object = platform.objects.get(id);
    if (object) Object.assign(object, { size: 4, tags: { by: "hand" } });
    expect((await process_().read(id, outputs))?.outputs).toMatchObject({
      size: "4",
      tags: { by: "hand" },
      agent: "a1",
    });
  });

  it("answers nothing for an object that is gone", async () => {
    expect(await process_().read("obj-7", INPUTS)).toBeUndefined();
  });

  it("reads an object that the engine knows by its id alone: what it cannot read is no change then", async () => {
    await process_().create({ ...INPUTS, __identity: "elsewhere" });
    const state = await process_().read("obj-1", {});
    expect(state?.inputs).toMatchObject({ size: "2", zone: "z1" });
    const program = { ...INPUTS, agent: "a1", wait: false, password: "hunter22" };
    expect(process_().diff("obj-1", state?.outputs ?? {}, program).changed).toBe(false);
  });

  it("fails where what is looked up by its id is not there", async () => {
    await expect(process_().read("obj-7", {})).rejects.toThrow("there is no obj-7");
    await expect(process_().read("obj-7", { connection: "sample" })).rejects.toThrow("there is no obj-7");
  });

  it("refuses an id of another form before any request", async () => {
    await expect(process_().read("env-1", {})).rejects.toThrow(/"env-1".*obj-1/);
    expect(platform.calls).toEqual([]);
  });
});

describe("update", () => {
  it("passes on only what differs from the platform, and resumes after a failure", async () => {
    const { id, outputs } = await process_().create(INPUTS);
    platform.calls.length = 0;
    await process_().update(id, outputs, { ...INPUTS, size: 3 });
    expect(platform.calls).toEqual(["read", "update size", "settle"]);
    platform.calls.length = 0;
    await process_().update(id, outputs, { ...INPUTS, size: 3, wait: false });
    expect(platform.calls).toContain("settle");
  });

  it("tells what of a change an interrupted run has made already", async () => {
    const told: string[][] = [];
    const lifecycle = changed_({
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
    const { id, outputs } = await process_().create({ ...INPUTS, pin: "1111" });
    for (const pin of ["2222", undefined]) {
      platform.calls.length = 0;
      await process_().update(id, outputs, { ...INPUTS, ...(pin !== undefined && { pin }) });
      expect(platform.calls).toEqual(["read", "update pin", "settle"]);
    }
  });

  it("says how to give it more time", async () => {
    platform.settle = () => {
      throw new DeadlineError("timed out");
    };
    await expect(process_().create(INPUTS)).rejects.toThrow(
      /timed out\. Raise the resource's customTimeouts/,
    );
  });

  it("says what to do when the object is gone", async () => {
    await expect(process_().update("obj-8", INPUTS, INPUTS)).rejects.toThrow("pulumi refresh");
  });
});

describe("delete", () => {
  it("succeeds twice", async () => {
    const { id, outputs } = await process_().create(INPUTS);
    await process_().delete(id, outputs);
    await process_().delete(id, outputs);
    expect(platform.objects.size).toBe(0);
  });

  it("tells the definition what is known of the object", async () => {
    const { id, outputs } = await process_().create(INPUTS);
    const told: unknown[] = [];
    const spec: typeof sample.spec = {
      ...sample.spec,
      delete: ({ prior }) => Promise.resolve(void told.push(prior)),
    };
    const config = () => JSON.stringify({ key: SECRET_KEY });
    await new Lifecycle({ ...sample, spec }, { config, print: () => undefined }).delete(id, outputs);
    const own = Object.entries(outputs).filter(([name]) => !name.startsWith("__"));
    expect(told).toEqual([Object.fromEntries(own)]);
  });
});

describe("what a definition may say of its own", () => {
  const host = {
    config: (key: string) => (key === "batchflow:sample" ? JSON.stringify({ key: SECRET_KEY }) : undefined),
    print: () => undefined,
  };
  const withSpec = (spec: Partial<typeof sample.spec>) =>
    new Lifecycle({ ...sample, spec: { ...sample.spec, ...spec } }, host);

  it("replaces for reasons that lie in other values", () => {
    const lifecycle = withSpec({
      replaces: (changed, before) => (changed.has("size") && before.fixedSize === true ? ["size"] : []),
    });
    const olds = { ...INPUTS, name: "train" };
    expect(lifecycle.diff("obj-1", olds, { ...INPUTS, size: 3 }).replaces).toEqual([]);
    expect(lifecycle.diff("obj-1", { ...olds, fixedSize: true }, { ...INPUTS, size: 3 }).replaces).toEqual([
      "size",
    ]);
    expect(lifecycle.diff("obj-1", { ...olds, fixedSize: true }, INPUTS).changed).toBe(false);
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

  it.each([
    ["made from the resource's own", undefined, true],
    ["chosen", "mine", false],
  ])("looks for what an earlier create left knowing that the name was %s", async (_what, name, named) => {
    const asked: boolean[] = [];
    const lifecycle = withSpec({
      find: (operation) => {
        asked.push(operation.named);
        return Promise.resolve(undefined);
      },
    });
    await lifecycle.create(lifecycle.check({}, { ...INPUTS, name }).inputs);
    expect(asked).toEqual([named]);
  });
});

describe("two connections", () => {
  const config = (key: string) => (key.startsWith("batchflow:") ? JSON.stringify({ key }) : undefined);
  const lifecycle = () => new Lifecycle(sample, { config, print: (line) => printed.push(line) });
  const elsewhere = { connection: "other", __identity: "proj::dev::sample:Object::other" };

  it("may have objects with the same id", async () => {
    const run = lifecycle();
    run.diff("obj-1", INPUTS, INPUTS);
    expect((await run.create({ ...INPUTS, ...elsewhere })).id).toBe("obj-1");
    expect(platform.objects.size).toBe(1);
  });

  it("do not keep each other's objects from being deleted", async () => {
    await lifecycle().create({ ...INPUTS, ...elsewhere });
    const run = lifecycle();
    const { id } = await run.create({ ...INPUTS, ...elsewhere });
    await run.delete(id, INPUTS);
    expect(platform.calls.at(-1)).toBe("delete");
  });
});

describe("after an import", () => {
  const PROGRAM = { ...INPUTS, pin: "1111", __timeouts: { delete: 60 } };

  /** The engine's state after an import and an update that found nothing to do: new inputs, the outputs of the read. */
  async function imported() {
    const { id } = await process_().create({ ...INPUTS, __identity: "elsewhere" });
    const read = await process_().read(id, {});
    const outputs = read?.outputs ?? {};
    const first = process_().check(read?.inputs ?? {}, PROGRAM);
    expect(process_().diff(id, outputs, first.inputs).changed).toBe(false);
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
    expect(process_().diff(id, outputs, process_().check(inputs, PROGRAM).inputs).changed).toBe(false);
    const changed = process_().check(inputs, { ...PROGRAM, ...change });
    expect(process_().diff(id, outputs, changed.inputs)).toMatchObject({ changed: true, replaces });
  });

  it("gives the platform the new credential, and then knows it", async () => {
    const { id, inputs, outputs } = await imported();
    const news = process_().check(inputs, { ...PROGRAM, pin: "2222" }).inputs;
    const updated = await process_().update(id, outputs, news);
    expect(platform.objects.get(id)).toMatchObject({ pin: "2222" });
    const again = process_().check(news, { ...PROGRAM, pin: "2222" }).inputs;
    expect(again).not.toHaveProperty("__unseenChanges");
    expect(updated.outputs).not.toHaveProperty("__unread");
    expect(process_().diff(id, updated.outputs, again).changed).toBe(false);
  });
});

describe("the time that a deletion may take", () => {
  it("reaches the state, from which alone delete has it", () => {
    const diff = (before: object, after: object) =>
      process_().diff("obj-1", { ...INPUTS, ...before }, { ...INPUTS, ...after });
    expect(diff({ __timeouts: { delete: 2 } }, { __timeouts: { delete: 60 } })).toMatchObject({
      changed: true,
      replaces: [],
    });
    expect(diff({}, { __timeouts: { delete: 60 } }).changed).toBe(true);
    expect(diff({ __timeouts: { delete: 60 } }, { __timeouts: { delete: 60, create: 5 } }).changed).toBe(
      false,
    );
  });
});

describe("a replacement that is forced with the new object first", () => {
  it("makes another object, although the token of the same inputs leads to the old one", async () => {
    const { id, outputs } = await process_().create(INPUTS);
    const lifecycle = process_();
    // A refresh names the old object in this run.
    await lifecycle.read(id, outputs);
    const next = await lifecycle.create(INPUTS);
    expect(next.id).not.toBe(id);
    await lifecycle.delete(id, outputs);
    expect([...platform.objects.keys()]).toEqual([next.id]);
  });

  it("may give the next object the id of one that a refresh has found gone", async () => {
    platform.hasTokens = false;
    const lifecycle = process_();
    const { id, outputs } = await lifecycle.create(INPUTS);
    platform.objects.clear();
    expect(await lifecycle.read(id, outputs)).toBeUndefined();
    let creates = 0;
    platform.create = (object) => {
      creates += 1;
      platform.objects.set(id, object);
      return id;
    };
    expect((await lifecycle.create(INPUTS)).id).toBe(id);
    expect(creates).toBe(1);
  });

  it("may give the next object the id of one that was deleted", async () => {
    platform.hasTokens = false;
    const lifecycle = process_();
    const { id, outputs } = await lifecycle.create(INPUTS);
    await lifecycle.delete(id, outputs);
    platform.create = (object) => {
      platform.objects.set(id, object);
      return id;
    };
    expect((await lifecycle.create(INPUTS)).id).toBe(id);
  });
});
