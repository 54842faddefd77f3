import { describe, expect, it } from "vitest";
import { waitUntil } from "../../../provider/core/wait";

const never = new AbortController().signal;

describe("waitUntil", () => {
  it("polls with growing intervals and writes a line when the state changes", async () => {
    const times: number[] = [];
    const lines: string[] = [];
    const states = ["0 of 2", "0 of 2", "1 of 2", "1 of 2"];
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
    const controller = new AbortController();
    const poll = () => {
      controller.abort();
      return Promise.resolve({ progress: "creating" });
    };
    const wait = waitUntil({ what: "the node", signal: controller.signal, log: () => undefined, poll });
    await expect(wait).rejects.toThrow("timed out waiting for the node; last state: creating");
  });
});
