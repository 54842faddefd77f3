import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/values";
import { in2018, later } from "../api/editions";
import { optionalTime, placementView, text } from "../api/structures/common";
import { NODE_EVENTS, notificationOf } from "../api/structures/notification";
import { redirectInfo, task } from "../api/structures/task";
import { tagsField } from "../api/tags";

export const jobIdField = field(text, "The id of the job, `job-…`.");
export const taskNameField = field(text, "The name of the task.");

const JOB_EVENTS = [
  "JOB_RUNNING",
  "JOB_SUCCEED",
  "JOB_FAILED",
  "JOB_FAILED_INTERRUPTED",
  "TASK_RUNNING",
  "TASK_SUCCEED",
  "TASK_FAILED",
  "TASK_FAILED_INTERRUPTED",
  "TASK_INSTANCE_RUNNING",
  "TASK_INSTANCE_SUCCEED",
  "TASK_INSTANCE_FAILED",
  "TASK_INSTANCE_FAILED_INTERRUPTED",
] as const;

export const jobNotification = notificationOf(
  "Job",
  [...JOB_EVENTS, ...NODE_EVENTS] as const,
  in2018(z.enum(JOB_EVENTS)),
);

const STATES =
  "`SUBMITTED`, `PENDING`, `RUNNABLE`, `STARTING`, `RUNNING`, `SUCCEED`, `FAILED` or `FAILED_INTERRUPTED`, which is " +
  "failed with the instance kept.";

/** Older samples print SUCCEEDED. */
function stateField(doc: string) {
  return field(z.string(), `${doc} ${STATES}`, {
    codec: { encode: (state) => state, decode: (wire) => (wire === "SUCCEEDED" ? "SUCCEED" : wire) },
  });
}

const counters = (name: string, doc: string) =>
  structure(name, doc, {
    submittedCount: field(z.number(), "In state SUBMITTED."),
    pendingCount: field(z.number(), "In state PENDING."),
    runnableCount: field(z.number(), "In state RUNNABLE."),
    startingCount: field(z.number(), "In state STARTING."),
    runningCount: field(z.number(), "In state RUNNING."),
    succeedCount: field(z.number(), "In state SUCCEED."),
    failedInterruptedCount: field(z.number(), "In state FAILED_INTERRUPTED."),
    failedCount: field(z.number(), "In state FAILED."),
  });

const taskMetrics = counters("TaskMetrics", "The number of tasks in each state.");
const taskInstanceMetrics = counters("TaskInstanceMetrics", "The number of task instances in each state.");

export const dependence = structure("Dependence", "An edge of the task graph.", {
  startTask: field(z.string().min(1), "The task that comes first."),
  endTask: field(z.string().min(1), "The task that depends on it."),
});

/** DescribeJob prints StartTaskName and EndTaskName in samples, StartTask and EndTask in its description. */
function decodeDependences(wire: unknown): { startTask: unknown; endTask: unknown }[] {
  return (Array.isArray(wire) ? wire : []).filter(isRecord).map((edge) => ({
    startTask: edge.StartTask ?? edge.StartTaskName,
    endTask: edge.EndTask ?? edge.EndTaskName,
  }));
}

const taskView = structure("TaskView", "A task, without its task instances.", {
  taskName: field(z.string(), "The name."),
  taskState: stateField("The state."),
  createTime: optionalTime("When it began."),
  endTime: optionalTime("When it ended."),
});

export const jobDetail = structure("JobDetail", "A job with its tasks.", {
  jobId: field(z.string(), "The id."),
  jobName: field(z.string().optional(), "The name."),
  zone: field(z.string(), "The availability zone."),
  priority: field(z.number().optional(), "The priority; larger is more urgent."),
  jobState: stateField("The state."),
  createTime: field(z.string(), "When it was submitted."),
  endTime: optionalTime("When it ended."),
  taskSet: field(z.array(taskView), "The tasks."),
  dependenceSet: field(z.array(dependence).optional(), "The edges of the task graph.", {
    codec: { encode: (edges) => edges, decode: decodeDependences },
  }),
  taskMetrics,
  taskInstanceMetrics: taskInstanceMetrics.optional(),
  stateReason: field(z.string().optional(), "Why it failed."),
  tags: tagsField.optional(),
  nextAction: field(z.string().optional(), "What happens next, such as `TERMINATING`.", later),
});
export type JobDetail = Partial<z.output<typeof jobDetail>>;

