import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import {
  ConflictError,
  messageOf,
  RefusedError,
  ServerError,
  ThrottledError,
} from "../../../provider/core/errors";
import { PartialFailure } from "../../../provider/core/lifecycle";
import { tellTrouble } from "../../../provider/core/trouble";
import { State } from "../../engineRun";
import { byNameOn } from "./named";
import { INPUTS, newRun, runOf, type RunOptions, SECRET_KEY, URN, urnOf, withSpec } from "./runs";
import { freshPlatform, loseNextAnswer, sample, type SamplePlatform } from "./sample";

vi.mock("node:timers/promises", () => import("./sleep.js"));

let platform: SamplePlatform;

beforeEach(() => {
  platform = freshPlatform();
});
afterEach(() => {
  vi.useRealTimers();
});

const creates = () => platform.calls.filter((call) => call === "create").length;

/** A state in which an earlier run's creation of the resource is unresolved. */
function afterKill(): State {
  const state = new State();
  state.interrupted(URN);
  return state;
}

const failureOf = (made: Promise<unknown>) => made.catch((error: unknown) => error);

/** Loses the answer of the next create, which the platform carries out this much later. */
function carryOutLate(milliseconds: number): void {
  platform.hasTokens = false;
  const create = platform.create.bind(platform);
  platform.create = (object) => {
    platform.create = create;
    platform.calls.push("create");
    setTimeout(() => platform.objects.set("obj-99", object), milliseconds);
    throw new ServerError("the connection broke");
  };
}

/** Whether the platform has room for a mark, or shows an object by its name alone. */
const byName = (extra: object = {}): RunOptions["spec"] => ({ lookup: { ...byNameOn(platform), ...extra } });

