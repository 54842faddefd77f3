import { setMaxListeners } from "node:events";

import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { ThrottledError } from "../../../../provider/core/errors";
import { withRetry } from "../../../../provider/core/rest/retry";
import { Throttle } from "../../../../provider/core/rest/throttle";
import { onceSettled } from "../sample/clock";

const never = new AbortController().signal;
setMaxListeners(0, never);

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** Numbers without a pattern that are the same in each run. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface Shared {
  /** Requests of each process. */
  readonly size: number;
  /** Requests per second that the account has. */
  readonly rate: number;
  /** By how many milliseconds the first request of a process is late: it opens the connection. */
  readonly opening?: number;
}

/** A platform that lets at most so many requests through in any second; those that it refuses do not count. */
function limiter(rate: number): () => boolean {
  let passed: number[] = [];
  return () => {
    const now = performance.now();
    passed = passed.filter((time) => now - time < 1_000);
    const isFree = passed.length < rate;
    if (isFree) passed.push(now);
    return isFree;
  };
}

/** Processes that send under one account's rate. */
async function processes(count: number, { size, rate, opening = 0 }: Shared, seed: number) {
  const random = drawing(seed);
  const admits = limiter(rate);
  const answers = { passed: 0, refused: 0 };
  const platform = async (late: number): Promise<void> => {
    await sleep(late + 5 + 25 * random());
    const passes = admits();
    await sleep(10 + 50 * random());
    answers[passes ? "passed" : "refused"] += 1;
    if (!passes) throw new ThrottledError("busy");
  };
  const run = async (): Promise<number> => {
    const throttle = new Throttle(() => rate, random);
    let late = opening;
    const request = (): Promise<void> => {
      const answer = platform(late);
      late = 0;
      return answer;
    };
    const call = () => {
      let isRepeat = false;
      const send = async (): Promise<void> => {
        await throttle.turn("account", never, isRepeat);
        isRepeat = true;
        await throttle.sending("account", request);
      };
      return withRetry(send, { signal: never, idempotent: false, paced: true });
    };
    await sleep(1_000 * random());
    const start = performance.now();
    await Promise.all(Array.from({ length: size }, call));
    return (performance.now() - start) / 1_000;
  };
  const times = await onceSettled(Promise.all(Array.from({ length: count }, run)));
  expect(answers.passed).toBe(count * size);
  return {
    refused: answers.refused / (answers.refused + answers.passed),
    spread: Math.max(...times) / Math.min(...times),
    timesFloor: Math.max(...times) / ((count * size) / rate),
    seconds: Math.max(...times),
  };
}

const SIZE = 30;
const RATE = 2;

it("a process that has the account to itself is refused nothing, and sends at the documented rate", async () => {
  const { refused, seconds } = await processes(1, { size: SIZE, rate: RATE }, 1);
  expect(refused).toBe(0);
  expect(seconds).toBeLessThan((SIZE - 1) * 0.525 + 0.1);
});

it("a process whose first request opens the connection is refused nothing either", async () => {
  const { refused } = await processes(1, { size: SIZE, rate: RATE, opening: 250 }, 1);
  expect(refused).toBe(0);
});

/** What several rounds of the same come to: the middle one, so that none decides alone. */
async function rounds(count: number) {
  const all: Awaited<ReturnType<typeof processes>>[] = [];
  for (const seed of [1, 2, 3, 4, 5]) all.push(await processes(count, { size: SIZE, rate: RATE }, seed));
  const middle = (figure: (one: (typeof all)[number]) => number) =>
    all.map(figure).sort((a, b) => a - b)[Math.floor(all.length / 2)]!;
  return {
    refused: middle(({ refused }) => refused),
    spread: middle(({ spread }) => spread),
    timesFloor: middle(({ timesFloor }) => timesFloor),
  };
}

// One of three that comes first has part of its requests through before the others get any. Processes that keep to the documented rate each, however many there are, are refused 57, 75 and 85 % here.
it.each([
  [3, 0.285, 1.75],
  [6, 0.375, 1.5],
  [12, 0.7, 1.5],
])("%i processes share a rate evenly, and are refused a part of %f at most", async (count, part, most) => {
  const { refused, spread, timesFloor } = await rounds(count);
  expect(refused).toBeLessThanOrEqual(part);
  expect(spread).toBeLessThanOrEqual(most);
  expect(timesFloor).toBeLessThanOrEqual(2);
});
