import type { JsonObject } from "../../core/json";
import type { ExecutionRecord, JobRecord, Phase, Step } from "../records";
import { runCommand } from "../workflow/commands";
import { inputValues, readDefinition } from "../workflow/definition";
import type { World } from "../world";

const OVER: ReadonlySet<Phase> = new Set(["Succeeded", "Failed", "Cancelled"]);

export function isOver({ phase }: { phase: Phase }): boolean {
  return OVER.has(phase);
}

/** What executions do by themselves, in virtual time. */
export class ExecutionRunner {
  constructor(private readonly world: World) {}

  find(id: string): ExecutionRecord | undefined {
    return this.world.state.executions.find((row) => row.id === id);
  }

  start(row: ExecutionRecord): void {
    row.jobs = this.jobsOf(row);
    this.plan(row, this.world.settings.durations.executionPending, "Running");
    this.plan(row, row.timeout * 60, "Timeout");
  }

  /** Dispatched jobs run on until the execution is Cancelled; the others are not dispatched any more. */
  cancel(row: ExecutionRecord, timeout: number): void {
    const { settings } = this.world;
    this.enter(row, "Cancelling", "execution");
    const running = row.jobs.filter(({ phase }) => phase === "Running");
    if (settings.cancelWaitsForJobs && running.length > 0) return this.plan(row, timeout * 60, "Timeout");
    this.within(row, timeout, settings.durations.executionCancelling, "Cancelled");
  }

  /** Runs again what has not succeeded, or deletes again where the deletion failed. */
  retry(row: ExecutionRecord, timeout: number, inputs: JsonObject): void {
    const { executionRetrying, executionDeleting } = this.world.settings.durations;
    this.enter(row, "Retrying");
    if (row.action === "delete") return this.within(row, timeout, executionDeleting, "Gone");
    if (Object.keys(inputs).length > 0) row.inputs = inputs;
    row.endedAt = null;
    const planned = this.jobsOf(row);
    row.jobs = planned.map((job) => {
      const before = row.jobs.find(({ name }) => name === job.name);
      if (before?.phase === "Succeeded") return before;
      return { ...job, failures: before?.failures ?? 0 };
    });
    this.within(row, timeout, executionRetrying, "Running");
  }

  delete(row: ExecutionRecord): void {
    row.action = "delete";
    this.enter(row, "Running");
    this.plan(row, this.world.settings.durations.executionDeleting, "Gone");
  }

  /** Ends an execution at once. */
  end(row: ExecutionRecord, phase: "Succeeded" | "Failed" | "Cancelled", reason = "", message = ""): void {
    this.enter(row, phase);
    row.endedAt = this.world.now();
    Object.assign(row, { reason, message });
    for (const job of row.jobs.filter((one) => !isOver(one))) this.endJob(row, job, phase);
  }

  /** Puts an execution into a phase, in which it stays until something else happens to it. */
  hold(row: ExecutionRecord, phase: Phase): void {
    this.enter(row, phase);
    row.endedAt = isOver(row) ? this.world.now() : null;
    if (phase === "Running") row.startedAt ??= this.world.now();
  }

  perform(step: Step & { kind: "execution" | "job" }): void {
    const row = this.find(step.id);
    if (!row) return;
    if (step.kind === "job") this.jobEnded(row, step.job, step.phase, step.failures);
    else this.advance(row, step.to);
  }

  private advance(row: ExecutionRecord, to: (Step & { kind: "execution" })["to"]): void {
    const { state } = this.world;
    switch (to) {
      case "Running":
        row.phase = "Running";
        row.startedAt ??= this.world.now();
        this.world.touch(row);
        row.jobs.filter((job) => !isOver(job)).forEach((job) => this.dispatch(row, job));
        this.endIfDone(row);
        break;
      case "Cancelled":
        this.end(row, "Cancelled");
        break;
      case "Timeout":
        this.end(row, "Failed", "Timeout", "the time limit is over");
        break;
      case "Gone":
        if (this.world.takeFailure("executionDeletion")) this.end(row, "Failed", "DeleteFailed");
        else state.executions = state.executions.filter((other) => other !== row);
        break;
    }
  }