describe("create", () => {
  it("answers the inputs as they were spelled, with the outputs and nothing that moves", async () => {
    const { id, outputs } = await newRun().create({ ...INPUTS, disks: [] });
    expect(id).toBe("obj-1");
    const { createTime } = platform.objects.get("obj-1") ?? {};
    expect(outputs).toEqual({ ...INPUTS, disks: [], createTime, __release: "0.1.0" });
  });

  it("gives each call a mark of its own, with one part for the resource", async () => {
    platform.hasTokens = false;
    await newRun().create(INPUTS);
    await newRun().create(INPUTS);
    const [first, second] = [...platform.objects.values()].map(({ mark }) => mark);
    expect(first?.who).toBe(second?.who);
    expect(first?.which).not.toBe(second?.which);
    expect(first?.text).toMatch(/^[0-9a-f]{24}-[0-9a-f]{16}$/);
  });

  it("finds what it has made after a lost answer, and nothing of an earlier create", async () => {
    platform.hasTokens = false;
    await newRun().create(INPUTS);
    loseNextAnswer(platform);
    expect((await newRun().create(INPUTS)).id).toBe("obj-2");
    expect([...platform.objects.keys()]).toEqual(["obj-1", "obj-2"]);
  });

  it("repeats a request with the same token at once", async () => {
    platform.beforeCreate = () => {
      platform.beforeCreate = () => undefined;
      throw new ServerError("the connection broke");
    };
    expect((await runOf({ config: { lateAnswers: 600 } }).create(INPUTS)).id).toBe("obj-1");
    expect(creates()).toBe(2);
  });

  it.each([300, 1_500, 4_000, 20_000])(
    "waits for a request without an answer that is carried out %i ms later",
    async (late) => {
      vi.useFakeTimers();
      carryOutLate(late);
      const made = runOf({ config: { lateAnswers: 30 } }).create(INPUTS);
      await vi.advanceTimersByTimeAsync(40_000);
      expect((await made).id).toBe("obj-99");
      expect(platform.objects.size).toBe(1);
    },
  );

  it("removes what the platform carried out later still, which its mark proves to be the same creation's", async () => {
    vi.useFakeTimers();
    carryOutLate(35_000);
    const run = runOf({
      config: { lateAnswers: 30 },
      spec: { settle: () => new Promise((resolve) => void setTimeout(resolve, 10_000)) },
    });
    const made = run.create(INPUTS);
    await vi.advanceTimersByTimeAsync(60_000);
    const { id } = await made;
    expect(id).not.toBe("obj-99");
    expect([...platform.objects.keys()]).toEqual([id]);
    expect(run.printed.join()).toContain("removed obj-99");
  });

  it("removes it too where the create fails because the object does not show", async () => {
    vi.useFakeTimers();
    carryOutLate(35_000);
    const unreadable = () =>
      new Promise<never>(
        (_resolve, reject) => void setTimeout(() => reject(new RefusedError("not now")), 10_000),
      );
    const read: typeof sample.spec.read = (operation) =>
      operation.id === "obj-99" ? sample.spec.read(operation) : unreadable();
    const run = runOf({ config: { lateAnswers: 30 }, spec: { read } });
    const failed = failureOf(run.create(INPUTS));
    await vi.advanceTimersByTimeAsync(90_000);
    const failure = (await failed) as PartialFailure;
    expect(failure).toBeInstanceOf(PartialFailure);
    expect([...platform.objects.keys()]).toEqual([failure.state.id]);
    expect(run.printed.join()).toContain("removed obj-99");
  });

  it("removes it too where the last look finds more than one", async () => {
    platform.hasTokens = false;
    platform.afterCreate = () => {
      throw new ServerError("the connection broke");
    };
    let looks = 0;
    const find: typeof sample.spec.lookup.find = (operation) => {
      looks += 1;
      if (looks === 3) throw new RefusedError("not now");
      return looks < 3 ? Promise.resolve([]) : sample.spec.lookup.find(operation);
    };
    const run = withSpec({ lookup: { ...sample.spec.lookup, find } });
    const failure = (await failureOf(run.create(INPUTS))) as PartialFailure;
    expect(creates()).toBe(2);
    expect(failure).toBeInstanceOf(PartialFailure);
    expect([...platform.objects.keys()]).toEqual([failure.state.id]);
  });

  it("names it where nothing but a name tells", async () => {
    vi.useFakeTimers();
    carryOutLate(35_000);
    const settle = () => new Promise<void>((resolve) => void setTimeout(resolve, 10_000));
    const run = runOf({ config: { lateAnswers: 30 }, spec: { ...byName(), settle } });
    const made = run.create(INPUTS);
    await vi.advanceTimersByTimeAsync(60_000);
    await made;
    expect(platform.objects.size).toBe(2);
    expect(run.printed.join()).toMatch(/obj-99 seems to have been made by the same creation/);
  });

  it("waits for nothing where the platform itself says that the request failed", async () => {
    platform.hasTokens = false;
    platform.beforeCreate = () => {
      platform.beforeCreate = () => undefined;
      throw new ServerError("failed", { answered: true });
    };
    expect((await runOf({ config: { lateAnswers: 600 } }).create(INPUTS)).id).toBe("obj-1");
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
    expect((await newRun().create(INPUTS)).id).toBe("obj-1");
    expect(creates()).toBe(2);
  });

  it("says while it keeps trying why, without a secret", async () => {
    vi.useFakeTimers();
    platform.beforeCreate = () => {
      throw new ServerError(`down for ${SECRET_KEY}`);
    };
    const run = newRun();
    const created = run.create(INPUTS);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(run.printed).toEqual([]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(run.printed).toEqual(["sample:Object train: tries again after: down for [secret]"]);
    platform.beforeCreate = () => undefined;
    await vi.advanceTimersByTimeAsync(30_000);
    expect((await created).id).toBe("obj-1");
  });

  it("makes one object however late it shows", async () => {
    vi.useFakeTimers();
    let reads = 0;
    const created = withSpec({
      read: (operation) => ((reads += 1) < 7 ? Promise.resolve(undefined) : sample.spec.read(operation)),
    }).create(INPUTS);
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await created).id).toBe("obj-1");
    expect(platform.objects.size).toBe(1);
  });

  it("keeps the id of an object that does not show", async () => {
    const failure = await failureOf(
      withSpec({ read: () => Promise.resolve(undefined) }).create({
        ...INPUTS,
        __timeouts: { create: 0.05 },
      }),
    );
    expect(failure).toBeInstanceOf(PartialFailure);
    expect((failure as PartialFailure).state).toMatchObject({ id: "obj-1", notes: { incomplete: true } });
  });

  it("keeps what a request without an answer has made by the end of the time, in state", async () => {
    platform.hasTokens = false;
    let searches = 0;
    const { lookup } = sample.spec;
    const run = withSpec({
      lookup: {
        ...sample.spec.lookup,
        find: async (operation) => ((searches += 1) < 3 ? [] : lookup.find(operation)),
      },
    });
    platform.afterCreate = () => {
      throw new ServerError("the connection broke");
    };
    const failure = await failureOf(run.create({ ...INPUTS, __timeouts: { create: 0.1 } }));
    expect(failure).toBeInstanceOf(PartialFailure);
    expect((failure as PartialFailure).state.id).toBe("obj-1");
  });

  it("has a deadline of any fraction of a second", async () => {
    expect((await newRun().create({ ...INPUTS, __timeouts: { create: 16.1 } })).id).toBe("obj-1");
  });

  it("does not take what refuses the first try", async () => {
    platform.beforeCreate = () => {
      throw new ConflictError("the name is taken");
    };
    await expect(newRun().create(INPUTS)).rejects.toThrow("the name is taken");
    expect(creates()).toBe(1);
  });

  it("keeps the id of an object that does not become what was asked for", async () => {
    platform.settle = () => {
      throw new Error("no stock");
    };
    const failure = (await failureOf(newRun().create(INPUTS))) as PartialFailure;
    expect(failure).toBeInstanceOf(PartialFailure);
    expect(failure.state).toMatchObject({ id: "obj-1", outputs: { size: 2 }, notes: { incomplete: true } });
    expect(failure.message).toContain("sample:Object train (obj-1): no stock");
  });

  it("takes credentials out of every message", async () => {
    platform.afterCreate = () => {
      throw new Error(`signature of ${SECRET_KEY} and hunter22 is wrong`);
    };
    const error = await newRun()
      .create({ ...INPUTS, password: "hunter22" })
      .then(() => "", messageOf);
    expect(error).toContain("signature of [secret] and [secret]");
  });

  it("ends a wait when the run is cancelled, in words of its own", async () => {
    const cancel = new AbortController();
    platform.beforeCreate = () => {
      cancel.abort();
      throw new ServerError("down");
    };
    platform.hasTokens = false;
    const run = runOf({ config: { lateAnswers: 600 }, host: { cancelled: cancel.signal } });
    const error = await run.create(INPUTS).then(() => "", messageOf);
    expect(error).toContain("cancelled");
    expect(error).not.toMatch(/deadline|timed out|customTimeouts/);
  });

  it("waits for a deletion without an answer before it makes another object of the name", async () => {
    vi.useFakeTimers();
    const { id, outputs } = await newRun().create(INPUTS);
    const run = runOf({
      config: { lateAnswers: 30 },
      spec: {
        ...byName({ unique: true }),
        delete: async (operation) => {
          tellTrouble(new ServerError("the connection broke"));
          await sample.spec.delete(operation);
        },
      },
    });
    await run.delete(id, outputs);
    const made = run.create(INPUTS);
    await vi.advanceTimersByTimeAsync(25_000);
    expect(creates()).toBe(1);
    await vi.advanceTimersByTimeAsync(10_000);
    await made;
    expect(creates()).toBe(2);
  });
});

