import { createHash } from "node:crypto";
import { commandOutcome } from "../job/commands";
import { randomHex, sequenceId } from "../requests/format";
import type { JobRecord, RunCacheRecord, RunRecord, StepRecord } from "../records";
import { fillIn } from "../pipeline/workflow";
import type { World } from "../world";

export const FINAL: ReadonlySet<string> = new Set(["failed", "succeeded", "terminated", "skipped"]);
const JOB_FINAL: ReadonlySet<string> = new Set(["succeeded", "failed", "terminated", "cancelled", "skipped"]);

/** Lets runs and jobs go their way in virtual time. */
export class Runner {
  constructor(private readonly world: World) {}

  start(run: RunRecord): void {
    run.status = "running";
    run.message = "begin to running, update status to running";
    run.activatedAt = this.world.now();
    this.world.touch(run);
    this.world.schedule(this.world.settings.durations.runStart, { kind: "run", runId: run.id });
  }

  /** Begins all steps whose turn it is, and ends the run when there are none left. */
  proceed(runId: string): void {
    const run = this.world.state.runs.find(({ id }) => id === runId);
    if (run?.status !== "running") return;
    const failed = run.steps.some((step) => step.status === "failed");
    if (!(failed && run.strategy === "fail_fast")) {
      for (const step of run.steps) if (isReady(run, step)) this.begin(run, step);
    }
    if (run.steps.some((step) => step.status !== "" && !JOB_FINAL.has(step.status))) return;
    if (!failed && run.steps.some((step) => step.status === "")) return;
    this.finish(run, failed);
  }

  stop(run: RunRecord, force: boolean): void {
    run.status = "terminating";
    run.message = "receive termination signal, update status to terminating";
    this.world.touch(run);
    this.world.schedule(force ? 0 : this.world.settings.durations.stopping, {
      kind: "stopped",
      runId: run.id,
    });
  }

  stopped(runId: string): void {
    const run = this.world.state.runs.find(({ id }) => id === runId);
    if (run?.status !== "terminating") return;
    const now = this.world.now();
    const open = run.steps.filter((step) => step.status !== "" && !JOB_FINAL.has(step.status));
    for (const step of open) {
      Object.assign(step, { status: "terminated", message: "job is terminated", endAt: now });
      const job = this.job(step.jobId);
      if (job) this.endJob(job, "terminated", "job is terminated");
    }
    run.status = "terminated";
    const names = open.map(({ name }) => `entry_points.${name}`).join(",");
    run.message = `update status to terminated because some step or dag was terminated after receive termination singal: ${names}`;
    this.world.touch(run);
  }

  /** The first step of a new job's way. */
  submit(job: JobRecord): void {
    this.world.schedule(this.world.settings.durations.jobInit, {
      kind: "job",
      jobId: job.id,
      to: "pending",
    });
  }

