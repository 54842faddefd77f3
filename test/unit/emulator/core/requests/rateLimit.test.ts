import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RateLimiter, RateMeter } from "../../../../../emulator/src/core/requests/rateLimit";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

describe("RateLimiter", () => {
  it("slides: what was admitted counts for one second", () => {
    const limiter = new RateLimiter();
    const at = (milliseconds: number): boolean => {
      vi.advanceTimersByTime(milliseconds);
      return limiter.admit("a", 2);
    };
    expect([at(0), at(600), at(300)]).toEqual([true, true, false]);
    expect([at(100), at(500), at(100)]).toEqual([true, false, true]);
    expect(limiter.admit("b", 1)).toBe(true);
  });
});

describe("RateMeter", () => {
  it("keeps the highest count within one second", () => {
    const meter = new RateMeter();
    for (const pause of [0, 400, 400, 400, 2000]) {
      vi.advanceTimersByTime(pause);
      meter.arrival("p/A");
    }
    meter.arrival("q/B");
    expect(meter.max("p/")).toEqual({ A: 3 });
  });
});
