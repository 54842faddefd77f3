import type { WorkflowStep } from "../workflow/flatSteps";
import type { Mount } from "../workflow/workflowParts";
import type { Row } from "./row";

export interface PipelineRecord extends Row {
  id: string;
  name: string;
  desc: string;
  userName: string;
  /** All versions that there ever were. */
  versionCount: number;
}

export interface PipelineVersionRecord extends Row {
  id: string;
  pipelineId: string;
  fsName: string;
  yamlPath: string;
  yaml: string;
  userName: string;
}

export type ScheduleStatus = "running" | "terminated" | "success" | "failed";

export interface ScheduleRecord extends Row {
  id: string;
  name: string;
  desc: string;
  pipelineId: string;
  pipelineVersionId: string;
  userName: string;
  fsUserName: string;
  crontab: string;
  catchup: boolean;
  expireInterval: number;
  concurrency: number;
  concurrencyPolicy: string;
  startAt: number | null;
  endAt: number | null;
  nextRunAt: number;
  message: string;
  status: ScheduleStatus;
}

export interface RunRecord extends Row {
  id: string;
  name: string;
  source: string;
  userName: string;
  fsName: string;
  /** How it is mounted. */
  mainFs: Mount;
  fsUserName: string;
  description: string;
  parameters: Record<string, unknown> | null;
  yaml: string;
  dockerEnv: string;
  disabled: string;
  strategy: string;
  scheduleId: string;
  scheduledAt: number | null;
  message: string;
  status: string;
  activatedAt: number | null;
  steps: StepRecord[];
  cachedBy: string[];
  /** A stop met the end of the run: the server has nothing of it any more that it could end. */
  lost?: boolean;
}

/** One step of a run, as far as it got. */
export interface StepRecord extends WorkflowStep {
  dagId: string;
  /** "" before the step began: it is not shown then. */
  status: string;
  jobId: string;
  message: string;
  startAt: number | null;
  endAt: number | null;
  cacheRunId: string;
  cacheJobId: string;
}

export interface RunCacheRecord extends Row {
  id: string;
  firstFp: string;
  secondFp: string;
  runId: string;
  source: string;
  step: string;
  jobId: string;
  fsName: string;
  userName: string;
  expiredTime: string;
}
