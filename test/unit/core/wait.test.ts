import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { waitUntil } from "../../../provider/core/wait";
import { onceSettled } from "./sample/clock";

const never = new AbortController().signal;

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] }));
afterEach(() => void vi.useRealTimers());

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
