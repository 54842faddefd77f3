import { describe, expect, it } from "vitest";

import { extrapolate, leastTime, requestsFor } from "../../../bench/growth/estimate";

describe("extrapolate", () => {
  const curve = (b: number, c: number) => (size: number) => ({ size, seconds: b * size + c * size ** 2 });

  it("goes on with the curve through the two largest points, in whatever order they come", () => {
    const at = curve(0.02, 0.000_03);
    const points = [at(3_000), { size: 300, seconds: 99 }, at(1_000)];
    expect(extrapolate(points, 10_000)).toBeCloseTo(0.02 * 10_000 + 0.000_03 * 10_000 ** 2);
  });

  it("takes a curve that bends down for a straight line", () => {
    const points = [
      { size: 1_000, seconds: 30 },
      { size: 3_000, seconds: 60 },
    ];
    expect(extrapolate(points, 9_000)).toBeCloseTo(180);
  });

  it("says nothing from less than two sizes", () => {
    expect(extrapolate([{ size: 300, seconds: 5 }], 1_000)).toBeUndefined();
    expect(
      extrapolate(
        [
          { size: 300, seconds: 5 },
          { size: 300, seconds: 6 },
        ],
        1_000,
      ),
    ).toBeUndefined();
  });
});

describe("the least time of requests", () => {
  const rates: Readonly<Record<string, number>> = { Create: 2, Describe: 20, Slow: 10 / 60 };
  const rateOf = (action: string) => rates[action];

  it("is that of the action that takes longest, since each has a rate of its own", () => {
    // Two in the first second, two in each of 4,999 more.
    expect(leastTime({ Create: 10_000, Describe: 10_000 }, rateOf)).toEqual({
      action: "Create",
      seconds: 4_999,
    });
    expect(leastTime({ Create: 3, Slow: 10 }, rateOf)).toEqual({ action: "Slow", seconds: 59 });
  });

  it("is nothing for what comes within the first second, and not known without a rate", () => {
    expect(leastTime({ Create: 2 }, rateOf)?.seconds).toBe(0);
    expect(leastTime({ Other: 1_000, Create: 0 }, rateOf)).toBeUndefined();
  });

  it("is of requests for each resource, for each so many, and for the run as a whole", () => {
    const first = { size: 300, requests: { Create: 300, Describe: 38, Prove: 1 } };
    const second = { size: 1_000, requests: { Create: 1_000, Describe: 125, Prove: 1, Refused: 7 } };
    expect(requestsFor(10_000, first, second)).toEqual({
      Create: 10_000,
      Describe: 1_244, // 125 + 9,000 · 87 / 700
      Prove: 1,
      Refused: 97,
    });
    expect(requestsFor(1_000, first, second)).toEqual(second.requests);
  });
});