describe("an object with the resource's mark that this run does not know", () => {
  beforeEach(() => {
    platform.hasTokens = false;
  });

  it("is taken over where the checkpoint proves that an interrupted run made it", async () => {
    await newRun().create(INPUTS);
    const run = runOf({ state: afterKill() });
    expect((await run.create(INPUTS)).id).toBe("obj-1");
    expect(run.printed.join()).toContain("continues with obj-1");
    expect(platform.objects.size).toBe(1);
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

describe("an object of the resource's name, where there is no mark", () => {
  const GENERATED = async () => {
    const { name: _name, ...unnamed } = INPUTS;
    return (await newRun().check({}, unnamed)).inputs;
  };
  beforeEach(() => {
    platform.hasTokens = false;
  });

  it("is taken over where the name was generated and the checkpoint proves it", async () => {
    const news = await GENERATED();
    await runOf({ spec: byName() ?? {} }).create(news);
    expect((await runOf({ spec: byName() ?? {}, state: afterKill() }).create(news)).id).toBe("obj-1");
  });

  it.each([true, false])(
    "is no hindrance where nothing proves it, unless names are unique (%s)",
    async (unique) => {
      const news = await GENERATED();
      const spec = byName({ unique }) ?? {};
      await runOf({ spec }).create(news);
      const made = runOf({ spec }).create(news);
      if (unique) await expect(made).rejects.toThrow(/exists already.*adopt: "obj-1"/);
      else expect((await made).id).toBe("obj-2");
    },
  );

  it("is taken over, too, where the run that was interrupted had deleted another of its id first", async () => {
    const news = await GENERATED();
    const spec = byName({ unique: true }) ?? {};
    const { id, outputs } = await runOf({ spec }).create(news);
    // The engine asks how the object that is gone differs before it asks for the new one.
    const state = afterKill();
    const run = runOf({ spec, state });
    await run.diff(id, outputs, { ...news, zone: "z2" });
    expect((await run.create(news)).id).toBe(id);
  });

  it("is never taken where the program chose the name", async () => {
    const spec = byName() ?? {};
    await runOf({ spec }).create(INPUTS);
    await expect(runOf({ spec, state: afterKill() }).create(INPUTS)).rejects.toThrow(
      /the object train exists already/,
    );
  });

  it("is not decided about where the platform does not tell its age", async () => {
    const news = await GENERATED();
    await runOf({ spec: byName() ?? {} }).create(news);
    for (const object of platform.objects.values()) object.createTime = undefined;
    await expect(runOf({ spec: byName() ?? {}, state: afterKill() }).create(news)).rejects.toThrow(
      /unknown age.*does not say when/s,
    );
  });

  it("is found by its name after a lost answer, where the name was free before", async () => {
    loseNextAnswer(platform);
    expect((await runOf({ spec: byName() ?? {} }).create(INPUTS)).id).toBe("obj-1");
    expect(creates()).toBe(1);
  });

  it("gets another generated name in a replacement beside the old one, the same in preview and up", async () => {
    const { name: _name, ...unnamed } = INPUTS;
    const news = { ...unnamed, __createFirst: true };
    const old = (await newRun().check({}, news)).inputs;
    const names = [];
    for (let time = 0; time < 2; time += 1) {
      const run = newRun();
      const changed = (await run.check(old, { ...news, zone: "z2" })).inputs;
      expect(changed.name).toBe(old.name);
      await run.diff("obj-1", old, changed);
      names.push((await run.check({}, { ...news, zone: "z2" })).inputs.name);
    }
    expect(names[0]).toMatch(/^train-[0-9a-f]{11}$/);
    expect(names[0]).not.toBe(old.name);
    expect(names[1]).toBe(names[0]);
  });

  it("gets another generated name in a forced replacement too, of which only the state tells", async () => {
    const { name: _name, ...unnamed } = INPUTS;
    const news = { ...unnamed, __createFirst: true };
    const state = new State();
    const nameIn = async () =>
      (await runOf({ spec: byName({ unique: true }) ?? {}, state }).check({}, news)).inputs.name;
    const first = await nameIn();
    state.resources.push({ urn: urnOf("other"), id: "obj-1" });
    expect(await nameIn()).toBe(first);
    state.resources.push({ urn: URN, id: "obj-2" });
    expect(await nameIn()).toMatch(/^train-[0-9a-f]{11}$/);
    expect(await nameIn()).not.toBe(first);
  });
});

describe("throttled requests", () => {
  it("are no reason to look for anything", async () => {
    platform.beforeCreate = () => {
      throw new ThrottledError("slow down");
    };
    await expect(newRun().create(INPUTS)).rejects.toThrow("slow down");
    expect(creates()).toBe(1);
  });
});

describe("two accounts", () => {
  it("may have objects with the same id", async () => {
    const config = (key: string) => JSON.stringify({ key: SECRET_KEY, lateAnswers: 0, place: key });
    const run = runOf({ host: { config } });
    await run.diff("obj-1", INPUTS, INPUTS);
    const elsewhere = { ...INPUTS, connection: "other", __identity: urnOf("other") };
    expect((await run.create(elsewhere)).id).toBe("obj-1");
  });
});
