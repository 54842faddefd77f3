import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Batch } from "../../../provider/core/rest/batch";
import {
  ConfigurationError,
  ConnectionError,
  DeadlineError,
  RefusedError,
  ServerError,
  ThrottledError,
  UnexpectedAnswerError,
} from "../../../provider/core/errors";
import { withRetry } from "../../../provider/core/rest/retry";
import { Throttle } from "../../../provider/core/rest/throttle";
import { hearingOfTrouble } from "../../../provider/core/trouble";
import { waitUntil } from "../../../provider/core/wait";

vi.mock("node:timers/promises", () => import("./sleep.js"));

const never = new AbortController().signal;

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] }));
afterEach(() => void vi.useRealTimers());

describe("Throttle", () => {
  it("lets no window of a second hold more than the rate, and starves nobody", async () => {
    const throttle = new Throttle((action) => (action === "free" ? undefined : 20));
    const turns: number[] = [];
    const signals = Array.from({ length: 200 }, () => new AbortController().signal);
    const order: number[] = [];
    const all = Promise.all(
      signals.map(async (signal, index) => {
        await throttle.turn("limited", signal);
        turns.push(Date.now());
        order.push(index);
      }),
    );
    await vi.advanceTimersByTimeAsync(20_000);
    await all;
    for (const turn of turns)
      expect(turns.filter((other) => other >= turn && other < turn + 1_000).length).toBeLessThanOrEqual(20);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    await throttle.turn("free", never);
  });

  it("gives up with the signal", async () => {
    vi.useRealTimers();
    const throttle = new Throttle(() => 1);
    const controller = new AbortController();
    await throttle.turn("a", never);
    const second = throttle.turn("a", controller.signal);
    controller.abort();
    await expect(second).rejects.toThrow(DeadlineError);
  });
});

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
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await result).toBe("done");
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
    await vi.advanceTimersByTimeAsync(120_000);
    expect(await result).toBe("done");
    expect((times.at(-1) ?? 0) - (times.at(-2) ?? 0)).toBeGreaterThanOrEqual(10_000);
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
    await vi.advanceTimersByTimeAsync(120_000);
    expect(await both).toEqual(["done", "done"]);
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
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await failed).toBeInstanceOf(ConfigurationError);
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
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await result).toBeInstanceOf(DeadlineError);
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
    await vi.advanceTimersByTimeAsync(60_000);
    await failed;
    expect(times).toHaveLength(2);
  });
});

describe("waitUntil", () => {
  it("polls with growing intervals and writes a line when the state changes", async () => {
    const times: number[] = [];
    const lines: string[] = [];
    const states = ["0 of 2", "0 of 2", "1 of 2", "1 of 2"];
    vi.useRealTimers();
    const result = await waitUntil({
      what: "2 nodes",
      signal: never,
      log: (line) => lines.push(line),
      interval: 4,
      poll: () => {
        times.push(performance.now());
        const progress = states.shift();
        return Promise.resolve(progress === undefined ? { done: 42 } : { progress });
      },
    });
    expect(result).toBe(42);
    expect(times).toHaveLength(5);
    expect(lines).toEqual(["waiting for 2 nodes: 0 of 2", "waiting for 2 nodes: 1 of 2"]);
  });

  it("ends at the deadline and says what it saw last", async () => {
    vi.useRealTimers();
    const controller = new AbortController();
    const poll = () => {
      controller.abort();
      return Promise.resolve({ progress: "creating" });
    };
    const wait = waitUntil({ what: "the node", signal: controller.signal, log: () => undefined, poll });
    await expect(wait).rejects.toThrow("timed out waiting for the node; last state: creating");
  });
});

describe("Batch", () => {
  it("joins a wave of reads, splits at the request's size, and keeps what is missing apart", async () => {
    vi.useRealTimers();
    const requests: number[] = [];
    const batch = new Batch<string>({
      maxSize: 100,
      load: (ids) => {
        requests.push(ids.length);
        return Promise.resolve(new Map(ids.filter((id) => id !== "id-7").map((id) => [id, `object ${id}`])));
      },
    });
    const found = await Promise.all(Array.from({ length: 250 }, (_, index) => batch.load(`id-${index}`)));
    expect(requests.sort()).toEqual([100, 100, 50]);
    expect(found[7]).toBeUndefined();
    expect(found[8]).toBe("object id-8");
  });

  it("lets reads that arrive while it waits for its turn join", async () => {
    vi.useRealTimers();
    const requests: string[][] = [];
    let open = (): void => undefined;
    let reached = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (reached = resolve));
    const gate = new Promise<void>((resolve) => (open = resolve));
    const batch = new Batch<string>({
      maxSize: 100,
      ready: () => {
        reached();
        return gate;
      },
      load: (ids) => {
        requests.push([...ids]);
        return Promise.resolve(new Map());
      },
    });
    const first = batch.load("a");
    await waiting;
    const second = batch.load("b");
    open();
    await Promise.all([first, second]);
    expect(requests).toEqual([["a", "b"]]);
  });

  it("fails each read of a failed request", async () => {
    vi.useRealTimers();
    const batch = new Batch<string>({ maxSize: 10, load: () => Promise.reject(new ServerError("down")) });
    await expect(batch.load("a")).rejects.toThrow("down");
  });
});
