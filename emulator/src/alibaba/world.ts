import { randomBytes } from "node:crypto";
import { PlatformWorld } from "../core/platform/world";
import { firstState, type AlibabaState, type JobRecord } from "./records";
import type { AlibabaSettings } from "./types";

/** All objects, and the steps that lie ahead of them in virtual time. */
export class World extends PlatformWorld<AlibabaState, AlibabaSettings> {
  protected firstState(): AlibabaState {
    return firstState();
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
