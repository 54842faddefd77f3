import { randomUUID } from "node:crypto";
import type { VirtualClock } from "../clock";
import { hashPassword } from "./passwords";
import { emptyState, type PaddleFlowState, type Row, type Step } from "./records";
import { isSince } from "./settings";
import type { PaddleFlowSettings, ServerVersion } from "./types";

/** All rows, and the steps that lie ahead of them in virtual time. */
export class World {
  state: PaddleFlowState;
  /** Carries one step out; set by the platform. */
  perform: (step: Step) => void = () => undefined;
  private stepTime: number | undefined;

  constructor(
    readonly clock: VirtualClock,
    readonly settings: PaddleFlowSettings,
    saved: PaddleFlowState | undefined,
  ) {
    this.state = saved ?? this.firstState();
  }

  /** Virtual time in milliseconds; while a step is carried out, the time for which it was scheduled. */
  now(): number {
    return this.stepTime ?? this.clock.now();
  }

  reset(): void {
    this.state = this.firstState();
  }

  since(version: ServerVersion): boolean {
    return isSince(this.settings.version, version);
  }

  /** What every new row has. Numbers of a table are never used twice. */
  row(table: string): Row {
    const now = this.now();
    return { pk: this.next(table), createdAt: now, updatedAt: now };
  }

  touch(row: Row): void {
    row.updatedAt = this.now();
  }

  schedule(seconds: number, step: Step): void {
    this.scheduleAt(this.now() + seconds * 1000, step);
  }

  scheduleAt(at: number, step: Step): void {
    const { scheduled } = this.state;
    let place = scheduled.length;
    while (place > 0 && (scheduled[place - 1]?.at ?? 0) > at) place--;
    scheduled.splice(place, 0, { at, seq: this.next("steps"), step });
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

  private next(counter: string): number {
    return (this.state.counters[counter] = (this.state.counters[counter] ?? 0) + 1);
  }

  /** A new database has root and three flavours. */
  private firstState(): PaddleFlowState {
    this.state = emptyState();
    const { users, flavours } = this.state;
    users.push({ ...this.row("users"), name: "root", hash: hashPassword("paddleflow") });
    for (const [name, cpu, mem, gpu] of [
      ["flavour1", "1", "1Gi", ""],
      ["flavour2", "4", "8Gi", "1"],
      ["flavour3", "4", "8Gi", "2"],
    ] as const) {
      const scalarResources: Record<string, string> = gpu === "" ? {} : { "nvidia.com/gpu": gpu };
      flavours.push({
        ...this.row("flavours"),
        id: randomUUID(),
        name,
        cpu,
        mem,
        scalarResources,
        clusterId: "",
      });
    }
    return this.state;
  }
}
