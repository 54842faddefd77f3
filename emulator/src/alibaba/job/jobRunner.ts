import type { InstanceRecord, JobRecord, State, Step, TaskRecord } from "../records";
import type { TaskDescription } from "../types";
import type { World } from "../world";
import { runProgram } from "./programs";

const LONGEST_RUN = 86_400;

/** The life of jobs, tasks and instances. */
export class JobRunner {
  constructor(private readonly world: World) {}

  begin(job: JobRecord): void {
    const { init } = this.world.settings.durations;
    if (init === 0) this.wait(job);
    else this.next(job, init, "waiting");
  }

  /** From the beginning, but for the instances that have succeeded. */
  restart(job: JobRecord): void {
    job.epoch++;
    Object.assign(job, { startTime: 0, endTime: 0 });
    for (const instance of instancesOf(job)) {
      if (instance.state !== "Finished") {
        Object.assign(instance, { state: "Waiting", startTime: 0, endTime: 0 });
      }
    }
    this.wait(job);
  }

  stop(job: JobRecord): void {
    if (job.stopping) return;
    job.stopping = true;
    this.next(job, this.world.settings.durations.stopping, "stopped");
  }

  /** Removes the job, at once or later, as it is set. */
  remove(job: JobRecord): void {
    const { deleting } = this.world.settings.durations;
    if (deleting === 0) {
      this.world.removeJob(job);
      return;
    }
    job.deleting = true;
    this.next(job, deleting, "gone");
  }

  perform(step: Step): void {
    const job = this.world.job(step.jobId);
    if (job?.epoch !== step.epoch) return;
    switch (step.kind) {
      case "waiting":
        this.wait(job);
        break;
      case "run":
        this.run(job);
        break;
      case "stopped":
        this.close(job, "Stopped");
        break;
      case "gone":
        this.world.removeJob(job);
        break;
      case "ended":
        this.ended(job, step.task, step.instance);
        break;
    }
  }

  /** Ends an instance now, whatever its program would have done. */
  endInstance(job: JobRecord, instance: InstanceRecord, succeeds: boolean): void {
    if (job.state === "Waiting" || job.state === "Init") this.run(job);
    instance.state = succeeds ? "Finished" : "Failed";
    instance.startTime ||= this.world.now();
    instance.endTime = this.world.now();
    if (succeeds) this.advance(job);
    else {
      instance.failures++;
      this.close(job, "Failed");
    }
  }

  /** Ends a whole job now. */
  endJob(job: JobRecord, state: "Finished" | "Failed" | "Stopped"): void {
    const now = this.world.now();
    if (state !== "Stopped") job.startTime ||= now;
    const unfinished = instancesOf(job).filter((instance) => instance.state !== "Finished");
    const ending = state === "Finished" ? unfinished : state === "Failed" ? unfinished.slice(0, 1) : [];
    for (const instance of ending) {
      instance.state = state;
      instance.startTime ||= now;
      instance.endTime = now;
    }
    this.close(job, state);
  }

  private wait(job: JobRecord): void {
    job.state = "Waiting";
    for (const instance of instancesOf(job)) if (instance.state === "Init") instance.state = "Waiting";
    this.next(job, this.world.settings.durations.waiting, "run");
  }

  private run(job: JobRecord): void {
    job.state = "Running";
    job.startTime = this.world.now();
    this.advance(job);
  }

  /** Starts the tasks whose predecessors have finished; the job is finished when all of its tasks are. */
  private advance(job: JobRecord): void {
    if (instancesOf(job).every((instance) => instance.state === "Finished")) {
      this.close(job, "Finished");
      return;
    }
    for (const task of job.tasks) {
      if (!predecessors(job, task.name, this.world.settings.dependencies).every(isFinished)) continue;
      for (const instance of task.instances) {
        if (instance.state === "Waiting") this.launch(job, task, instance);
      }
    }
  }

  private launch(job: JobRecord, task: TaskRecord, instance: InstanceRecord): void {
    instance.state = "Running";
    instance.startTime = this.world.now();
    const { ProgramArguments = "", Timeout = LONGEST_RUN } = taskDescription(job, task.name);
    const { seconds = this.world.settings.durations.running } = runProgram(
      ProgramArguments,
      instance.failures,
    );
    this.world.schedule(Math.min(seconds, Timeout), {
      kind: "ended",
      jobId: job.id,
      epoch: job.epoch,
      task: task.name,
      instance: instance.id,
    });
  }

  private ended(job: JobRecord, taskName: string, id: number): void {
    const task = job.tasks.find(({ name }) => name === taskName);
    const instance = task?.instances[id];
    if (instance?.state !== "Running") return;
    const { ProgramArguments = "", Timeout = LONGEST_RUN } = taskDescription(job, taskName);
    const { succeeds, seconds = 0 } = runProgram(ProgramArguments, instance.failures);
    this.endInstance(job, instance, succeeds && seconds <= Timeout);
  }

  /** What has not ended by then is stopped. */
  private close(job: JobRecord, state: State): void {
    const now = this.world.now();
    job.epoch++;
    Object.assign(job, { state, endTime: now, stopping: false });
    for (const instance of instancesOf(job)) {
      if (instance.state === "Finished" || instance.state === "Failed") continue;
      instance.state = "Stopped";
      if (instance.startTime > 0) instance.endTime = now;
    }
  }

  private next(job: JobRecord, seconds: number, kind: Exclude<Step["kind"], "ended">): void {
    this.world.schedule(seconds, { kind, jobId: job.id, epoch: job.epoch });
  }
}

export function instancesOf(job: JobRecord): InstanceRecord[] {
  return job.tasks.flatMap((task) => task.instances);
}

/** How the states of instances add up to the state of their task. */
export function taskState({ instances }: TaskRecord): State {
  const states = instances.map((instance) => instance.state);
  if (states.includes("Failed")) return "Failed";
  if (states.includes("Stopped")) return "Stopped";
  if (states.every((state) => state === "Finished")) return "Finished";
  if (states.every((state) => state === "Init")) return "Init";
  return states.includes("Running") || states.includes("Finished") ? "Running" : "Waiting";
}

function isFinished(task: TaskRecord): boolean {
  return taskState(task) === "Finished";
}

function predecessors(job: JobRecord, name: string, direction: "keyFirst" | "keyLast"): TaskRecord[] {
  const dependencies = job.description.TaskDag.Dependencies ?? {};
  const names =
    direction === "keyLast"
      ? (dependencies[name] ?? [])
      : Object.keys(dependencies).filter((key) => dependencies[key]?.includes(name));
  return job.tasks.filter((task) => names.includes(task.name));
}

function taskDescription(job: JobRecord, name: string): Partial<TaskDescription> {
  return job.description.TaskDag.TaskDescMap[name] ?? {};
}
