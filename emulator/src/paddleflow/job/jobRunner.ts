import type { JobRecord } from "../records/compute";
import type { World } from "../world";
import { commandOutcome } from "./commands";

/** Statuses that no job leaves. */
export const JOB_FINAL: ReadonlySet<string> = new Set([
  "succeeded",
  "failed",
  "terminated",
  "cancelled",
  "skipped",
]);

/** Lets jobs go their way in virtual time. */
export class JobRunner {
  /** Takes a job whose status is another now; set by the platform. */
  changed: (job: JobRecord) => void = () => undefined;

  constructor(private readonly world: World) {}

  /** The first step of a new job's way. */
  submit(job: JobRecord): void {
    this.world.schedule(this.world.settings.durations.jobInit, {
      kind: "job",
      jobId: job.id,
      to: "pending",
    });
  }

  advance(jobId: string, to: "pending" | "running" | "end"): void {
    const job = this.find(jobId);
    if (!job || JOB_FINAL.has(job.status) || job.status === "terminating") return;
    const { durations, jobsFollowed } = this.world.settings;
    if (to === "pending") {
      job.status = "pending";
      job.message = "submit job to cluster successfully.";
      if (jobsFollowed) this.world.schedule(durations.jobPending, { kind: "job", jobId, to: "running" });
    } else if (to === "running") {
      job.status = "running";
      job.message = "job is running";
      job.startAt = this.world.now();
      const outcomes = job.members.map(({ command }) => commandOutcome(command));
      const seconds = Math.max(...outcomes.map((outcome) => outcome.seconds ?? durations.jobRunning));
      this.world.schedule(seconds, { kind: "job", jobId, to: "end" });
    } else {
      const failed = job.members.some(({ command }) => commandOutcome(command).exitCode !== 0);
      this.end(job, failed ? "failed" : "succeeded", failed ? "job is failed" : "job is succeeded");
    }
    this.world.touch(job);
    this.changed(job);
  }

  /** From now on the server follows jobs: those that it submitted before go on. */
  follow(): void {
    for (const { id, status } of this.world.state.jobs) {
      if (status !== "pending") continue;
      const { jobPending } = this.world.settings.durations;
      this.world.schedule(jobPending, { kind: "job", jobId: id, to: "running" });
    }
  }

  stop(job: JobRecord): void {
    job.status = "terminating";
    job.message = "job is terminating";
    this.world.touch(job);
    this.world.schedule(this.world.settings.durations.stopping, { kind: "jobStopped", jobId: job.id });
  }

  stopped(jobId: string): void {
    const job = this.find(jobId);
    if (job?.status !== "terminating") return;
    this.end(job, "terminated", "job is terminated");
    this.changed(job);
  }

  find(id: string): JobRecord | undefined {
    return this.world.state.jobs.find((job) => job.id === id);
  }

  end(job: JobRecord, status: string, message: string): void {
    Object.assign(job, { status, message, finishAt: this.world.now() });
    this.world.touch(job);
  }
}
