import type { Json, JsonObject } from "../../core/json";
import { STATES, type ImageRecord, type JobRecord, type State, type TaskRecord } from "../records";
import type { AlibabaSettings } from "../types";
import { instancesOf, taskState } from "./jobRunner";

const COUNTED = ["Finished", "Failed", "Waiting", "Running", "Stopped"] as const;

export function viewJob(job: JobRecord, { ownerId, createTimeField }: AlibabaSettings): JsonObject {
  const { JobName, Description = "" } = job.description;
  return {
    ResourceId: job.id,
    Name: JobName,
    Description,
    Priority: job.priority,
    State: job.state === "Finished" ? "Terminated" : job.state,
    OwnerId: ownerId,
    [createTimeField]: seconds(job.createTime),
    StartTime: seconds(job.startTime),
    EndTime: seconds(job.endTime),
    ...counts("Task", job.tasks.map(taskState)),
    ...counts(
      "Instance",
      instancesOf(job).map(({ state }) => state),
    ),
  };
}

export function viewTask(task: TaskRecord): JsonObject {
  const { instances } = task;
  const starts = instances.map(({ startTime }) => startTime).filter((time) => time > 0);
  const over = instances.every(({ state }) => !["Init", "Waiting", "Running"].includes(state));
  return {
    State: STATES.indexOf(taskState(task)),
    StartTime: starts.length > 0 ? seconds(Math.min(...starts)) : 0,
    EndTime: over ? seconds(Math.max(...instances.map(({ endTime }) => endTime))) : 0,
    InstanceStatusVector: instances.map(({ id, state, startTime, endTime }) => ({
      InstanceId: id,
      State: STATES.indexOf(state),
      StartTime: seconds(startTime),
      EndTime: seconds(endTime),
    })),
    UnfinishedInstances: instances.filter(({ state }) => state !== "Finished").map(({ id }) => id),
  };
}

export function viewImage({ name, platform, description }: ImageRecord): JsonObject {
  return { Name: name, Platform: platform, Description: description };
}

/** The definition as it was submitted, with what the settings say that the service adds. */
export function viewDescription(job: JobRecord, settings: AlibabaSettings): JsonObject {
  const view = structuredClone(job.description) as unknown as JsonObject;
  if (settings.fillsDefaults) {
    view.JobTag ??= "BatchCompute";
    view.Description ??= "";
    view.Priority ??= 0;
  }
  if (settings.descriptionFollowsPriority) view.Priority = job.priority;
  const { TaskDescMap } = view.TaskDag as { TaskDescMap: Record<string, Record<string, Json>> };
  for (const task of Object.values(TaskDescMap)) {
    if (settings.fillsDefaults) {
      task.Timeout ??= 86_400;
      task.EnvironmentVariables ??= {};
      task.OssMapping ??= {};
      task.OssMappingLock ??= false;
    }
    if (settings.extraTaskMembers) Object.assign(task, EXTRA_MEMBERS);
  }
  return view;
}

const EXTRA_MEMBERS: JsonObject = {
  BlockDeviceMapping: {},
  CreateSnapshotAfterTerminated: false,
  LoadImage: "",
  SaveImage: "",
  LoadPreparedData: false,
  MaxReplica: 1,
  MinReplica: 1,
};

/** Init is not counted apart: such a task waits. */
function counts(kind: string, states: State[]): JsonObject {
  const result: JsonObject = { [`NumTotal${kind}`]: states.length };
  const shown = states.map((state) => (state === "Init" ? "Waiting" : state));
  for (const state of COUNTED) result[`Num${state}${kind}`] = shown.filter((other) => other === state).length;
  return result;
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
