import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { computeEnv } from "./computeEnv";
import { attachInstances, detachInstances, terminateComputeNodes } from "./functions";
import {
  getComputeEnv,
  getComputeEnvActivities,
  getComputeEnvCreateInfo,
  getComputeEnvCreateInfos,
  getComputeEnvs,
} from "./readers";

export const resources: readonly ResourceDefinition[] = [computeEnv];

export const functions: readonly FunctionDefinition[] = [
  getComputeEnv,
  getComputeEnvActivities,
  getComputeEnvCreateInfo,
  getComputeEnvCreateInfos,
  getComputeEnvs,
  attachInstances,
  detachInstances,
  terminateComputeNodes,
];
