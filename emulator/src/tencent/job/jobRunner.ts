import type { Nodes } from "../computeEnv/nodes";
import type { EnvRecord, JobRecord, JobState, NodeRecord, Step } from "../records";
import type { World } from "../world";
import { runCommand, timeoutOf } from "./commands";
import { verdictOn } from "./dependences";
import { blankInstance, placesOf, type Place } from "./jobStates";

type InstanceStep = Extract<Step, { kind: "instance" }>;

/** The life of jobs, their tasks and task instances. */
export class JobRunner {
  constructor(
    private readonly world: World,
    private readonly nodes: Nodes,
  ) {}

  start(job: JobRecord): void {
    this.world.schedule(this.world.settings.durations.jobSubmitted, { kind: "job", jobId: job.id });
  }

  parsed(jobId: string): void {
    const job = this.world.job(jobId);
    if (!job) return;
    for (const { instance } of placesOf(job)) if (instance.state === "SUBMITTED") instance.state = "PENDING";
    this.advance(job);
  }

  perform(step: InstanceStep): void {
    const job = this.world.job(step.jobId);
    const task = job?.tasks.find((t) => t.name === step.task);
    const instance = task?.instances.find((i) => i.index === step.index);
    if (!job || !task || instance?.epoch !== step.epoch) return;
    const place = { job, task, instance };
    switch (step.to) {
      case "RUNNABLE":
        instance.state = "RUNNABLE";
        this.launch(place);
        break;
      case "STARTING":
        instance.state = "STARTING";
        instance.launchTime = this.world.now();
        this.next(place, this.world.settings.durations.instanceStarting, "RUNNING");
        break;
      case "RUNNING":
        this.run(place);
        break;
      case "ENDED":
        this.ended(place);
        break;
      case "TERMINATED":
        this.terminated(place);
        break;
    }
  }

  /** The state machine of TerminateTaskInstance, 5.5. */
  terminate(place: Place): void {
    const { instance } = place;
    if (instance.state === "SUCCEED" || instance.state === "FAILED" || instance.terminating) return;
    instance.epoch++;
    if (["STARTING", "RUNNING", "FAILED_INTERRUPTED"].includes(instance.state)) {
      instance.terminating = true;
      this.next(place, this.world.settings.durations.instanceTerminating, "TERMINATED");
    } else this.end(place, "FAILED", "Terminated");
  }

  /** RetryJobs: failed instances run again, their history forgotten. */
  retry(job: JobRecord): void {
    for (const { instance } of placesOf(job)) {
      if (instance.state !== "FAILED") continue;
      Object.assign(instance, blankInstance(instance.index), { epoch: instance.epoch + 1, state: "PENDING" });
    }
    this.advance(job);
  }

  /** Makes an instance fail as if its command had ended so. */
  failNow(place: Place, exitCode: number | null, reason: string): void {
    place.instance.epoch++;
    place.instance.exitCode = exitCode;
    this.end(place, "FAILED", reason);
  }

  /** Gives waiting instances the free nodes of their environment. */
  dispatch(env: EnvRecord): void {
    const waiting = this.inEnv(env.id).filter(({ instance }) => instance.state === "RUNNABLE");
    waiting.sort(
      (a, b) => (b.job.input.Priority ?? 0) - (a.job.input.Priority ?? 0) || a.job.seq - b.job.seq,
    );
    const free = env.nodes.filter((node) => node.state === "RUNNING" && node.slots > 0);
    for (const place of waiting) {
      const node = free.shift();
      if (!node) return;
      const { instance } = place;
      node.slots--;
      Object.assign(instance, { nodeId: node.id, instanceId: node.instanceId, launchTime: this.world.now() });
      instance.state = "STARTING";
      this.next(place, this.world.settings.durations.instanceRunnable, "RUNNING");
    }
  }

  nodeLeaving(env: EnvRecord, node: NodeRecord): void {
    for (const place of this.inEnv(env.id)) {
      if (place.instance.nodeId !== node.id) continue;
      place.instance.epoch++;
      this.failed(place, null, "The compute node was terminated");
    }
  }

  envGone(envId: string): void {
    for (const place of this.inEnv(envId)) {
      if (place.instance.state !== "RUNNABLE") continue;
      place.instance.epoch++;
      this.end(place, "FAILED", "The compute environment was deleted");
    }
  }

  private inEnv(envId: string): Place[] {
    return this.world.state.jobs.flatMap(placesOf).filter(({ task }) => task.spec.EnvId === envId);
  }

