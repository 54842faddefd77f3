import { randomInt } from "node:crypto";
import type { VirtualClock } from "../clock";
import { emptyState, type EnvRecord, type JobRecord, type Step, type TencentState } from "./records";
import type { TencentSettings } from "./types";

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** All objects, and the steps that lie ahead of them in virtual time. */
export class World {
  state: TencentState = emptyState();
  /** Carries one step out; set by the platform. */
  perform: (step: Step) => void = () => undefined;
  private stepTime: number | undefined;

  constructor(
    readonly clock: VirtualClock,
    readonly settings: TencentSettings,
  ) {}

  /** Virtual time in milliseconds; while a step is carried out, the time for which it was scheduled. */
  now(): number {
    return this.stepTime ?? this.clock.now();
  }

  schedule(seconds: number, step: Step): void {
    const { scheduled } = this.state;
    const entry = { at: this.now() + seconds * 1000, seq: this.nextSeq(), step };
    let place = scheduled.length;
    while (place > 0 && (scheduled[place - 1]?.at ?? 0) > entry.at) place--;
    scheduled.splice(place, 0, entry);
  }

  /** Carries out, in their order, all steps whose time has come. */
  settle(): void {
    const now = this.clock.now();
    for (;;) {
      const next = this.state.scheduled[0];
      if (!next || next.at > now) break;
      this.state.scheduled.shift();
      this.stepTime = next.at;
      try {
        this.perform(next.step);
      } finally {
        this.stepTime = undefined;
      }
    }
  }

  nextSeq(): number {
    return ++this.state.seq;
  }

  /** Eight random characters: two in 36^8 do not meet in a test. */
  newId(prefix: string): string {
    return `${prefix}-${Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join("")}`;
  }

  env(id: string): EnvRecord | undefined {
    return this.state.computeEnvs.find((env) => env.id === id);
  }

  job(id: string): JobRecord | undefined {
    return this.state.jobs.find((job) => job.id === id);
  }

  /** Whether the next creation of a machine fails, and why. Each rule is used up by its failures. */
  takeCreationFailure(...targets: string[]): string | undefined {
    const rule = this.state.creationFailures.find(
      (r) => r.count > 0 && (r.target === "*" || targets.includes(r.target)),
    );
    if (!rule) return undefined;
    rule.count--;
    return rule.reason;
  }
}
