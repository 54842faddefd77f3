import { randomInt } from "node:crypto";
import { PlatformWorld } from "../core/platform/world";
import { emptyState, type EnvRecord, type JobRecord, type TencentState } from "./records";
import type { TencentSettings } from "./types";

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** All objects, and the steps that lie ahead of them in virtual time. */
export class World extends PlatformWorld<TencentState, TencentSettings> {
  protected firstState(): TencentState {
    return emptyState();
  }

  protected nextStep(): number {
    return this.nextSeq();
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
