import type { FunctionDefinition } from "../../core/functionDefinition";
import type { ResourceDefinition } from "../../core/definition";
import { fileSystem } from "./fileSystem";
import { fileSystemCache } from "./fileSystemCache";
import { deleteRunCache } from "./functions/deleteRunCache";
import { retryRun } from "./functions/retryRun";
import { stopRun } from "./functions/stopRun";
import { stopSchedule } from "./functions/stopSchedule";
import { link } from "./link";
import { pipeline } from "./pipeline";
import { pipelineVersion } from "./pipelineVersion";
import { getArtifacts } from "./readers/getArtifacts";
import { getFileSystem } from "./readers/getFileSystem";
import { getFileSystemCache } from "./readers/getFileSystemCache";
import { getFileSystems } from "./readers/getFileSystems";
import { getJobLog } from "./readers/getJobLog";
import { getLink } from "./readers/getLink";
import { getLinks } from "./readers/getLinks";
import { getPipeline } from "./readers/getPipeline";
import { getPipelineVersion } from "./readers/getPipelineVersion";
import { getPipelineVersions } from "./readers/getPipelineVersions";
import { getPipelines } from "./readers/getPipelines";
import { getRun } from "./readers/getRun";
import { getRunCache } from "./readers/getRunCache";
import { getRunCaches } from "./readers/getRunCaches";
import { getRunLog } from "./readers/getRunLog";
import { getRuns } from "./readers/getRuns";
import { getSchedule } from "./readers/getSchedule";
import { getSchedules } from "./readers/getSchedules";
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
export const dataFunctions: readonly FunctionDefinition[] = [
  getArtifacts,
  getFileSystem,
  getFileSystemCache,
  getFileSystems,
  getJobLog,
  getLink,
  getLinks,
  getPipeline,
  getPipelineVersion,
  getPipelineVersions,
  getPipelines,
  getRun,
  getRunCache,
  getRunCaches,
  getRunLog,
  getRuns,
  getSchedule,
  getSchedules,
  deleteRunCache,
  retryRun,
  stopRun,
  stopSchedule,
];
