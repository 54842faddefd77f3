import { getEventListeners } from "node:events";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { hearingOfTrouble } from "../../../provider/core/trouble";
import { pause, shared, waitUntil } from "../../../provider/core/wait";
import { onceSettled } from "./sample/clock";

const never = new AbortController().signal;

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] }));
afterEach(() => void vi.useRealTimers());

it.each(["its end", "the deadline", "the end of the run"])(
  "a pause leaves nothing behind at %s",
  async (which) => {
    const [deadline, cancel] = [new AbortController(), new AbortController()];
    const paused = hearingOfTrouble({ log: () => undefined, cancelled: cancel.signal }, () =>
      pause(1_000, deadline.signal),
    ).catch((error: unknown) => error);
    if (which === "the deadline") deadline.abort();
    if (which === "the end of the run") cancel.abort();
    await onceSettled(paused);
    for (const { signal } of [deadline, cancel]) expect(getEventListeners(signal, "abort")).toEqual([]);
  },
);

it("work that is shared leaves nothing on the signals of those who wait for it", async () => {
  const { signal } = new AbortController();
  await shared(() => Promise.resolve(1), signal);
  await expect(shared(() => Promise.reject(new Error("no")), signal)).rejects.toThrow("no");
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

describe("waitUntil", () => {
  it("polls with growing intervals and writes a line when the state changes", async () => {
    const times: number[] = [];
    const lines: string[] = [];
    const states = ["0 of 2", "0 of 2", "1 of 2", "1 of 2"];
    const wait = waitUntil({
      what: "2 nodes",
      signal: never,
      log: (line) => lines.push(line),
      interval: 400,
      poll: () => {
        times.push(Date.now());
        const progress = states.shift();
        return Promise.resolve(progress === undefined ? { done: 42 } : { progress });
      },
    });
    expect(await onceSettled(wait)).toBe(42);
    expect(times).toHaveLength(5);
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(pauses[0]).toBe(400);
    for (const [index, pause] of pauses.slice(1).entries()) expect(pause).toBeGreaterThan(pauses[index] ?? 0);
    expect(lines).toEqual(["waiting for 2 nodes: 0 of 2", "waiting for 2 nodes: 1 of 2"]);
  });

  it("ends at the deadline and says what it saw last", async () => {
    const controller = new AbortController();
    const poll = () => {
      controller.abort();
      return Promise.resolve({ progress: "creating" });
    };
    const wait = waitUntil({ what: "the node", signal: controller.signal, log: () => undefined, poll });
    await expect(wait).rejects.toThrow("timed out waiting for the node; last state: creating");
  });
});
