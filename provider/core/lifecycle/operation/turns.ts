import { untilAborted } from "../../wait";

/** Lets what must not run at the same time run one after another, in the order in which it comes. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs once all others of the key that came before have ended. `waits` is called where there are such. */
  async take<T>(key: string, signal: AbortSignal, waits: () => void, run: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const turn = before === undefined ? run() : this.#after(before, signal, waits).then(run);
    // One that gives up waiting does not let the next one pass those that it waited for.
    const ended = Promise.allSettled([before, turn]);
    this.#last.set(key, ended);
    try {
      return await turn;
    } finally {
      void ended.then(() => {
        if (this.#last.get(key) === ended) this.#last.delete(key);
      });
    }
  }

  #after(before: Promise<unknown>, signal: AbortSignal, waits: () => void): Promise<unknown> {
    waits();
    return untilAborted(before, signal, () => undefined);
  }
}
