import { randomUUID } from "node:crypto";
import { PlatformWorld } from "../core/platform/world";
import type { VirtualClock } from "../core/time/clock";
import { emptyState, type FailingAction, type HuaweiState, type Row, type Step } from "./records";
import type { Credentials } from "./signing/credentials";
import type { HuaweiSettings } from "./types";

export const REGION = "cn-north-4";

/** All objects, and the steps that lie ahead of them in virtual time. */
export class World extends PlatformWorld<HuaweiState, HuaweiSettings> {
  constructor(
    clock: VirtualClock,
    settings: HuaweiSettings,
    readonly credentials: Credentials,
    saved: HuaweiState | undefined,
  ) {
    super(clock, settings, saved);
  }

  protected firstState(): HuaweiState {
    return emptyState();
  }

  protected nextStep(): number {
    return ++this.state.steps;
  }

  /** Tokens live in the identity service: they outlast the objects. */
  override reset(): void {
    const { tokens } = this.state;
    super.reset();
    this.state.tokens = tokens;
  }

  /** What every new object has. */
  row(): Row {
    const now = this.now();
    return { id: randomUUID(), createAt: now, updateAt: now };
  }

  touch(row: Row): void {
    row.updateAt = this.now();
  }

  /** Steps of these kinds no longer lie ahead of an object. */
  drop(id: string, ...kinds: Step["kind"][]): void {
    const { state } = this;
    state.scheduled = state.scheduled.filter(({ step }) => step.id !== id || !kinds.includes(step.kind));
  }

  /** Whether this one is to fail. */
  takeFailure(action: FailingAction): boolean {
    const { failing } = this.state;
    if (failing[action] === 0) return false;
    failing[action]--;
    return true;
  }
}

/** Seconds are the smallest unit of the Gene Container Service. */
export function formatTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

export function enterpriseProject(id: string): { id: string; name: string } {
  return { id, name: id === "0" ? "default" : id };
}
