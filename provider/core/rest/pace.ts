/** Requests do not all travel equally fast: a little more space keeps late and early ones within the rate. */
const SPACING_MARGIN = 1.05;
/** How much later than others a request may have arrived at most, such as one that had to open its connection. */
const LATEST_MS = 300;
/** By what the rate is multiplied when the platform begins to refuse. */
const DECREASE = 0.3;
/** Seconds in which the rate would rise from nothing to the full one: slowly at first, with their square. */
const RISE_SECONDS = 34;
/** The same where the full rate is not documented, but guessed. */
const RISE_SECONDS_OF_GUESS = 10;
/** By how much a slowed pace varies from turn to turn at most, as a part of it: processes must not keep step. */
const JITTER = 0.1;
/** Each repeat in a row is so many times as late as the one before. */
const REPEAT_GROWTH = 1.15;
/** The part of itself by which a repeat is late at most, so that those of several processes do not meet again. */
const REPEAT_SPREAD = 1.2;
/** The longest distance between two turns, in milliseconds. */
const LONGEST_MS = 20_000;
/** Requests per second that a queue without a documented rate is taken to have sent at least where it is refused. */
const LEAST_GUESS = 8;
/** The part of Retry-After by which it is prolonged at most. */
const RETRY_AFTER_SPREAD = 0.1;

/** A request that was sent, and by how much it may have arrived later than others. */
interface Turn {
  readonly sentAt: number;
  late: number;
}

/**
 * When the next request of a queue may be sent, in milliseconds of the monotonic clock. Requests are spaced evenly, so
 * that no window of a second ever holds more than the documented rate, and further apart where one may have arrived
 * late. What the platform counts is the account's, though, and other processes may use that too: where it refuses by
 * rate, the rate is lowered by a factor, and rises again with the time that passes, never beyond the documented one.
 * Processes that share an account so come to share its rate.
 */
export class Pace {
  readonly #documented: number;
  readonly #random: () => number;
  /** The documented rate, or the guess in its place. */
  #full: number;
  /** What the rate was lowered to last, and when: it rises from there. */
  #lowered: { readonly to: number; readonly at: number } | undefined;
  #sentAt = -Infinity;
  /** The last turns, as many as the platform lets through in a window. */
  #window: Turn[] = [];
  /** In how many milliseconds the fastest request was answered. */
  #fastest: number | undefined;
  /** Refusals since a request was last let through, and the time of the last one. */
  #refusals = 0;
  #refusedAt = -Infinity;
  /** The distance to the next turn, where it is that of a repeat. */
  #repeat: number | undefined;
  /** What a slowed pace is multiplied with until the next turn. */
  #stretch = 1;
  /** The time for which a refusal asks to wait ends here. */
  #notBefore = -Infinity;
  /** How many requests have been sent in this second and in the one before, where no rate is known. */
  #seen = { since: -Infinity, now: 0, before: 0 };

  /** Requests per second; Infinity where no rate is documented. `random` gives numbers from 0 to 1. */
  constructor(documented: number, random: () => number) {
    this.#documented = this.#full = documented;
    this.#random = random;
  }

  get isUnlimited(): boolean {
    return this.#full === Infinity;
  }

  isSlowed(now: number): boolean {
    return this.#rate(now) < this.#documented;
  }

  /** When the next turn is, as far as it is known now. */
  next(now: number): number {
    const least = Math.ceil(spacingOf(this.#documented));
    const slowed = this.isSlowed(now) ? this.#stretch * spacingOf(this.#rate(now)) : 0;
    const spaced = this.#sentAt + (this.#repeat ?? Math.max(least, slowed));
    return Math.max(spaced, this.#windowEnd(), this.#notBefore);
  }

  /** A request is sent. */
  sent(now: number): void {
    this.#sentAt = now;
    this.#repeat = undefined;
    this.#stretch = 1 + JITTER * (2 * this.#random() - 1);
    if (this.#documented < Infinity)
      this.#window = [...this.#window, { sentAt: now, late: 0 }].slice(-this.#size);
    if (!this.isUnlimited) return;
    const { since, now: last } = this.#seen;
    if (now - since < 1_000) this.#seen.now += 1;
    else this.#seen = { since: now, now: 1, before: now - since < 2_000 ? last : 0 };
  }

  /** The platform has let a request of this time through. */
  passed(sentAt: number, now: number): void {
    this.#refusals = 0;
    const took = now - sentAt;
    const turn = this.#turnOf(sentAt);
    // The first answer has none to be compared with, and its request may have opened the connection.
    if (turn !== undefined) turn.late = Math.min(LATEST_MS, Math.max(0, took - (this.#fastest ?? 0)));
    this.#fastest = Math.min(this.#fastest ?? took, took);
  }

  /**
   * The platform has refused a request of this time by rate, and may have asked to wait. Refusals of what was sent before
   * the last one tell nothing new. Those in a row are one congestion, for which the rate is lowered once. A refused
   * request has taken nothing of the account's rate: the repeat is sent at the full pace, a little later each time.
   */
  refused(sentAt: number, now: number, retryAfter = 0): void {
    this.#notBefore = Math.max(this.#notBefore, now + retryAfter * (1 + RETRY_AFTER_SPREAD * this.#random()));
    const turn = this.#turnOf(sentAt);
    this.#window = this.#window.filter((one) => one !== turn);
    if (sentAt <= this.#refusedAt) return;
    if (this.#refusals === 0) this.#lower(now);
    const wait = spacingOf(this.#full) * REPEAT_GROWTH ** this.#refusals;
    this.#repeat = Math.max(
      Math.ceil(spacingOf(this.#documented)),
      Math.min(LONGEST_MS, wait * (1 + REPEAT_SPREAD * this.#random())),
    );
    this.#refusals += 1;
    this.#refusedAt = now;
  }

  /** How many requests the platform lets through in a window: in a second, or in the time of one. */
  get #size(): number {
    return Math.max(1, Math.floor(this.#documented));
  }

  /** The turn that a request of this time, shortly after it, has had; undefined where others have followed it. */
  #turnOf(sentAt: number): Turn | undefined {
    return this.#window.findLast((turn) => turn.sentAt <= sentAt);
  }

  /** When the first request of a full window has left it, if it arrived as late as its answer allows. */
  #windowEnd(): number {
    const [first] = this.#window;
    if (first === undefined || this.#window.length < this.#size) return -Infinity;
    return first.sentAt + first.late + (1_000 * this.#size) / this.#documented;
  }

  /** Requests per second. */
  #rate(now: number): number {
    if (this.#lowered === undefined) return this.#documented;
    const { to, at } = this.#lowered;
    const seconds = this.#documented === Infinity ? RISE_SECONDS_OF_GUESS : RISE_SECONDS;
    return Math.min(this.#documented, to + ((now - at) / 1_000 / seconds) ** 2 * this.#full);
  }

  #lower(now: number): void {
    if (this.isUnlimited) this.#full = Math.max(this.#seen.now, this.#seen.before, LEAST_GUESS);
    const rate = this.#lowered === undefined ? this.#full : this.#rate(now);
    const least = Math.min(this.#full, 1_000 / LONGEST_MS);
    this.#lowered = { to: Math.max(least, rate * DECREASE), at: now };
  }
}

/** The distance of requests at a rate, in milliseconds. */
function spacingOf(rate: number): number {
  return (1_000 * SPACING_MARGIN) / rate;
}
