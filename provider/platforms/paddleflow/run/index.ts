import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { deleteRun, deleteRunCache, retryRun, stopRun } from "./functions";
import { getArtifacts, getRun, getRunCache, getRunCaches, getRunLog, getRuns } from "./readers";
import { run } from "./run";

export const resources: readonly ResourceDefinition[] = [run];
export const functions: readonly FunctionDefinition[] = [
  getArtifacts,
  getRun,
  getRunCache,
  getRunCaches,
  getRunLog,
  getRuns,
  deleteRun,
  deleteRunCache,
  retryRun,
  stopRun,
];
