import { randomUUID } from "node:crypto";
import { Agenda, type Scheduled } from "../core/platform/world";
import type { VirtualClock } from "../core/time/clock";
import type { Credentials } from "./signing/authentication";
import { emptyState, type FailingAction, type HuaweiState, type Row, type Step } from "./records";
import type { HuaweiSettings } from "./types";

export const REGION = "cn-north-4";

/** All objects, and the steps that lie ahead of them in virtual time. */
export class World extends Agenda<Step> {
  state: HuaweiState;

  constructor(
    clock: VirtualClock,
    readonly settings: HuaweiSettings,
    readonly credentials: Credentials,
    saved: HuaweiState | undefined,
  ) {
    super(clock);
    this.state = saved ?? emptyState();
  }

  protected get scheduled(): Scheduled<Step>[] {
    return this.state.scheduled;
  }

  protected nextStep(): number {
    return ++this.state.steps;
  }

  /** Tokens live in the identity service: they outlast the objects. */
  reset(): void {
    const { tokens } = this.state;
    this.state = { ...emptyState(), tokens };
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

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
