import { JOB_FINAL, type JobRunner } from "../job/jobRunner";
import { fillIn } from "../workflow/flatSteps";
import type { FlavourRecord, JobRecord } from "../records/compute";
import type { RunRecord, StepRecord } from "../records/workflow";
import { randomHex } from "../requests/format";
import type { World } from "../world";
import { StepCache } from "./stepCache";

/** Statuses that no run leaves. */
export const FINAL: ReadonlySet<string> = new Set(["failed", "succeeded", "terminated", "skipped"]);

/** Lets runs go their way in virtual time. */
export class RunRunner {
  private readonly cache: StepCache;

  constructor(
    private readonly world: World,
    private readonly jobs: JobRunner,
  ) {
    this.cache = new StepCache(world);
  }

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

  /** What a stop does that meets the end of a run: the end is there, and the status that of the stop. */
  lose(run: RunRecord): void {
    for (const step of run.steps) {
      Object.assign(step, { status: "succeeded", endAt: this.world.now() });
      const job = this.jobs.find(step.jobId);
      if (job) this.jobs.end(job, "succeeded", "job is succeeded");
    }
    Object.assign(run, { status: "terminating", message: "Run successfully", lost: true });
    this.world.touch(run);
  }

  /** A server that starts again takes up the runs that have not ended. */
  resume(): void {
    for (const run of this.world.state.runs.filter(({ lost }) => lost === true)) {
      Object.assign(run, { status: "succeeded", lost: false });
      this.world.touch(run);
    }
  }

  stopped(runId: string): void {
    const run = this.world.state.runs.find(({ id }) => id === runId);
    if (run?.status !== "terminating") return;
    const now = this.world.now();
    const open = run.steps.filter((step) => step.status !== "" && !JOB_FINAL.has(step.status));
    for (const step of open) {
      Object.assign(step, { status: "terminated", message: "job is terminated", endAt: now });
      const job = this.jobs.find(step.jobId);
      if (job) this.jobs.end(job, "terminated", "job is terminated");
    }
    run.status = "terminated";
    const names = open.map(({ name }) => `entry_points.${name}`).join(",");
    run.message = `update status to terminated because some step or dag was terminated after receive termination singal: ${names}`;
    this.world.touch(run);
  }

  /** Hands the status of a job on to the step that it carries out. */
  jobChanged(job: JobRecord): void {
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
    const system = {
      PF_LOOP_ARGUMENT: "",
      PF_RUN_ID: run.id,
      PF_STEP_NAME: step.name,
      PF_USER_NAME: run.userName,
    };
    step.parameters = filled(step.parameters, system);
    const known = { ...step.parameters, ...system };
    step.command = fillIn(step.command, known);
    step.env = { ...filled(step.env, known), ...system };
    if (step.cache.enable && run.fsName !== "" && this.cache.take(run, step)) return;
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
    if (step.dockerEnv === "") {
      const message = "required fields in {image} are empty, please fill it";
      Object.assign(step, { status: "failed", message, endAt: this.world.now() });
      return;
    }
    step.env = { ...step.env, PF_JOB_MODE: "", PF_JOB_NAMESPACE: queue.namespace };
    const job = this.jobOf(run, step, queue.id, flavour);
    this.world.state.jobs.push(job);
    step.jobId = job.id;
    step.status = "init";
    if (step.cache.enable && run.fsName !== "") this.cache.add(run, step);
    this.jobs.submit(job);
  }

  private jobOf(run: RunRecord, step: StepRecord, queueId: string, flavour: FlavourRecord): JobRecord {
    const { cpu, mem, name } = flavour;
    return {
      ...this.world.row("jobs"),
      id: `job-${run.id}-${step.name.replaceAll(".", "-")}-${randomHex(8)}`,
      name: `${run.id}-${step.name}`,
      userName: run.userName,
      queueId,
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

function filled(texts: Readonly<Record<string, string>>, known: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fillIn(text, known)]));
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
