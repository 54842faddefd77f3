import Bottleneck from "bottleneck";

import { DeadlineError } from "../errors";

/** Requests per second for an action. */
export type RateOf = (action: string) => number | undefined;

/**
 * The schedule of a connection: keeps each action to its documented rate, first come first served, however many calls
 * run in parallel. Requests are spaced evenly, so that no window of a second ever holds more than the rate.
 */
export class Throttle {
  readonly #rateOf: RateOf;
  readonly #limiters = new Map<string, Bottleneck>();

  constructor(rateOf: RateOf) {
    this.#rateOf = rateOf;
  }

  /** Waits for the action's turn. Rejects when the signal ends first. */
  async turn(action: string, signal: AbortSignal): Promise<void> {
    const limiter = this.#limiter(action);
    if (limiter === undefined) return;
    await new Promise<void>((resolve, reject) => {
      const abandon = () => reject(new DeadlineError(`gave up at the deadline before the turn of ${action}`));
      if (signal.aborted) return abandon();
      signal.addEventListener("abort", abandon, { once: true });
      limiter
        .schedule(() => {
          signal.removeEventListener("abort", abandon);
          resolve();
          return Promise.resolve();
        })
        .catch(reject);
    });
  }

  #limiter(action: string): Bottleneck | undefined {
    const rate = this.#rateOf(action);
    if (rate === undefined) return undefined;
    let limiter = this.#limiters.get(action);
    if (limiter === undefined) {
      limiter = new Bottleneck({ minTime: Math.ceil((1_000 * SPACING_MARGIN) / rate) });
      this.#limiters.set(action, limiter);
    }
    return limiter;
  }
}

/** Requests do not all travel equally fast: a little more space keeps late and early ones within the rate. */
const SPACING_MARGIN = 1.05;
