import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  ConfigurationError,
  ConnectionError,
  DeadlineError,
  RefusedError,
  ServerError,
  ThrottledError,
  UnexpectedAnswerError,
} from "../../../../provider/core/errors";
import { withRetry } from "../../../../provider/core/rest/retry";
import { hearingOfTrouble } from "../../../../provider/core/trouble";
import { onceSettled } from "../sample/clock";

const never = new AbortController().signal;

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] }));

afterEach(() => void vi.useRealTimers());

describe("withRetry", () => {
  const failing = (errors: Error[]) => {
    const times: number[] = [];
    const call = () => {
      times.push(Date.now());
      const error = errors.shift();
      return error === undefined ? Promise.resolve("done") : Promise.reject(error);
    };
    return { call, times };
  };

  it("repeats what passes, and honours the platform's hint", async () => {
    const { call, times } = failing([
      new ThrottledError("slow down", { retryAfter: 7_000 }),
      new ServerError("oops"),
    ]);
    const result = withRetry(call, { signal: never, idempotent: true });
    expect(await onceSettled(result)).toBe("done");
    expect(times).toHaveLength(3);
    const pause = (times[1] ?? 0) - (times[0] ?? 0);
    expect(pause).toBeGreaterThanOrEqual(7_000);
    expect(pause).toBeLessThanOrEqual(7_700);
  });

  it("pauses ever longer although the platform asks for no pause", async () => {
    const { call, times } = failing(
      Array.from({ length: 9 }, () => new ThrottledError("busy", { retryAfter: 0 })),
    );
    const result = withRetry(call, { signal: never, idempotent: true });
    expect(await onceSettled(result)).toBe("done");
    expect((times.at(-1) ?? 0) - (times.at(-2) ?? 0)).toBeGreaterThanOrEqual(10_000);
  });

  it("leaves the wait to the queue where each try has a turn, but for what is no refusal by rate", async () => {
    const busy = Array.from({ length: 5 }, () => new ThrottledError("busy", { retryAfter: 7_000 }));
    const { call, times } = failing([...busy, new ServerError("oops")]);
    const result = withRetry(call, { signal: never, idempotent: true, paced: true });
    expect(await onceSettled(result)).toBe("done");
    const [first, last] = [times[0]!, times.at(-1)!];
    expect(times.slice(0, 6).map((time) => time - first)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(last - first).toBeGreaterThanOrEqual(125);
    expect(last - first).toBeLessThanOrEqual(251);
  });

  it("tells each operation of its own trouble, from half a minute on and then every half minute", async () => {
    const lines: Record<string, string[]> = { long: [], short: [] };
    const operation = (name: string, failures: number) => {
      const { call } = failing(Array.from({ length: failures }, () => new ThrottledError(`busy ${name}`)));
      return hearingOfTrouble({ log: (line) => lines[name]?.push(line) }, () =>
        withRetry(call, { signal: never, idempotent: false, maxDelay: 1_000 }),
      );
    };
    const both = Promise.all([operation("long", 90), operation("short", 20)]);
    expect(await onceSettled(both)).toEqual(["done", "done"]);
    expect(lines.short).toEqual([]);
    // 90 pauses of half a second to a second.
    expect(lines.long?.length).toBeGreaterThanOrEqual(1);
    expect(lines.long?.length).toBeLessThanOrEqual(3);
    expect(new Set(lines.long)).toEqual(new Set(["tries again after: busy long"]));
  });

  it("ends a pause at the deadline", async () => {
    const controller = new AbortController();
    const { call, times } = failing([new ThrottledError("busy", { retryAfter: 100_000 })]);
    const result = withRetry(call, { signal: controller.signal, idempotent: true });
    const failed = expect(result).rejects.toThrow("gave up at the deadline; the last failure was: busy");
    await vi.advanceTimersByTimeAsync(1_000);
    controller.abort();
    await vi.advanceTimersByTimeAsync(0);
    await failed;
    expect(times).toHaveLength(1);
  });

  it.each([
    ["that may have been carried out, unless it may be repeated", new ConnectionError("reset"), false],
    ["that was refused", new RefusedError("no"), true],
    ["whose answer is none of the API's, unless it may be repeated", new UnexpectedAnswerError("no"), false],
  ])("does not repeat a call %s", async (_what, error, idempotent) => {
    const { call, times } = failing([error]);
    await expect(withRetry(call, { signal: never, idempotent })).rejects.toBe(error);
    expect(times).toHaveLength(1);
  });

  it("takes three answers that are none of the API's for those of something else", async () => {
    const strange = () => new UnexpectedAnswerError("no JSON", { action: "ListThings" });
    const { call, times } = failing([strange(), new ServerError("oops"), strange(), strange()]);
    const failed = withRetry(call, { signal: never, idempotent: true }).catch((error: unknown) => error);
    expect(await onceSettled(failed)).toBeInstanceOf(ConfigurationError);
    expect(String(await failed)).toMatch(/not what the API describes \(ListThings\)\. Check .* endpoint/);
    expect(times).toHaveLength(4);
  });

  it("ends at the deadline with the last failure", async () => {
    const controller = new AbortController();
    const { call } = failing(Array.from({ length: 500 }, () => new ServerError("database is down")));
    const result = withRetry(call, { signal: controller.signal, idempotent: true }).catch(
      (error: unknown) => error,
    );
    await vi.advanceTimersByTimeAsync(30_000);
    controller.abort();
    expect(await onceSettled(result)).toBeInstanceOf(DeadlineError);
    expect(String(await result)).toContain("database is down");
  });

  it("tells the last failure where the deadline cuts a later try short", async () => {
    const controller = new AbortController();
    const { call, times } = failing([new ThrottledError("busy"), new DeadlineError("cut")]);
    const result = withRetry(call, {
      signal: controller.signal,
      idempotent: false,
      onFailure: (error) => error instanceof DeadlineError && controller.abort(),
    });
    const failed = expect(result).rejects.toThrow("gave up at the deadline; the last failure was: busy");
    await onceSettled(failed);
    expect(times).toHaveLength(2);
  });
});
