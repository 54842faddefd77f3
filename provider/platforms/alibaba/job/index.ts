import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { deleteJob, startJob, stopJob, updateJobPriority } from "./functions";
import { job } from "./job";
import { getJob, getJobDescription, getJobs, getTasks } from "./readers";

export const resources: readonly ResourceDefinition[] = [job];

export const functions: readonly FunctionDefinition[] = [
  getJob,
  getJobDescription,
  getJobs,
  getTasks,
  deleteJob,
  startJob,
  stopJob,
  updateJobPriority,
];
