/**
 * Calls that come before a run has begun share it; those that come later, while it is under way too, share the next one:
 * no caller gets what was read before it asked. One run at a time.
 */
export class Coalesced<T> {
  readonly #run: () => Promise<T>;
  #current: Promise<unknown> = Promise.resolve();
  #next: Promise<T> | undefined;

  constructor(run: () => Promise<T>) {
    this.#run = run;
  }

  call(): Promise<T> {
    this.#next ??= this.#start(this.#current);
    return this.#next;
  }

  #start(before: Promise<unknown>): Promise<T> {
    const run = before.then(() => {
      this.#next = undefined;
      return this.#run();
    });
    this.#current = run.catch(() => undefined);
    return run;
  }
}