  /** The first try and its retries count as one stay of the job. */
  private dispatch(row: ExecutionRecord, job: JobRecord): void {
    const { jobRunning } = this.world.settings.durations;
    job.phase = "Running";
    job.startedAt = this.world.now();
    this.event(row, job, "SuccessfulFinish", `Element(${job.name}-init) execute Action: create successfully`);
    let [seconds, failures] = [0, job.failures];
    for (let tries = 0; tries <= row.jobRetryCount; tries++) {
      const runs = job.commands.map((command) => runCommand(command, failures));
      seconds += Math.max(0, ...runs.map((run) => run.seconds ?? jobRunning));
      if (runs.every(({ exitCode }) => exitCode === 0)) {
        return this.planJob(row, job, seconds, "Succeeded", failures);
      }
      failures++;
    }
    this.planJob(row, job, seconds, "Failed", failures);
  }

  private jobEnded(row: ExecutionRecord, name: string, phase: Phase, failures: number): void {
    const job = row.jobs.find((one) => one.name === name);
    if (job?.phase !== "Running") return;
    job.failures = failures;
    this.endJob(row, job, phase);
    const waits = row.phase === "Cancelling" && this.world.settings.cancelWaitsForJobs;
    if (waits && !row.jobs.some((one) => one.phase === "Running")) this.end(row, "Cancelled");
    this.endIfDone(row);
  }

  private endJob(row: ExecutionRecord, job: JobRecord, phase: Phase): void {
    job.phase = phase;
    job.endedAt = this.world.now();
    const reason = phase === "Succeeded" ? "SuccessfulFinish" : "FailedFinish";
    this.event(row, job, reason, `Element(${job.name}) is ${phase}`);
  }

  private endIfDone(row: ExecutionRecord): void {
    if (row.phase !== "Running" || !row.jobs.every(isOver)) return;
    const failed = row.jobs.filter(({ phase }) => phase !== "Succeeded").map(({ name }) => name);
    if (failed.length === 0) this.end(row, "Succeeded");
    else this.end(row, "Failed", "JobFailed", `failed: ${failed.join(", ")}`);
  }

  /** What lay ahead does so no more: only the execution's own steps, where its jobs run on. */
  private enter(row: ExecutionRecord, phase: Phase, only?: "execution"): void {
    this.world.drop(row.id, "execution", only ?? "job");
    row.phase = phase;
    row.reason = row.message = "";
    this.world.touch(row);
  }

  private plan(row: ExecutionRecord, seconds: number, to: (Step & { kind: "execution" })["to"]): void {
    this.world.schedule(seconds, { kind: "execution", id: row.id, to });
  }

  private planJob(
    row: ExecutionRecord,
    job: JobRecord,
    seconds: number,
    phase: Phase,
    failures: number,
  ): void {
    const step = { kind: "job", id: row.id, job: job.name, phase, failures } as const;
    this.world.schedule(seconds, step);
  }

  /** Gives the action up where it takes longer than `timeout` minutes. */
  private within(
    row: ExecutionRecord,
    timeout: number,
    seconds: number,
    to: (Step & { kind: "execution" })["to"],
  ): void {
    if (seconds > timeout * 60) this.plan(row, timeout * 60, "Timeout");
    else this.plan(row, seconds, to);
  }

  private jobsOf(row: ExecutionRecord): JobRecord[] {
    const definition = readDefinition(row.content);
    const values = { ...inputValues(definition, row.inputs), sfs_pvc_name: row.sfsPvcName };
    return definition.jobs(values).map(({ tool: _, ...job }) => ({
      ...job,
      phase: "Pending",
      failures: 0,
      startedAt: null,
      endedAt: null,
    }));
  }

  private event(row: ExecutionRecord, job: JobRecord, reason: string, message: string): void {
    const failed = reason !== "SuccessfulFinish";
    row.events.push({
      reason,
      message,
      at: this.world.now(),
      type: failed ? "warning" : "Normal",
      elemType: job.phase === "Running" ? "KubeDAG.init" : "KubeDAG.job",
      elemId: job.phase === "Running" ? `${job.name}-init` : job.name,
      actionName: row.action,
    });
  }
}
