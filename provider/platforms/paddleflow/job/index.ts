import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { deleteJob, stopJob } from "./functions";
import { job } from "./job";
import { getJob, getJobLog, getJobs } from "./readers";

export const resources: readonly ResourceDefinition[] = [job];
export const functions: readonly FunctionDefinition[] = [getJob, getJobLog, getJobs, deleteJob, stopJob];
