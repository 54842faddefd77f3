import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/unknowns";
import type { Wire } from "../wire";

const text = z.string();

const taskLog = structure("TaskLog", "What one task has written.", {
  taskId: field(text, "The task.", { wireName: "taskID" }),
  logContent: field(text, "The text."),
  hasNextPage: field(z.boolean().optional(), "Whether another page follows."),
  truncated: field(z.boolean().optional(), "Whether lines were left out."),
});

/** What of a log is the same for the steps of a run and for single jobs. */
export const stepLog = structure("StepLog", "What the tasks of a job have written.", {
  jobId: field(text.optional(), "The job.", { wireName: "jobID" }),
  name: field(text.optional(), "The name of the Kubernetes object."),
  type: field(text.optional(), "The kind of the Kubernetes object."),
  taskList: field(z.array(taskLog), "Its tasks."),
  eventList: field(z.array(z.unknown()).optional(), "Events of the Kubernetes object."),
});

export const runLog = structure("RunLog", "What a run has written.", {
  runId: field(text, "The run.", { wireName: "runID" }),
  submitLog: field(text.optional(), "What the server wrote while it submitted the run."),
  runLog: field(z.array(stepLog), "The jobs of its steps."),
});

/** A log with the text of each task beside its other members. */
export function flatLog(log: Wire): Wire {
  const tasks = Array.isArray(log.taskList) ? (log.taskList as unknown[]).filter(isRecord) : [];
  const flat = tasks.map((task) => ({ ...task, ...(isRecord(task.logInfo) ? task.logInfo : {}) }));
  return { ...log, taskList: flat };
}