  /** Moves tasks on whose predecessors allow it, and fails those that can never run. */
  private advance(job: JobRecord): void {
    for (let moved = true; moved;) {
      moved = false;
      for (const task of job.tasks) {
        const pending = task.instances.filter((instance) => instance.state === "PENDING");
        const verdict = pending.length > 0 ? verdictOn(job, task) : "wait";
        if (verdict === "wait") continue;
        moved = true;
        for (const instance of pending) {
          const place = { job, task, instance };
          if (verdict === "run") {
            instance.state = "RUNNABLE";
            this.launch(place);
          } else this.finish(place, "FAILED", "A preceding task failed");
        }
      }
    }
  }

  private launch(place: Place): void {
    const { EnvId: envId } = place.task.spec;
    if (envId === undefined) {
      this.next(place, this.world.settings.durations.instanceRunnable, "STARTING");
      return;
    }
    const env = this.world.env(envId);
    if (env) this.dispatch(env);
    else this.end(place, "FAILED", "The compute environment does not exist");
  }

  private run(place: Place): void {
    const { job, task, instance } = place;
    const { durations } = this.world.settings;
    if (task.spec.EnvId === undefined) {
      const reason = this.world.takeCreationFailure(job.id);
      if (reason !== undefined && job.input.StateIfCreateCvmFailed === "RUNNABLE") {
        instance.state = "RUNNABLE";
        instance.detailedReason = reason;
        this.next(place, durations.nodeRecreate, "STARTING");
        return;
      }
      if (reason !== undefined) {
        instance.detailedReason = reason;
        this.failed(place, null, "CreateCvmFailed");
        return;
      }
      instance.instanceId = this.world.newId("ins");
    }
    instance.state = "RUNNING";
    instance.runningTime = this.world.now();
    const { seconds = durations.instanceRunning } = runCommand(task.spec, instance.index, instance.failures);
    this.next(place, Math.min(seconds, timeoutOf(task.spec)), "ENDED");
  }

  private ended(place: Place): void {
    const { task, instance } = place;
    const { exitCode, seconds } = runCommand(task.spec, instance.index, instance.failures);
    if ((seconds ?? 0) > timeoutOf(task.spec)) this.failed(place, null, "Timeout");
    else if (exitCode !== 0) this.failed(place, exitCode, `The command ended with exit code ${exitCode}`);
    else {
      instance.exitCode = 0;
      this.end(place, "SUCCEED", "");
    }
  }

  /** One run failed: again, kept for a look, or over. */
  private failed(place: Place, exitCode: number | null, reason: string): void {
    const { task, instance } = place;
    const { FailedAction: action = "TERMINATE", MaxRetryCount: retries = 0, EnvId: envId } = task.spec;
    instance.failures++;
    instance.exitCode = exitCode;
    const keeps = envId === undefined && action !== "TERMINATE";
    if (keeps && action === "FAST_INTERRUPT") this.interrupt(place, reason);
    else if (instance.failures <= retries) {
      this.leaveNode(place);
      instance.state = "RUNNABLE";
      instance.reason = reason;
      this.launch(place);
    } else if (keeps) this.interrupt(place, reason);
    else this.end(place, "FAILED", reason);
  }

  private interrupt({ instance }: Place, reason: string): void {
    instance.state = "FAILED_INTERRUPTED";
    instance.reason = reason;
  }

  private terminated(place: Place): void {
    const { task, instance } = place;
    const env = task.spec.EnvId === undefined ? undefined : this.world.env(task.spec.EnvId);
    const node = env?.nodes.find((n) => n.id === instance.nodeId);
    if (env && node) this.nodes.restart(env, node);
    this.end(place, "FAILED", "Terminated");
  }

  private end(place: Place, state: JobState, reason: string): void {
    this.finish(place, state, reason);
    this.advance(place.job);
  }

  private finish(place: Place, state: JobState, reason: string): void {
    const { instance } = place;
    instance.state = state;
    instance.reason = reason;
    instance.terminating = false;
    instance.endTime = this.world.now();
    this.leaveNode(place);
  }

  private leaveNode({ task, instance }: Place): void {
    const { nodeId } = instance;
    instance.instanceId = null;
    instance.nodeId = null;
    const env = task.spec.EnvId === undefined ? undefined : this.world.env(task.spec.EnvId);
    const node = env?.nodes.find((n) => n.id === nodeId);
    if (!env || node?.state !== "RUNNING") return;
    node.slots = 1;
    this.dispatch(env);
  }

  private next({ job, task, instance }: Place, seconds: number, to: InstanceStep["to"]): void {
    const { index, epoch } = instance;
    this.world.schedule(seconds, { kind: "instance", jobId: job.id, task: task.name, index, epoch, to });
  }
}
