import type { InstanceRecord, JobRecord, JobState, TaskRecord } from "../records";

/** A task instance with what it belongs to. */
export interface Place {
  job: JobRecord;
  task: TaskRecord;
  instance: InstanceRecord;
}

export function placesOf(job: JobRecord): Place[] {
  return job.tasks.flatMap((task) => task.instances.map((instance) => ({ job, task, instance })));
}

export function blankInstance(index: number): InstanceRecord {
  return {
    index,
    state: "SUBMITTED",
    epoch: 0,
    failures: 0,
    exitCode: null,
    reason: "",
    detailedReason: "",
    instanceId: null,
    nodeId: null,
    terminating: false,
    launchTime: null,
    runningTime: null,
    endTime: null,
  };
}

/** How the states of parts add up to the state of the whole. */
export function sumStates(states: JobState[]): JobState {
  if (states.every((state) => state === "SUCCEED")) return "SUCCEED";
  const active = (["RUNNING", "STARTING", "RUNNABLE"] as const).find((state) => states.includes(state));
  if (active) return active;
  if (states.includes("FAILED_INTERRUPTED")) return "FAILED_INTERRUPTED";
  return (["PENDING", "SUBMITTED"] as const).find((state) => states.includes(state)) ?? "FAILED";
}

export function taskState(task: TaskRecord): JobState {
  return sumStates(task.instances.map((instance) => instance.state));
}

export function jobState(job: JobRecord): JobState {
  return sumStates(job.tasks.map(taskState));
}

export function isOver(job: JobRecord): boolean {
  return placesOf(job).every(({ instance }) => instance.state === "SUCCEED" || instance.state === "FAILED");
}
