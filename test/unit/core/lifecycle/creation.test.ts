import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { ConflictError, messageOf, ServerError, ThrottledError } from "../../../../provider/core/errors";
import { PartialFailure } from "../../../../provider/core/lifecycle";
import { onceSettled } from "../sample/clock";
import { failureOf, INPUTS, newRun, runOf, SECRET_KEY, urnOf, withSpec } from "../sample/runs";
import { freshPlatform, sample, type SamplePlatform } from "../sample/definition";

let platform: SamplePlatform;

beforeEach(() => {
  platform = freshPlatform();
});

afterEach(() => {
  vi.useRealTimers();
});

const creates = () => platform.calls.filter((call) => call === "create").length;

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
    expect(run.printed).toEqual([
      "sample:Object train: tries again after: down for [secret]; gives up in 30 s",
    ]);
    platform.beforeCreate = () => undefined;
    expect((await onceSettled(created)).id).toBe("obj-1");
  });

  it("makes one object however late it shows", async () => {
    vi.useFakeTimers();
    const shows = Date.now() + 35_000;
    const created = withSpec({
      read: (operation) => (Date.now() < shows ? Promise.resolve(undefined) : sample.spec.read(operation)),
    }).create(INPUTS);
    expect((await onceSettled(created)).id).toBe("obj-1");
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
