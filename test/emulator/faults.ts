import type { FaultKind, FaultReport, FaultSpec, PlatformName } from "./types";
import { Waiters } from "./waiters";

const AFTER: ReadonlySet<FaultKind> = new Set(["lostAnswer", "hold", "slow"]);
const KINDS: ReadonlySet<string> = new Set([
  "throttle",
  "error",
  "http",
  "reset",
  "hang",
  "lostAnswer",
  "hold",
  "slow",
]);

export class Fault {
  hits = 0;
  private skip: number;
  private readonly releases = new Set<() => void>();

  constructor(
    readonly id: string,
    readonly spec: FaultSpec,
    private readonly changed: () => void,
  ) {
    this.skip = spec.skip ?? 0;
  }

  /** Whether it strikes only after the action was carried out. */
  get after(): boolean {
    return AFTER.has(this.spec.kind);
  }

  get spent(): boolean {
    const times = this.spec.times ?? 1;
    return times !== "always" && this.hits >= times;
  }

  concerns(platform: PlatformName, action: string): boolean {
    const { spec } = this;
    return !this.spent && spec.platform === platform && (spec.action === "*" || spec.action === action);
  }

  /** True for the requests that are to pass before the first hit. */
  skips(): boolean {
    if (this.skip === 0) return false;
    this.skip--;
    return true;
  }

  hit(): void {
    this.hits++;
    this.changed();
  }

  /** Resolves when the held answer is let go, or when `gone` says that nobody waits for it any more. */
  hold(onGone: (gone: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        this.releases.delete(go);
        resolve();
      };
      this.releases.add(go);
      onGone(go);
    });
  }

  release(): number {
    const held = [...this.releases];
    for (const go of held) go();
    return held.length;
  }

  report(): FaultReport {
    return { ...this.spec, id: this.id, hits: this.hits, held: this.releases.size, spent: this.spent };
  }
}

export class Faults {
  private readonly book: Fault[] = [];
  private readonly waiters = new Waiters();
  private count = 0;

  inject(spec: FaultSpec): FaultReport {
    if (!KINDS.has(spec.kind)) throw new RangeError(`no fault of kind ${String(spec.kind)}`);
    if (spec.kind === "error" && !spec.code) throw new RangeError("a fault of kind error needs a code");
    const fault = new Fault(`fault-${++this.count}`, { ...spec }, () => this.waiters.notify());
    this.book.push(fault);
    return fault.report();
  }

  /** The fault that is this request's, if any. Faults of one action strike in the order of their injection. */
  pick(platform: PlatformName, action: string): Fault | undefined {
    for (const fault of this.book) {
      if (fault.concerns(platform, action) && !fault.skips()) return fault;
    }
    return undefined;
  }

  clear(filter: { id?: string; platform?: PlatformName; action?: string } = {}): void {
    for (let i = this.book.length - 1; i >= 0; i--) {
      const fault = this.book[i];
      if (!fault) continue;
      if (filter.id !== undefined && fault.id !== filter.id) continue;
      if (filter.platform !== undefined && fault.spec.platform !== filter.platform) continue;
      if (filter.action !== undefined && fault.spec.action !== filter.action) continue;
      this.book.splice(i, 1);
      fault.release();
    }
    this.waiters.notify();
  }

  release(id?: string): number {
    return this.book.filter((f) => id === undefined || f.id === id).reduce((n, f) => n + f.release(), 0);
  }

  reports(): FaultReport[] {
    return this.book.map((fault) => fault.report());
  }

  async wait(id: string, hits: number, timeoutMs: number): Promise<FaultReport> {
    const fault = this.book.find((f) => f.id === id);
    if (!fault) throw new RangeError(`no fault ${id}`);
    if (!(await this.waiters.until(() => fault.hits >= hits, timeoutMs))) {
      throw new Error(
        `${id} (${fault.spec.kind} on ${fault.spec.action}) has hit ${fault.hits} times, not ${hits}`,
      );
    }
    return fault.report();
  }
}