export const jobView = structure("JobView", "A job, without its tasks.", {
  jobId: field(z.string(), "The id."),
  jobName: field(z.string().optional(), "The name."),
  jobState: stateField("The state."),
  priority: field(z.number().optional(), "The priority; larger is more urgent."),
  placement: placementView,
  createTime: field(z.string(), "When it was submitted."),
  endTime: optionalTime("When it ended."),
  taskMetrics,
  tags: tagsField.optional(),
});
export type JobView = Partial<z.output<typeof jobView>>;

export const jobSubmitInfo = structure("JobSubmitInfo", "What a job was submitted with.", {
  jobId: field(z.string(), "The id."),
  jobName: field(z.string().optional(), "The name."),
  jobDescription: field(z.string().optional(), "The description."),
  priority: field(z.number().optional(), "The priority; larger is more urgent."),
  tasks: field(z.array(task), "The tasks."),
  dependences: field(z.array(dependence).optional(), "The edges of the task graph."),
  notifications: field(
    z.array(jobNotification).optional(),
    "Messages. A service of 2017 returns them, later ones do not.",
  ),
  tags: tagsField.optional(),
});
export type JobSubmitInfo = Partial<z.output<typeof jobSubmitInfo>>;

export const taskInstanceView = structure("TaskInstanceView", "A task instance.", {
  taskInstanceIndex: field(z.number(), "The index, from 0."),
  taskInstanceState: stateField("The state."),
  exitCode: field(z.number().optional(), "The exit code of the application, once it has ended."),
  stateReason: field(z.string().optional(), "Why it failed."),
  stateDetailedReason: field(z.string().optional(), "Why it failed, in detail."),
  computeNodeInstanceId: field(z.string().optional(), "The instance that it runs on, while it runs."),
  createTime: optionalTime("When it was created."),
  launchTime: optionalTime("When it was launched."),
  runningTime: optionalTime("When it began to run."),
  endTime: optionalTime("When it ended."),
  redirectInfo: redirectInfo.optional(),
  stateIfCreateCvmFailed: field(
    z.string().optional(),
    "What becomes of it when its CVM instance cannot be created: `FAILED` or `RUNNABLE`.",
  ),
});

export const taskDetail = structure("TaskDetail", "A task with its task instances.", {
  jobId: field(z.string(), "The job."),
  taskName: field(z.string(), "The name."),
  taskState: stateField("The state."),
  createTime: optionalTime("When it was created."),
  endTime: optionalTime("When it ended."),
  taskInstanceTotalCount: field(z.number(), "The number of task instances."),
  taskInstanceSet: field(z.array(taskInstanceView), "The task instances."),
  taskInstanceMetrics,
});
export type TaskDetail = Partial<z.output<typeof taskDetail>>;

function decodeLog(wire: unknown): string | undefined {
  return typeof wire === "string" ? Buffer.from(wire, "base64").toString("utf8") : undefined;
}

const log = (doc: string) =>
  field(z.string().optional(), `${doc}; the platform keeps at most 2,048 bytes.`, {
    codec: { encode: (text) => text, decode: decodeLog },
  });

export const taskInstanceLog = structure("TaskInstanceLog", "The output of a task instance.", {
  taskInstanceIndex: field(z.number(), "The index of the task instance."),
  stdoutLog: log("Standard output"),
  stderrLog: log("Standard error"),
  stdoutRedirectPath: field(z.string().optional(), "Where standard output goes."),
  stderrRedirectPath: field(z.string().optional(), "Where standard error goes."),
  stdoutRedirectFileName: field(z.string().optional(), "The file of standard output."),
  stderrRedirectFileName: field(z.string().optional(), "The file of standard error."),
});
export type TaskInstanceLog = Partial<z.output<typeof taskInstanceLog>>;
