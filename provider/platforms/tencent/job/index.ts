import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { retryJobs, terminateTaskInstance } from "./functions";
import { job } from "./job";
import { describeTaskLogs, getJob, getJobs, getJobSubmitInfo, getTask } from "./readers";

export const resources: readonly ResourceDefinition[] = [job];

export const functions: readonly FunctionDefinition[] = [
  getJob,
  getJobSubmitInfo,
  getJobs,
  getTask,
  describeTaskLogs,
  retryJobs,
  terminateTaskInstance,
];
