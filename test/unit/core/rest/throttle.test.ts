import { getEventListeners, setMaxListeners } from "node:events";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CancelledError, DeadlineError } from "../../../../provider/core/errors";
import { Throttle } from "../../../../provider/core/rest/throttle";
import { hearingOfTrouble } from "../../../../provider/core/trouble";
import { onceSettled } from "../sample/clock";

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
    await onceSettled(all);
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

  it("loses no turn to calls that gave up, and leaves nothing on their signals", async () => {
    const throttle = new Throttle(() => 5);
    await throttle.turn("a", never);
    const [deadline, cancel, live] = [new AbortController(), new AbortController(), new AbortController()];
    for (const { signal } of [deadline, cancel, live]) setMaxListeners(0, signal);
    const given = Array.from({ length: 25 }, () => throttle.turn("a", deadline.signal));
    const stopped = Array.from({ length: 25 }, () =>
      hearingOfTrouble({ log: () => undefined, cancelled: cancel.signal }, () =>
        throttle.turn("a", live.signal),
      ),
    );
    const start = Date.now();
    const turn = throttle.turn("a", live.signal).then(() => Date.now() - start);
    deadline.abort();
    cancel.abort();
    for (const one of given) await expect(one).rejects.toThrow(DeadlineError);
    for (const one of stopped) await expect(one).rejects.toThrow(CancelledError);
    expect(await onceSettled(turn)).toBeLessThanOrEqual(250);
    for (const { signal } of [deadline, cancel, live]) expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("gives the place of a call that gave up to the next one", async () => {
    const throttle = new Throttle(() => 1);
    await throttle.turn("a", never);
    const deadline = new AbortController();
    const [hasty, patient] = [throttle.turn("a", deadline.signal), throttle.turn("a", never)];
    const rejected = expect(hasty).rejects.toThrow(DeadlineError);
    deadline.abort();
    const start = Date.now();
    const waited = patient.then(() => Date.now() - start);
    await vi.advanceTimersByTimeAsync(5_000);
    await rejected;
    expect(await waited).toBeLessThan(2_000);
  });
});
