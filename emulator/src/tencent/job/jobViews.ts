import type { JsonObject } from "../../core/json";
import { ApiError } from "../errors";
import type { InstanceRecord, JobRecord, JobState, TaskRecord } from "../records";
import { countStates, timestamp, timestampOrNull, toJson } from "../requests/format";
import { cut, select } from "../requests/listing";
import { echoTask } from "../taskTemplate/taskTemplates";
import type { Caller, Filter, Page } from "../types";
import type { World } from "../world";
import { outputOf } from "./commands";
import { isOver, jobState, placesOf, taskState } from "./jobStates";
import type { Jobs } from "./jobs";

const COUNTERS: Record<JobState, string> = {
  SUBMITTED: "SubmittedCount",
  PENDING: "PendingCount",
  RUNNABLE: "RunnableCount",
  STARTING: "StartingCount",
  RUNNING: "RunningCount",
  SUCCEED: "SucceedCount",
  FAILED_INTERRUPTED: "FailedInterruptedCount",
  FAILED: "FailedCount",
};

const LOG_BYTES = 2048;
const METRICS = new Set([
  "CpuUsage",
  "MemUsage",
  "LanOuttraffic",
  "LanIntraffic",
  "MaxDiskUsage",
  "TargetDiskUsage",
]);

/** The actions that show jobs. */
export class JobViews {
  constructor(
    private readonly world: World,
    private readonly jobs: Jobs,
  ) {}

  describe(caller: Caller, input: { JobId: string }): JsonObject {
    const job = this.jobs.existing(caller, input.JobId);
    const current = caller.edition === "current";
    const edges = (job.input.Dependences ?? []).map(({ StartTask, EndTask }) =>
      current ? { StartTask, EndTask } : { StartTaskName: StartTask, EndTaskName: EndTask },
    );
    const failed = placesOf(job).find(({ instance }) => instance.state === "FAILED");
    return toJson({
      JobId: job.id,
      JobName: job.input.JobName ?? "",
      Zone: job.placement.Zone,
      Priority: job.input.Priority ?? 0,
      JobState: jobState(job),
      CreateTime: timestamp(job.createTime),
      EndTime: timestampOrNull(jobEnd(job)),
      TaskSet: job.tasks.map((task) => ({
        TaskName: task.name,
        TaskState: taskState(task),
        CreateTime: timestamp(job.createTime),
        EndTime: timestampOrNull(taskEnd(task)),
      })),
      DependenceSet: edges,
      TaskMetrics: countStates(COUNTERS, job.tasks.map(taskState)),
      TaskInstanceMetrics: instanceMetrics(placesOf(job).map((place) => place.instance)),
      StateReason: failed?.instance.reason ?? "",
      ...(current && {
        Tags: job.tags,
        NextAction: placesOf(job).some((place) => place.instance.terminating) ? "TERMINATING" : "",
      }),
    });
  }

  submitInfo(caller: Caller, input: { JobId: string }): JsonObject {
    const job = this.jobs.existing(caller, input.JobId);
    return toJson({
      JobId: job.id,
      JobName: job.input.JobName,
      JobDescription: job.input.JobDescription,
      Priority: job.input.Priority,
      Tasks: job.input.Tasks.map(echoTask),
      Dependences: job.input.Dependences,
      Tags: caller.edition === "current" ? job.tags : undefined,
    });
  }

  list(caller: Caller, input: { JobIds?: string[]; Filters?: Filter[] } & Page): JsonObject {
    const { rows, total } = select(caller, {
      rows: this.world.state.jobs.filter((job) => job.region === caller.region).sort((a, b) => b.seq - a.seq),
      ids: input.JobIds,
      idKind: "job",
      idOf: (job) => job.id,
      filters: input.Filters,
      fields: {
        zone: (job) => job.placement.Zone,
        "job-id": (job) => job.id,
        "job-name": (job) => job.input.JobName ?? "",
        "job-state": jobState,
      },
      later: ["job-state"],
      tagsOf: (job) => job.tags,
      page: input,
    });
    const set = rows.map((job) =>
      toJson({
        JobId: job.id,
        JobName: job.input.JobName ?? "",
        JobState: jobState(job),
        Priority: job.input.Priority ?? 0,
        Placement: job.placement,
        CreateTime: timestamp(job.createTime),
        EndTime: timestampOrNull(jobEnd(job)),
        TaskMetrics: countStates(COUNTERS, job.tasks.map(taskState)),
        Tags: caller.edition === "current" ? job.tags : undefined,
      }),
    );
    return { JobSet: set, TotalCount: total };
  }

  describeTask(
    caller: Caller,
    input: { JobId: string; TaskName: string; Filters?: Filter[] } & Page,
  ): JsonObject {
    const { job, task } = this.task(caller, input);
    let instances = task.instances;
    for (const { Name, Values } of input.Filters ?? []) {
      if (Name !== "task-instance-state") {
        throw new ApiError("InvalidParameterValue", "The name of a filter is not supported.");
      }
      instances = instances.filter((instance) => Values.includes(instance.state));
    }
    // The edition of 2018 has no paging here.
    const shown = caller.edition === "current" ? cut(instances, input, 100, 1000) : instances;
    return {
      JobId: job.id,
      TaskName: task.name,
      TaskState: taskState(task),
      CreateTime: timestamp(job.createTime),
      EndTime: timestampOrNull(taskEnd(task)),
      TaskInstanceTotalCount: instances.length,
      TaskInstanceSet: shown.map((instance) => instanceView(job, task, instance)),
      TaskInstanceMetrics: instanceMetrics(task.instances),
    };
  }

