import type { FunctionDefinition } from "../../core/functionDefinition";
import type { ResourceDefinition } from "../../core/definition";
import { computeEnv } from "./computeEnv";
import { attachInstances } from "./functions/attachInstances";
import { describeTaskLogs } from "./functions/describeTaskLogs";
import { detachInstances } from "./functions/detachInstances";
import { retryJobs } from "./functions/retryJobs";
import { terminateComputeNodes } from "./functions/terminateComputeNodes";
import { terminateTaskInstance } from "./functions/terminateTaskInstance";
import { job } from "./job";
import { getAvailableCvmInstanceTypes } from "./readers/getAvailableCvmInstanceTypes";
import { getComputeEnv } from "./readers/getComputeEnv";
import { getComputeEnvActivities } from "./readers/getComputeEnvActivities";
import { getComputeEnvCreateInfo } from "./readers/getComputeEnvCreateInfo";
import { getComputeEnvCreateInfos } from "./readers/getComputeEnvCreateInfos";
import { getComputeEnvs } from "./readers/getComputeEnvs";
import { getCvmZoneInstanceConfigInfos } from "./readers/getCvmZoneInstanceConfigInfos";
import { getJob } from "./readers/getJob";
import { getJobSubmitInfo } from "./readers/getJobSubmitInfo";
import { getJobs } from "./readers/getJobs";
import { getTask } from "./readers/getTask";
import { getTaskTemplates } from "./readers/getTaskTemplates";
import { taskTemplate } from "./taskTemplate";

export { platform } from "./api/connection";

/** Every resource of the platform. */
export const resources: readonly ResourceDefinition[] = [computeEnv, job, taskTemplate];

/** Every reader and function of the platform. */
export const functions: readonly FunctionDefinition[] = [
  getAvailableCvmInstanceTypes,
  getComputeEnv,
  getComputeEnvActivities,
  getComputeEnvCreateInfo,
  getComputeEnvCreateInfos,
  getComputeEnvs,
  getCvmZoneInstanceConfigInfos,
  getJob,
  getJobSubmitInfo,
  getJobs,
  getTask,
  getTaskTemplates,
  attachInstances,
  describeTaskLogs,
  detachInstances,
  retryJobs,
  terminateComputeNodes,
  terminateTaskInstance,
];
