import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { ConflictError, RefusedError, ServerError } from "../../../../provider/core/errors";
import { PartialFailure } from "../../../../provider/core/lifecycle";
import { tellTrouble } from "../../../../provider/core/trouble";
import { onceSettled } from "../sample/clock";
import { byNameOn } from "../sample/named";
import { failureOf, INPUTS, newRun, runOf, type Spec, withSpec } from "../sample/runs";
import { freshPlatform, loseNextAnswer, sample, type SamplePlatform } from "../sample/definition";

let platform: SamplePlatform;

beforeEach(() => {
  platform = freshPlatform();
});

afterEach(() => {
  vi.useRealTimers();
});

const creates = () => platform.calls.filter((call) => call === "create").length;

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

/** A platform that has no place for a mark: it shows an object by its name alone. */
const byName = (extra: object = {}): Spec => ({ lookup: { ...byNameOn(platform), ...extra } });

describe("create", () => {
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
      expect((await onceSettled(made)).id).toBe("obj-99");
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
    const { id } = await onceSettled(run.create(INPUTS));
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
    const failure = (await onceSettled(failureOf(run.create(INPUTS)))) as PartialFailure;
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
    await onceSettled(run.create(INPUTS));
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
    await onceSettled(made);
    expect(creates()).toBe(2);
  });
});
