const WINDOW_MS = 1000;

/** A limit that several actions share, or whose window is not one second. */
export interface RateLimit {
  /** What is counted together. */
  key: string;
  limit: number;
  /** The window, in real seconds. */
  seconds: number;
}

/** Admits at most `limit` requests per key in any window of real time. A refused request does not count. */
export class RateLimiter {
  private readonly admitted = new Map<string, number[]>();

  admit(key: string, limit: number, windowMs = WINDOW_MS): boolean {
    const now = performance.now();
    const recent = (this.admitted.get(key) ?? []).filter((time) => now - time < windowMs);
    const free = recent.length < limit;
    if (free) recent.push(now);
    this.admitted.set(key, recent);
    return free;
  }

  clear(): void {
    this.admitted.clear();
  }
}

/** The highest number of requests, refused ones included, that arrived per key within one second. */
export class RateMeter {
  private readonly recent = new Map<string, number[]>();
  private readonly highest = new Map<string, number>();

  arrival(key: string): void {
    const now = performance.now();
    const times = (this.recent.get(key) ?? []).filter((time) => now - time < WINDOW_MS);
    times.push(now);
    this.recent.set(key, times);
    this.highest.set(key, Math.max(this.highest.get(key) ?? 0, times.length));
  }

  max(prefix: string): Record<string, number> {
    const found = [...this.highest].filter(([key]) => key.startsWith(prefix));
    return Object.fromEntries(found.map(([key, value]) => [key.slice(prefix.length), value]));
  }

  clear(): void {
    this.recent.clear();
    this.highest.clear();
  }
}
