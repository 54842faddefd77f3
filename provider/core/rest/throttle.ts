import {
  BatchflowError,
  CancelledError,
  DeadlineError,
  isAmbiguous,
  messageOf,
  ThrottledError,
} from "../errors";
import { cancellation, tellerOfTrouble } from "../trouble";
import { endingWith } from "../wait";
import { Pace } from "./pace";

/** Requests per second that a queue may send; undefined where no limit is known. */
export type RateOf = (queue: string) => number | undefined;

/**
 * The queues of a connection, one for each documented rate: first come, first served, however many calls run in
 * parallel. Whoever takes a turn sends one request by `sending`, from whose answer the queue learns its pace.
 */
export class Throttle {
  readonly #rateOf: RateOf;
  readonly #random: () => number;
  readonly #queues = new Map<string, Queue>();

  /** `random` is what paces are varied with; it gives numbers from 0 to 1. */
  constructor(rateOf: RateOf, random: () => number = Math.random) {
    this.#rateOf = rateOf;
    this.#random = random;
  }

  /**
   * Waits for a turn in the queue; one that has had a turn before goes first. Rejects when the signal or the run ends
   * first, and gives up its place.
   */
  async turn(name: string, signal: AbortSignal, isRepeat = false): Promise<void> {
    const queue = this.#queue(name);
    if (queue.takesAtOnce()) return;
    const cancelled = cancellation();
    const signals = cancelled === undefined ? [signal] : [signal, cancelled];
    const isTaken = await endingWith(signals, (end) => queue.turn(end, isRepeat));
    if (isTaken) return;
    if (cancelled?.aborted === true) throw new CancelledError();
    throw new DeadlineError(`gave up at the deadline before the turn of ${name}${queue.reason}`);
  }

  /** Sends a request whose turn has come. */
  async sending<T>(name: string, send: () => Promise<T>): Promise<T> {
    const queue = this.#queue(name);
    const sentAt = performance.now();
    try {
      const result = await send();
      queue.passed(sentAt);
      return result;
    } catch (error) {
      if (error instanceof ThrottledError) queue.refused(sentAt, error);
      else if (isAnswer(error)) queue.passed(sentAt);
      throw error;
    }
  }

  #queue(name: string): Queue {
    let queue = this.#queues.get(name);
    if (queue === undefined) {
      queue = new Queue(new Pace(this.#rateOf(name) ?? Infinity, this.#random));
      this.#queues.set(name, queue);
    }
    return queue;
  }
}

/** Whether the platform has looked at the request, which its rate then had room for. */
function isAnswer(error: unknown): boolean {
  return error instanceof BatchflowError && !(error instanceof DeadlineError) && !isAmbiguous(error);
}

/** A call that waits for its turn. */
interface Waiting {
  readonly take: () => void;
  readonly tell: (trouble: Error) => void;
}

/** Calls that wait for their turn. */
class Queue {
  readonly #pace: Pace;
  /** Those that have had a turn before, and those that have not. */
  readonly #repeats = new Set<Waiting>();
  readonly #others = new Set<Waiting>();
  #timer: NodeJS.Timeout | undefined;
  #refusal: ThrottledError | undefined;

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  /** Why turns come late, as the end of a sentence. */
  get reason(): string {
    return this.#pace.isSlowed(performance.now()) && this.#refusal !== undefined
      ? `; the last refusal was: ${messageOf(this.#refusal)}`
      : "";
  }

  /** Gives a turn at once where there is no limit. */
  takesAtOnce(): boolean {
    const { isUnlimited } = this.#pace;
    if (isUnlimited) this.#pace.sent(performance.now());
    return isUnlimited;
  }

  /** Resolves to true at the caller's turn, and to false when the signal ends before it. */
  turn(signal: AbortSignal, isRepeat: boolean): Promise<boolean> {
    const places = isRepeat ? this.#repeats : this.#others;
    return new Promise((resolve) => {
      if (signal.aborted) return resolve(false);
      const leave = (): void => {
        places.delete(waiting);
        resolve(false);
      };
      const take = (): void => {
        places.delete(waiting);
        signal.removeEventListener("abort", leave);
        resolve(true);
      };
      const waiting: Waiting = { take, tell: tellerOfTrouble() };
      signal.addEventListener("abort", leave, { once: true });
      places.add(waiting);
      this.#serve();
    });
  }

  passed(sentAt: number): void {
    this.#pace.passed(sentAt, performance.now());
  }

  /** A refusal is trouble of all that wait: their turns come later. */
  refused(sentAt: number, refusal: ThrottledError): void {
    this.#refusal = refusal;
    this.#pace.refused(sentAt, performance.now(), refusal.failure.retryAfter);
    for (const { tell } of [...this.#repeats, ...this.#others]) tell(refusal);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#serve();
  }

  #serve(): void {
    if (this.#timer !== undefined) return;
    for (let first = this.#first(); first !== undefined; first = this.#first()) {
      const now = performance.now();
      const wait = this.#pace.next(now) - now;
      if (wait > 0) {
        this.#timer = setTimeout(() => {
          this.#timer = undefined;
          this.#serve();
        }, wait);
        return;
      }
      this.#pace.sent(now);
      first.take();
    }
  }

  #first(): Waiting | undefined {
    const places = this.#repeats.size > 0 ? this.#repeats : this.#others;
    return places.values().next().value;
  }
}
