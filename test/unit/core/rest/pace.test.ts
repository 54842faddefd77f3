import { describe, expect, it } from "vitest";

import { Pace } from "../../../../provider/core/rest/pace";

/** Without jitter: a draw in the middle stretches nothing, and makes repeats later by a fixed part. */
const pace = (documented: number): Pace => new Pace(documented, () => 0.5);

/** The time of a request before all others, of which no answer tells how late it arrived. */
const PASSED = -1;

/** The distance from a turn at this time to the next one. */
function distance(of: Pace, now: number): number {
  of.sent(now);
  return of.next(now) - now;
}

/** A pace that has just been lowered, at the time 50. */
function lowered(documented: number): Pace {
  const slowed = pace(documented);
  slowed.sent(0);
  slowed.refused(0, 50);
  slowed.passed(PASSED, PASSED);
  return slowed;
}

describe("the pace of a queue", () => {
  it("spaces requests a little more than the documented rate asks for, exactly", () => {
    const steady = new Pace(2, Math.random);
    expect([0, 525, 5_000].map((now) => distance(steady, now))).toEqual([525, 525, 525]);
  });

  it.each([
    ["the third after the first has left the window, by its answer", [200, 50], [1_200, 1_725]],
    ["the fourth after a second that was slower than the first", [50, 200], [1_050, 1_675]],
    [
      "those after requests that take equally long by the rate alone, but for the first",
      [90, 90],
      [1_090, 1_615],
    ],
    ["by a slow answer as if the platform had worked for most of it", [2_000, 50], [1_300, 1_825]],
    ["by the rate alone while there is no answer", [undefined, undefined], [1_050, 1_575]],
  ])("spaces %s", (_what, answers, turns) => {
    const steady = new Pace(2, Math.random);
    for (const [index, took] of answers.entries()) {
      const sentAt = 525 * index;
      steady.sent(sentAt);
      // Of a request that is sent a moment after its turn.
      if (took !== undefined) steady.passed(sentAt + 1, sentAt + 1 + took);
    }
    const third = steady.next(1_049);
    steady.sent(third);
    expect([third, steady.next(third)]).toEqual(turns);
  });

  it("is lowered by a refusal to three tenths", () => {
    expect(distance(lowered(10), 50)).toBeCloseTo(350);
  });

  it("is lowered once by refusals in a row, and again by one after a request that was let through", () => {
    const slowed = pace(10);
    for (const sentAt of [0, 1_000, 2_000]) {
      slowed.sent(sentAt);
      slowed.refused(sentAt, sentAt + 50);
    }
    slowed.passed(PASSED, PASSED);
    expect(1_050 / distance(slowed, 2_050)).toBeCloseTo(3.03);
    slowed.refused(2_060, 2_100);
    slowed.passed(PASSED, PASSED);
    expect(1_050 / distance(slowed, 2_100)).toBeCloseTo(0.3 * 3.04);
  });

  it("is lowered once by all that was sent before it was, whatever was let through meanwhile", () => {
    const slowed = pace(10);
    for (const now of [0, 105, 210, 315]) slowed.sent(now);
    slowed.refused(0, 400);
    slowed.passed(PASSED, PASSED);
    slowed.refused(105, 500);
    slowed.refused(315, 600);
    expect(1_050 / distance(slowed, 400)).toBeCloseTo(3);
  });

  it("rises whatever its rate, slowly at first, up to the documented rate and no further", () => {
    const slowed = lowered(10);
    const rates = [0, 3.4, 6.8, 17, 28, 29, 1_000].map(
      (seconds) => 1_050 / distance(slowed, 50 + seconds * 1_000),
    );
    [3, 3.1, 3.4, 5.5, 9.78, 10, 10].forEach((rate, index) => expect(rates[index]).toBeCloseTo(rate));
    expect(distance(slowed, 1e6)).toBe(105);
    expect(slowed.isSlowed(28_000)).toBe(true);
    expect(slowed.isSlowed(29_000)).toBe(false);
  });

  it("has a refused request repeated at the full pace, each time a little later, in the end every 20 seconds", () => {
    const slowed = pace(10);
    const waits: number[] = [];
    for (let now = 0; waits.length < 60; now = slowed.next(now)) {
      slowed.sent(now);
      slowed.refused(now, now + 1);
      waits.push(slowed.next(now + 1) - now);
    }
    expect(waits[0]).toBeCloseTo(105 * 1.6);
    expect(waits[1]! / waits[0]!).toBeCloseTo(1.15);
    expect(waits.at(-1)).toBe(20_000);
  });

  it("repeats no sooner than the documented rate lets it, whatever is drawn", () => {
    for (const drawn of [0, 0.999]) {
      const slowed = new Pace(10, () => drawn);
      slowed.sent(0);
      slowed.refused(0, 1);
      expect(slowed.next(1)).toBeGreaterThanOrEqual(105);
      expect(slowed.next(1)).toBeLessThan(105 * 2.2 + 1);
    }
  });

  it("varies where it is slowed, so that processes do not keep step", () => {
    const draws = [0.1, 0.9, 0.4];
    const slowed = new Pace(10, () => draws[0]!);
    slowed.sent(0);
    slowed.refused(0, 50);
    slowed.passed(PASSED, PASSED);
    const distances = draws.map(() => {
      draws.push(draws.shift()!);
      return distance(slowed, 50);
    });
    expect(new Set(distances.map(Math.round)).size).toBe(3);
    for (const one of distances) expect(Math.abs(one / 350 - 1)).toBeLessThanOrEqual(0.1);
  });

  it("waits as long as the platform asks, and a tenth longer at most", () => {
    for (const random of [0, 0.5, 1]) {
      const slowed = new Pace(10, () => random);
      slowed.sent(0);
      slowed.refused(0, 100, 7_000);
      expect(slowed.next(100)).toBeGreaterThanOrEqual(7_100);
      expect(slowed.next(100)).toBeLessThan(7_801);
    }
  });

  it("never lets a queue rest for longer than some twenty seconds, however often it is lowered", () => {
    const slowed = pace(2);
    for (let now = 0; now < 100; now += 2) {
      slowed.sent(now);
      slowed.refused(now, now + 1);
      slowed.passed(PASSED, PASSED);
    }
    expect(distance(slowed, 100)).toBeLessThanOrEqual(21_000);
    expect(distance(slowed, 100)).toBeGreaterThan(15_000);
  });

  it("never leaves a documented rate that is lower still", () => {
    expect(distance(lowered(0.01), 50)).toBe(105_000);
  });

  it("has no limit where no rate is documented, until the platform refuses: then part of what was sent", () => {
    const free = pace(Infinity);
    for (let now = 0; now < 1_000; now += 10) expect(distance(free, now)).toBe(0);
    expect(free.isUnlimited).toBe(true);
    free.refused(990, 995);
    free.passed(PASSED, PASSED);
    expect(free.isUnlimited).toBe(false);
    expect(1_050 / distance(free, 995)).toBeCloseTo(30);
    expect(1_050 / distance(free, 10_995)).toBeCloseTo(130);
  });

  it("repeats the only request of a queue without a rate soon", () => {
    const free = pace(Infinity);
    free.sent(0);
    free.refused(0, 1);
    expect(free.next(1)).toBeCloseTo((1_050 / 8) * 1.6);
  });
});
