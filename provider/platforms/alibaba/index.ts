import type { FunctionDefinition } from "../../core/functionDefinition";
import type { ResourceDefinition } from "../../core/definition";
import { startJob } from "./functions/startJob";
import { stopJob } from "./functions/stopJob";
import { job } from "./job";
import { getImages } from "./readers/getImages";
import { getJob } from "./readers/getJob";
import { getJobDescription } from "./readers/getJobDescription";
import { getJobs } from "./readers/getJobs";
import { getTasks } from "./readers/getTasks";

export { platform } from "./connection";

/** Every resource of the platform. */
export const resources: readonly ResourceDefinition[] = [job];

/** Every reader and function of the platform. */
export const functions: readonly FunctionDefinition[] = [
  getImages,
  getJob,
  getJobDescription,
  getJobs,
  getTasks,
  startJob,
  stopJob,
];