  advanceJob(jobId: string, to: "pending" | "running" | "end"): void {
    const job = this.job(jobId);
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
      this.endJob(job, failed ? "failed" : "succeeded", failed ? "job is failed" : "job is succeeded");
    }
    this.world.touch(job);
    this.tellStep(job);
  }

  /** From now on the server follows jobs: those that it submitted before go on. */
  follow(): void {
    for (const { id, status } of this.world.state.jobs) {
      if (status !== "pending") continue;
      const { jobPending } = this.world.settings.durations;
      this.world.schedule(jobPending, { kind: "job", jobId: id, to: "running" });
    }
  }

  stopJob(job: JobRecord): void {
    job.status = "terminating";
    job.message = "job is terminating";
    this.world.touch(job);
    this.world.schedule(this.world.settings.durations.stopping, { kind: "jobStopped", jobId: job.id });
  }

  jobStopped(jobId: string): void {
    const job = this.job(jobId);
    if (job?.status !== "terminating") return;
    this.endJob(job, "terminated", "job is terminated");
    this.tellStep(job);
  }

  private job(id: string): JobRecord | undefined {
    return this.world.state.jobs.find((job) => job.id === id);
  }

  private endJob(job: JobRecord, status: string, message: string): void {
    Object.assign(job, { status, message, finishAt: this.world.now() });
    this.world.touch(job);
  }

  private tellStep(job: JobRecord): void {
    const run = this.world.state.runs.find(({ id }) => id === job.runId);
    const step = run?.steps.find(({ jobId }) => jobId === job.id);
    if (!run || !step || FINAL.has(run.status)) return;
    step.status = job.status;
    step.message = job.message;
    step.endAt = job.finishAt;
    if (!JOB_FINAL.has(job.status)) return;
    // Runs that wait for this one's cache go on too.
    for (const { id } of this.world.state.runs.filter(({ status }) => status === "running")) {
      this.proceed(id);
    }
  }

  private begin(run: RunRecord, step: StepRecord): void {
    step.command = fillIn(step.command, step.parameters);
    step.env = {
      ...step.env,
      PF_LOOP_ARGUMENT: "",
      PF_RUN_ID: run.id,
      PF_STEP_NAME: step.name,
      PF_USER_NAME: run.userName,
    };
    if (step.cache.enable && run.fsName !== "" && this.takeFromCache(run, step)) return;
    step.startAt = this.world.now();
    const queue = this.world.state.queues.find(({ name }) => name === step.env.PF_JOB_QUEUE_NAME);
    const flavour = this.world.state.flavours.find(({ name }) => name === step.env.PF_JOB_FLAVOUR);
    if (!queue || !flavour) {
      const missing = queue
        ? `get flavour[${step.env.PF_JOB_FLAVOUR ?? ""}] failed, err:record not found`
        : "get queue failed when creating job, err=record not found";
      Object.assign(step, { status: "failed", message: missing, endAt: this.world.now() });
      return;
    }
    step.env = { ...step.env, PF_JOB_MODE: "", PF_JOB_NAMESPACE: queue.namespace };
    const { cpu, mem, name } = flavour;
    const job: JobRecord = {
      ...this.world.row("jobs"),
      id: `job-${run.id}-${step.name.replaceAll(".", "-")}-${randomHex(8)}`,
      name: `${run.id}-${step.name}`,
      userName: run.userName,
      queueId: queue.id,
      priority: "NORMAL",
      labels: null,
      annotations: null,
      created: { priority: "NORMAL", labels: null, annotations: null },
      framework: "standalone",
      members: [
        {
          role: "worker",
          replicas: 1,
          flavour: { name, cpu, mem },
          image: step.dockerEnv,
          command: step.command,
          env: step.env,
        },
      ],
      status: "init",
      message: "",
      startAt: null,
      finishAt: null,
      runId: run.id,
    };
    this.world.state.jobs.push(job);
    step.jobId = job.id;
    step.status = "init";
    if (step.cache.enable && run.fsName !== "") this.addToCache(run, step);
    this.submit(job);
  }

  /** True where the step is done, or waits for another that does the same. */
  private takeFromCache(run: RunRecord, step: StepRecord): boolean {
    const cache = this.world.state.runCaches.find(
      (row) => row.firstFp === fingerprint(run, step) && row.fsName === run.fsName,
    );
    const source = this.world.state.runs.find(({ id }) => id === cache?.runId);
    const done = source?.steps.find(({ jobId }) => jobId === cache?.jobId);
    if (!cache || !source || !done) return false;
    if (!JOB_FINAL.has(done.status)) return true;
    if (done.status !== "succeeded") return false;
    Object.assign(step, {
      status: "succeeded",
      endAt: this.world.now(),
      message: `skip job for step[${run.name}.entry_points.${step.name}] in runid[${run.id}], use cache of runid[${source.id}]`,
      cacheRunId: source.id,
      cacheJobId: cache.jobId,
    });
    if (!source.cachedBy.includes(run.id)) source.cachedBy.push(run.id);
    return true;
  }

  private addToCache(run: RunRecord, step: StepRecord): void {
    const row = this.world.row("runCaches");
    const cache: RunCacheRecord = {
      ...row,
      id: sequenceId("cch", row.pk),
      firstFp: fingerprint(run, step),
      secondFp: createHash("sha256").update("{}").digest("hex"),
      runId: run.id,
      source: run.source,
      step: step.name,
      jobId: step.jobId,
      fsName: run.fsName,
      userName: run.userName,
      expiredTime: step.cache.maxExpiredTime,
    };
    this.world.state.runCaches.push(cache);
  }

  private finish(run: RunRecord, failed: boolean): void {
    const names = run.steps
      .filter(({ status }) => status === "failed")
      .map(({ name }) => `entry_points.${name}`);
    run.status = failed ? "failed" : "succeeded";
    run.message = failed
      ? `update status to failed because some step or dag was failed: ${names.join(",")}`
      : "Run successfully";
    this.world.touch(run);
  }
}

function isReady(run: RunRecord, step: StepRecord): boolean {
  if (step.status !== "") return false;
  const others = run.steps.filter((other) => !other.post && other !== step);
  if (step.post) return others.every(({ status }) => JOB_FINAL.has(status));
  return step.deps.every((dep) =>
    others
      .filter(({ name }) => name === dep || name.startsWith(`${dep}.`))
      .every(({ status }) => status === "succeeded"),
  );
}

function fingerprint(run: RunRecord, step: StepRecord): string {
  const { command, parameters, dockerEnv } = step;
  const { PF_RUN_ID: _run, PF_JOB_MODE: _mode, PF_JOB_NAMESPACE: _namespace, ...env } = step.env;
  const content = JSON.stringify([run.fsName, command, parameters, dockerEnv, env]);
  return createHash("sha256").update(content).digest("hex");
}
