import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Ledgers, Lifecycle } from "../../../../../provider/core/lifecycle";
import { knownOf, wantedOf } from "../../../../../provider/hosts/bag";
import { onceSettled } from "../../sample/clock";
import { namedOn } from "../../sample/named";
import { INPUTS, newRun, runOf, SECRET_KEY, URN } from "../../sample/runs";
import { freshPlatform, sample, type SamplePlatform } from "../../sample/definition";

let platform: SamplePlatform;

beforeEach(() => {
  platform = freshPlatform();
  platform.hasTokens = false;
});
afterEach(() => {
  vi.useRealTimers();
});

const PENDING = { pending: [{ urn: URN, type: "creating" }], resources: [] };

/** The core as a command drives it, outside any run of the engine. */
function command(spec: Partial<typeof sample.spec> = {}): Lifecycle {
  const config = () => JSON.stringify({ key: SECRET_KEY, lateAnswers: 30 });
  const definition = { ...sample, spec: { ...sample.spec, ...spec } };
  return new Lifecycle(definition, { config, log: () => undefined, ledgers: new Ledgers() });
}

/** What a command finds of the resource's interrupted creation, once all time for late requests has passed. */
async function recovered(
  lifecycle = command(),
  checkpoint: Parameters<Lifecycle["recoverable"]>[1] = PENDING,
) {
  vi.useFakeTimers();
  return onceSettled(lifecycle.recoverable(wantedOf(INPUTS), checkpoint));
}

describe("an interrupted creation", () => {
  it("has made the one young object with the resource's mark: it is not fully made", async () => {
    await newRun().create(INPUTS);
    const answer = await recovered();
    expect(answer).toMatchObject({ kind: "found", state: { id: "obj-1", notes: { incomplete: true } } });
  });

  it("enters the state with what the platform has, so that the next diff sees what differs", async () => {
    await newRun().create({ ...INPUTS, zone: "z2" });
    const answer = await recovered();
    expect(answer).toMatchObject({ kind: "found", state: { outputs: { zone: "z2" } } });
  });

  it("may be carried out while the command looks for it", async () => {
    vi.useFakeTimers();
    const answer = command().recoverable(wantedOf(INPUTS), PENDING);
    await vi.advanceTimersByTimeAsync(20_000);
    await newRun().create(INPUTS);
    expect(await onceSettled(answer)).toMatchObject({ kind: "found", state: { id: "obj-1" } });
  });

  it("has made nothing where nothing shows in the time that a request may be under way", async () => {
    expect(await recovered()).toEqual({ kind: "none" });
  });

  it("has made nothing where the state names the object", async () => {
    const { id } = await newRun().create(INPUTS);
    expect(await recovered(command(), { ...PENDING, resources: [{ urn: URN, id }] })).toEqual({
      kind: "none",
    });
  });

  it.each([
    ["several objects fit", () => newRun().create(INPUTS)],
    ["the object is too old", () => Promise.resolve(age(25 * 3_600_000))],
    ["the platform does not tell its age", () => Promise.resolve(age(undefined))],
  ])("is left to the user where %s", async (_what, change) => {
    await newRun().create(INPUTS);
    await change();
    const answer = await recovered();
    expect(answer.kind).toBe("undecided");
    expect(answer.kind === "undecided" && answer.candidates[0]?.id).toBe("obj-1");
  });

  it("is left to the user where only a name that the program chose tells", async () => {
    const lookup = {
      ...sample.spec.lookup,
      name: "name",
      find: () => Promise.resolve([...platform.objects.keys()].map((id) => ({ id, createTime: Date.now() }))),
    };
    await runOf().create(INPUTS);
    expect(await recovered(command({ lookup }))).toMatchObject({
      kind: "undecided",
      reason: expect.stringContaining("the object train exists") as string,
    });
  });

  it("is left to the user although the state has an object of another type with that name as its id", async () => {
    await runOf({ spec: namedOn(platform) }).create(INPUTS);
    const resources = [{ urn: URN.replace("sample:Object", "sample:Other"), id: "train" }];
    const answer = await recovered(command(namedOn(platform)), { ...PENDING, resources });
    expect(answer).toMatchObject({ kind: "undecided", candidates: [{ id: "train" }] });
  });

  it("is what the user says it is", async () => {
    await newRun().create(INPUTS);
    expect(await command().taken(wantedOf(INPUTS), "obj-1")).toMatchObject({
      id: "obj-1",
      notes: { incomplete: true },
    });
    await expect(command().taken(wantedOf(INPUTS), "obj-9")).rejects.toThrow("there is no obj-9");
  });
});

describe("an interrupted deletion", () => {
  it("may be carried out while the command looks", async () => {
    const { id, outputs } = await newRun().create(INPUTS);
    vi.useFakeTimers();
    const gone = command().isGone(knownOf(id, outputs));
    await vi.advanceTimersByTimeAsync(20_000);
    platform.objects.clear();
    expect(await onceSettled(gone)).toBe(true);
  });

  it("was not carried out where the object is still there after that time", async () => {
    const { id, outputs } = await newRun().create(INPUTS);
    vi.useFakeTimers();
    expect(await onceSettled(command().isGone(knownOf(id, outputs)))).toBe(false);
  });
});

describe("a command that asks about many operations", () => {
  it("waits for late requests once, from when it began", async () => {
    const { id, outputs } = await newRun().create(INPUTS);
    vi.useFakeTimers();
    const since = Date.now();
    vi.advanceTimersByTime(20_000);
    const answers = [
      command().isGone(knownOf(id, outputs), since),
      command({ lookup: { ...sample.spec.lookup, find: () => Promise.resolve([]) } }).recoverable(
        wantedOf(INPUTS),
        PENDING,
        since,
      ),
    ];
    await vi.advanceTimersByTimeAsync(10_000);
    const late = new Promise((resolve) => setTimeout(resolve, 1_000, "late"));
    const first = Promise.race([Promise.all<unknown>(answers), late]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await first).toEqual([false, { kind: "none" }]);
  });
});

/** Gives the one object another age. */
function age(milliseconds: number | undefined): void {
  for (const object of platform.objects.values()) {
    object.createTime = milliseconds === undefined ? undefined : Date.now() - milliseconds;
  }
}
