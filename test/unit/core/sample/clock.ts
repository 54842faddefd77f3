import { vi } from "vitest";

/** More steps than any test needs: a promise that waits for no timer must not keep the test going for ever. */
const MOST_STEPS = 10_000;

/** Lets a fake clock go on from timer to timer until the promise is settled. */
export async function onceSettled<T>(promise: Promise<T>): Promise<T> {
  let settled = false;
  const end = () => {
    settled = true;
  };
  promise.then(end, end);
  for (let step = 0; !settled; step += 1) {
    if (step === MOST_STEPS) throw new Error("the promise was not settled by any timer");
    await vi.advanceTimersToNextTimerAsync();
  }
  return promise;
}
