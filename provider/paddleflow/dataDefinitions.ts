import type { FunctionDefinition, ResourceDefinition } from "../core/definition";
import { fileSystem } from "./fileSystem";
import { fileSystemCache } from "./fileSystemCache";
import { link } from "./link";
import { pipeline } from "./pipeline";
import { pipelineVersion } from "./pipelineVersion";
import { run } from "./run";
import { schedule } from "./schedule";

/** File systems, links, pipelines, schedules and runs. */
export const dataResources: readonly ResourceDefinition[] = [
  fileSystem,
  fileSystemCache,
  link,
  pipeline,
  pipelineVersion,
  run,
  schedule,
];

/** Their readers and functions. */
export const dataFunctions: readonly FunctionDefinition[] = [];
