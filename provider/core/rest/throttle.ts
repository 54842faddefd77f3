import { CancelledError, DeadlineError } from "../errors";
import { cancellation } from "../trouble";
import { endingWith } from "../wait";

/** Requests per second that a queue may send; undefined where it has no limit. */
export type RateOf = (queue: string) => number | undefined;

/** Requests do not all travel equally fast: a little more space keeps late and early ones within the rate. */
const SPACING_MARGIN = 1.05;

/**
 * The queues of a connection, one for each documented rate: first come, first served, however many calls run in
 * parallel. Requests are spaced evenly, so that no window of a second ever holds more than the rate.
 */
export class Throttle {
  readonly #rateOf: RateOf;
  readonly #queues = new Map<string, Queue>();

  constructor(rateOf: RateOf) {
    this.#rateOf = rateOf;
  }

  /** Waits for a turn in the queue. Rejects when the signal or the run ends first, and gives up its place. */
  async turn(name: string, signal: AbortSignal): Promise<void> {
    const rate = this.#rateOf(name);
    if (rate === undefined) return;
    let queue = this.#queues.get(name);
    if (queue === undefined) {
      queue = new Queue(Math.ceil((1_000 * SPACING_MARGIN) / rate));
      this.#queues.set(name, queue);
    }
    const cancelled = cancellation();
    const signals = cancelled === undefined ? [signal] : [signal, cancelled];
    const isTaken = await endingWith(signals, (end) => queue.turn(end));
    if (isTaken) return;
    if (cancelled?.aborted === true) throw new CancelledError();
    throw new DeadlineError(`gave up at the deadline before the turn of ${name}`);
  }
}

/** Calls that wait for their turn, at a fixed distance in time. */
class Queue {
  readonly #spacing: number;
  readonly #waiting = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;
  /** When the next turn is, on the monotonic clock, in milliseconds. */
  #next = 0;

  constructor(spacing: number) {
    this.#spacing = spacing;
  }

  /** Resolves to true at the caller's turn, and to false when the signal ends before it. */
  turn(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve(false);
      const leave = (): void => {
        this.#waiting.delete(take);
        resolve(false);
      };
      const take = (): void => {
        signal.removeEventListener("abort", leave);
        resolve(true);
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#waiting.add(take);
      this.#serve();
    });
  }

  #serve(): void {
    if (this.#timer !== undefined) return;
    for (const take of this.#waiting) {
      const wait = this.#next - performance.now();
      if (wait > 0) {
        this.#timer = setTimeout(() => {
          this.#timer = undefined;
          this.#serve();
        }, wait);
        return;
      }
      this.#next = performance.now() + this.#spacing;
      this.#waiting.delete(take);
      take();
    }
  }
}
