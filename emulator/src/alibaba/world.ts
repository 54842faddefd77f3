import { randomBytes } from "node:crypto";
import { Agenda, type Scheduled } from "../core/platform/world";
import type { VirtualClock } from "../core/time/clock";
import { firstState, type AlibabaState, type JobRecord, type Step } from "./records";
import type { AlibabaSettings } from "./types";

/** All objects, and the steps that lie ahead of them in virtual time. */
export class World extends Agenda<Step> {
  state: AlibabaState;

  constructor(
    clock: VirtualClock,
    readonly settings: AlibabaSettings,
    saved: AlibabaState | undefined,
  ) {
    super(clock);
    this.state = saved ?? firstState();
  }

  protected get scheduled(): Scheduled<Step>[] {
    return this.state.scheduled;
  }

  protected nextStep(): number {
    return ++this.state.seq;
  }

  job(id: string): JobRecord | undefined {
    return this.state.jobs.find((job) => job.id === id);
  }

  newJobId(): string {
    return `job-${randomBytes(6).toString("hex")}`;
  }

  removeJob(job: JobRecord): void {
    this.state.jobs = this.state.jobs.filter((other) => other !== job);
  }
}
