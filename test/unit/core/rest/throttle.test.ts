import { getEventListeners, setMaxListeners } from "node:events";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  CancelledError,
  DeadlineError,
  NotFoundError,
  ServerError,
  ThrottledError,
} from "../../../../provider/core/errors";
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

  describe("where the platform refuses by rate", () => {
    const refusing = (retryAfter?: number) => () =>
      Promise.reject(new ThrottledError("busy", retryAfter === undefined ? {} : { retryAfter }));
    /** Milliseconds until a turn. */
    const waitFor = async (throttle: Throttle, name: string) => {
      const start = Date.now();
      await onceSettled(throttle.turn(name, never));
      return Date.now() - start;
    };

    it("slows the queue for all its calls, and no other", async () => {
      const throttle = new Throttle(() => 10);
      for (const name of ["a", "b"]) await throttle.turn(name, never);
      await expect(throttle.sending("a", refusing())).rejects.toThrow("busy");
      const repeated = await waitFor(throttle, "a");
      expect(repeated).toBeGreaterThanOrEqual(105);
      expect(repeated).toBeLessThanOrEqual(232);
      const distance = await waitFor(throttle, "a");
      expect(distance).toBeGreaterThanOrEqual(310);
      expect(distance).toBeLessThanOrEqual(386);
      await waitFor(throttle, "b");
      expect(await waitFor(throttle, "b")).toBe(105);
    });

    it("lets all calls of the queue wait for the time that it asks for", async () => {
      const throttle = new Throttle((name) => (name === "limited" ? 10 : undefined));
      for (const name of ["limited", "free"]) {
        await throttle.turn(name, never);
        await expect(throttle.sending(name, refusing(7_000))).rejects.toThrow("busy");
        const wait = await waitFor(throttle, name);
        expect(wait).toBeGreaterThanOrEqual(7_000);
        expect(wait).toBeLessThanOrEqual(7_701);
      }
    });

    it("takes another refusal for one that was let through, and a failure for neither", async () => {
      const paceAfter = async (answer: () => Promise<unknown>) => {
        const throttle = new Throttle(
          () => 10,
          () => 0.5,
        );
        for (const send of [refusing(), answer, refusing()]) {
          await onceSettled(throttle.turn("a", never));
          await throttle.sending("a", send).catch(() => undefined);
        }
        await onceSettled(throttle.turn("a", never));
        return waitFor(throttle, "a");
      };
      const done = await paceAfter(() => Promise.resolve());
      expect(done).toBeGreaterThan(1_000);
      expect(await paceAfter(() => Promise.reject(new NotFoundError("none")))).toBe(done);
      expect(await paceAfter(() => Promise.reject(new ServerError("down")))).toBeLessThan(350);
    });

    it("serves a call that has had a turn before those that have not", async () => {
      const throttle = new Throttle(() => 10);
      const order: string[] = [];
      const turn = (name: string, isRepeat: boolean) =>
        throttle.turn("a", never, isRepeat).then(() => order.push(name));
      await throttle.turn("a", never);
      const all = Promise.all([
        turn("third", false),
        turn("fourth", false),
        turn("first", true),
        turn("second", true),
      ]);
      await onceSettled(all);
      expect(order).toEqual(["first", "second", "third", "fourth"]);
    });

    it("tells those that wait why, from half a minute on, and those that give up too", async () => {
      const throttle = new Throttle(() => 0.1);
      await throttle.turn("a", never);
      const lines: string[] = [];
      const deadline = new AbortController();
      const waiting = hearingOfTrouble({ log: (line) => lines.push(line) }, () => {
        const turns = Array.from({ length: 6 }, () => throttle.turn("a", deadline.signal));
        return Promise.allSettled(turns);
      });
      for (const seconds of [0.1, 30, 4]) {
        await vi.advanceTimersByTimeAsync(seconds * 1_000);
        await throttle.sending("a", () => Promise.resolve());
        await throttle.sending("a", refusing()).catch(() => undefined);
      }
      await vi.advanceTimersByTimeAsync(1_000);
      deadline.abort();
      const ended = await waiting;
      const last = ended.at(-1)!;
      expect(lines).toEqual(["waits for its turn after: busy"]);
      expect(last).toMatchObject({
        reason: { message: "gave up at the deadline before the turn of a; the last refusal was: busy" },
      });
    });
  });
});