  logs(
    caller: Caller,
    input: { JobId: string; TaskName: string; TaskInstanceIndexes?: number[] } & Page,
  ): JsonObject {
    const { job, task } = this.task(caller, input);
    const indexes = input.TaskInstanceIndexes;
    if (indexes && input.Offset !== undefined) {
      throw new ApiError("InvalidParameterValue", "`TaskInstanceIndexes` and `Offset` exclude each other.");
    }
    const found = task.instances.filter((instance) => indexes?.includes(instance.index) ?? true);
    const set = cut(found, input, 5, 10).map((instance) => ({
      TaskInstanceIndex: instance.index,
      StdoutLog: encodeLog(outputOf(task, instance).stdout),
      StderrLog: encodeLog(outputOf(task, instance).stderr),
      ...redirection(job, task, instance),
    }));
    return { TotalCount: found.length, TaskInstanceLogSet: set };
  }

  /** One value a minute for as long as the task instance has run. */
  monitorData(
    caller: Caller,
    input: { JobId: string; TaskName: string; TaskInstanceIndex: number; MetricName: string },
  ): JsonObject {
    const { task } = this.task(caller, input);
    const instance = task.instances.find(({ index }) => index === input.TaskInstanceIndex);
    if (!instance) throw new ApiError("ResourceNotFound.TaskInstance", "The task instance does not exist.");
    if (!METRICS.has(input.MetricName)) {
      throw new ApiError("InvalidParameterValue", `There is no metric ${input.MetricName}.`);
    }
    const from = instance.runningTime;
    const minutes = from === null ? 0 : Math.floor(((instance.endTime ?? from) - from) / 60_000) + 1;
    const times = Array.from({ length: minutes }, (_, minute) => (from ?? 0) / 1_000 + minute * 60);
    return {
      Period: 60,
      DataPoints: [{ Timestamps: times.map(Math.floor), Values: times.map(() => 50) }],
    };
  }

  private task(
    caller: Caller,
    input: { JobId: string; TaskName: string },
  ): { job: JobRecord; task: TaskRecord } {
    const code = "ResourceNotFound.Task";
    const job = this.jobs.existing(caller, input.JobId, code);
    const task = job.tasks.find((t) => t.name === input.TaskName);
    if (!task) throw new ApiError(code, "The task does not exist.");
    return { job, task };
  }
}

function encodeLog(text: string): string {
  return Buffer.from(text).subarray(0, LOG_BYTES).toString("base64");
}

function instanceMetrics(instances: InstanceRecord[]): JsonObject {
  return countStates(
    COUNTERS,
    instances.map((instance) => instance.state),
  );
}

function instanceView(job: JobRecord, task: TaskRecord, instance: InstanceRecord): JsonObject {
  return {
    TaskInstanceIndex: instance.index,
    TaskInstanceState: instance.state,
    ExitCode: instance.exitCode,
    StateReason: instance.reason,
    StateDetailedReason: instance.detailedReason,
    ComputeNodeInstanceId: instance.instanceId,
    CreateTime: timestamp(job.createTime),
    LaunchTime: timestampOrNull(instance.launchTime),
    RunningTime: timestampOrNull(instance.runningTime),
    EndTime: timestampOrNull(instance.endTime),
    RedirectInfo: redirection(job, task, instance),
    StateIfCreateCvmFailed: job.input.StateIfCreateCvmFailed ?? "FAILED",
  };
}

function redirection(job: JobRecord, task: TaskRecord, instance: InstanceRecord): JsonObject {
  const info = task.spec.RedirectInfo ?? {};
  const fill = (name: string | undefined, stream: string): string =>
    (name ?? `${stream}.\${BATCH_JOB_ID}.\${BATCH_TASK_NAME}.\${BATCH_TASK_INSTANCE_INDEX}.log`)
      .replaceAll("${BATCH_JOB_ID}", job.id)
      .replaceAll("${BATCH_TASK_NAME}", task.name)
      .replaceAll("${BATCH_TASK_INSTANCE_INDEX}", String(instance.index));
  return {
    StdoutRedirectPath: info.StdoutRedirectPath ?? "",
    StderrRedirectPath: info.StderrRedirectPath ?? "",
    StdoutRedirectFileName: fill(info.StdoutRedirectFileName, "stdout"),
    StderrRedirectFileName: fill(info.StderrRedirectFileName, "stderr"),
  };
}

function taskEnd(task: TaskRecord): number | null {
  const ends = task.instances.map((instance) => instance.endTime);
  return ends.includes(null) ? null : Math.max(...ends.map(Number));
}

function jobEnd(job: JobRecord): number | null {
  return isOver(job) ? Math.max(...job.tasks.map((task) => taskEnd(task) ?? 0)) : null;
}
