/**
 * Milliseconds for which a host that has never answered is tried. The last try, which may take seconds, still ends within
 * a minute.
 */
export const UNREACHED_MS = 48_000;

/** What this process knows of a host: whether it has ever answered, and since when it cannot be reached. */
export class Reach {
  static readonly #known = new Map<string, Reach>();
  #hasAnswered = false;
  #failingSince: number | undefined;

  /** The one of a URL's origin. */
  static of(origin: string): Reach {
    let reach = Reach.#known.get(origin);
    if (reach === undefined) Reach.#known.set(origin, (reach = new Reach()));
    return reach;
  }

  /** Whether it has ever answered: what fails then passes, as an address that is wrong never answers. */
  get hasAnswered(): boolean {
    return this.#hasAnswered;
  }

  answered(): void {
    this.#hasAnswered = true;
  }

  /** After a try that did not reach the host: for how many milliseconds more it is tried. Without end once it has answered. */
  failed(): number {
    if (this.#hasAnswered) return Infinity;
    const now = performance.now();
    this.#failingSince ??= now;
    return this.#failingSince + UNREACHED_MS - now;
  }
}
