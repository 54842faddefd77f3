/** Lets callers wait until a condition holds; `notify` makes them look again. */
export class Waiters {
  private readonly waiting = new Set<() => void>();

  notify(): void {
    for (const look of [...this.waiting]) look();
  }

  /** Resolves to whether the condition came to hold within the time. */
  until(condition: () => boolean, timeoutMs: number): Promise<boolean> {
    if (condition()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const finish = (held: boolean): void => {
        clearTimeout(timer);
        this.waiting.delete(look);
        resolve(held);
      };
      const look = (): void => {
        if (condition()) finish(true);
      };
      const timer = setTimeout(() => finish(false), timeoutMs).unref();
      this.waiting.add(look);
    });
  }
}
