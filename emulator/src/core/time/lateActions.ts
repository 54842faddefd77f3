import type { PlatformName } from "../platformNames";
import type { VirtualClock } from "./clock";

/** The longest that a timer of Node.js waits. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** How much later, and whether real or virtual time counts. */
export interface Delay {
  milliseconds: number;
  time: "real" | "virtual";
}

/** What becomes of an action that waits: exactly one of the two is called, once. */
export interface LateAction {
  carryOut: () => void;
  cancelled: () => void;
}

interface Pending extends LateAction {
  platform: PlatformName;
  remaining: () => number;
  timer?: NodeJS.Timeout;
}

/** Actions that a platform carries out some time after it has accepted their requests. */
export class LateActions {
  private readonly pending = new Set<Pending>();

  constructor(private readonly clock: VirtualClock) {}

  schedule(platform: PlatformName, { milliseconds, time }: Delay, action: LateAction): void {
    const now = time === "real" ? () => performance.now() : () => this.clock.now();
    const scale = time === "real" ? () => 1 : () => this.clock.scale;
    const due = now() + milliseconds;
    // In real milliseconds; without end while virtual time stands still.
    const remaining = () => (due <= now() ? 0 : (due - now()) / scale());
    const pending: Pending = { ...action, platform, remaining };
    this.pending.add(pending);
    this.plan(pending);
  }

  /** Carries out what is due: virtual time has been moved, or runs at another speed. */
  replan(): void {
    const inOrder = [...this.pending].sort((a, b) => a.remaining() - b.remaining());
    for (const pending of inOrder) this.plan(pending);
  }

  cancel(platform?: PlatformName): void {
    for (const pending of [...this.pending]) {
      if (platform !== undefined && pending.platform !== platform) continue;
      clearTimeout(pending.timer);
      this.pending.delete(pending);
      pending.cancelled();
    }
  }

  private plan(pending: Pending): void {
    clearTimeout(pending.timer);
    const remaining = pending.remaining();
    if (remaining <= 0) {
      this.pending.delete(pending);
      pending.carryOut();
    } else if (Number.isFinite(remaining)) {
      const wait = Math.min(Math.ceil(remaining), LONGEST_TIMER_MS);
      pending.timer = setTimeout(() => this.plan(pending), wait).unref();
    }
  }
}
