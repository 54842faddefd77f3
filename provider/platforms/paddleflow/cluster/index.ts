import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { cluster } from "./cluster";
import { getCluster, getClusterNodeResources, getClusterResources, getClusters } from "./readers";

export const resources: readonly ResourceDefinition[] = [cluster];
export const functions: readonly FunctionDefinition[] = [
  getCluster,
  getClusterNodeResources,
  getClusterResources,
  getClusters,
];
