import type { Socket } from "node:net";
import type { JsonObject } from "../json";
import type { PlatformName } from "../platformNames";
import { Waiters } from "../waiters";
import type { FaultKind, FaultReport, FaultSpec } from "./faultSpec";

/** Whether a fault strikes in place of the action, holds or puts off the action, or strikes after it. */
export type Stage = "instead" | "before" | "after";

const STAGES: Readonly<Record<FaultKind, Stage>> = {
  throttle: "instead",
  error: "instead",
  http: "instead",
  reset: "instead",
  hang: "instead",
  holdBefore: "before",
  late: "before",
  lostAnswer: "after",
  failedAnswer: "after",
  truncatedAnswer: "after",
  hold: "after",
  slow: "after",
};

/** How a request came out of a hold; cancelled is by a reset or at the end of the emulator. */
export type HoldEnd = "released" | "gone" | "cancelled";

/** What a fault's selection is made by. */
interface Request {
  platform: PlatformName;
  action: string;
  parameters: JsonObject;
}

export class Fault {
  hits = 0;
  private readonly outcomes: string[] = [];
  private skip: number;
  private readonly holds = new Set<(end: HoldEnd) => void>();

  constructor(
    readonly id: string,
    readonly spec: FaultSpec,
    private readonly changed: () => void,
  ) {
    this.skip = spec.skip ?? 0;
  }

  get stage(): Stage {
    return STAGES[this.spec.kind];
  }

  get spent(): boolean {
    const times = this.spec.times ?? 1;
    return times !== "always" && this.hits >= times;
  }

  get outcomeCount(): number {
    return this.outcomes.length;
  }

  concerns({ platform, action, parameters }: Request): boolean {
    const { spec } = this;
    return (
      !this.spent &&
      spec.platform === platform &&
      (spec.action === "*" || spec.action === action) &&
      Object.entries(spec.match ?? {}).every(([name, value]) => parameters[name] === value)
    );
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

  /** What became of one of its requests. */
  outcome(code: string): void {
    this.outcomes.push(code);
    this.changed();
  }

  /** Resolves when the request is let go, or when nobody waits for its answer any more. */
  hold(socket: Socket): Promise<HoldEnd> {
    if (socket.destroyed) return Promise.resolve("gone");
    return new Promise((resolve) => {
      const end = (how: HoldEnd): void => {
        this.holds.delete(end);
        socket.off("close", gone);
        resolve(how);
      };
      const gone = (): void => end("gone");
      this.holds.add(end);
      socket.once("close", gone);
    });
  }

  release(how: HoldEnd = "released"): number {
    const held = [...this.holds];
    for (const end of held) end(how);
    return held.length;
  }

  report(): FaultReport {
    const { id, hits, spent, holds, outcomes } = this;
    return { ...this.spec, id, hits, held: holds.size, spent, outcomes: [...outcomes] };
  }
}

interface Filter {
  id?: string;
  platform?: PlatformName;
  action?: string;
}

export class Faults {
  private readonly book: Fault[] = [];
  /** Those that were cleared too: their requests may not have come to an end. */
  private readonly all = new Map<string, Fault>();
  private readonly waiters = new Waiters();
  private count = 0;

  inject(spec: FaultSpec): FaultReport {
    if (!Object.hasOwn(STAGES, spec.kind)) throw new RangeError(`no fault of kind ${String(spec.kind)}`);
    if (spec.kind === "error" && !spec.code) throw new RangeError("a fault of kind error needs a code");
    const fault = new Fault(`fault-${++this.count}`, { ...spec }, () => this.waiters.notify());
    this.book.push(fault);
    this.all.set(fault.id, fault);
    return fault.report();
  }

  /** The fault that is this request's, if any. Faults of one action strike in the order of their injection. */
  pick(request: Request): Fault | undefined {
    return this.book.find((fault) => fault.concerns(request) && !fault.skips());
  }

  /** Removes faults. What they hold goes on. */
  clear(filter: Filter = {}): void {
    this.remove(filter, "released");
  }

  /** Removes faults, and what they hold is dropped. */
  cancel(filter: Filter = {}): void {
    this.remove(filter, "cancelled");
  }

  release(id?: string): number {
    return this.book.filter((f) => id === undefined || f.id === id).reduce((n, f) => n + f.release(), 0);
  }

  reports(): FaultReport[] {
    return this.book.map((fault) => fault.report());
  }

  async wait(id: string, hits: number, timeoutMs: number): Promise<FaultReport> {
    const fault = this.named(id);
    if (await this.waiters.until(() => fault.hits >= hits, timeoutMs)) return fault.report();
    throw new Error(`${described(fault)} has hit ${fault.hits} times, not ${hits}`);
  }

  async waitForOutcomes(id: string, count: number, timeoutMs: number): Promise<FaultReport> {
    const fault = this.named(id);
    if (await this.waiters.until(() => fault.outcomeCount >= count, timeoutMs)) return fault.report();
    throw new Error(`${described(fault)} has had ${fault.outcomeCount} outcomes, not ${count}`);
  }

  private remove({ id, platform, action }: Filter, how: HoldEnd): void {
    for (const fault of [...this.book]) {
      if (id !== undefined && fault.id !== id) continue;
      if (platform !== undefined && fault.spec.platform !== platform) continue;
      if (action !== undefined && fault.spec.action !== action) continue;
      this.book.splice(this.book.indexOf(fault), 1);
      fault.release(how);
    }
    this.waiters.notify();
  }

  private named(id: string): Fault {
    const fault = this.all.get(id);
    if (!fault) throw new RangeError(`no fault ${id}`);
    return fault;
  }
}

function described({ id, spec }: Fault): string {
  return `${id} (${spec.kind} on ${spec.action})`;
}
