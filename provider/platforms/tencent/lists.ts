import { shared as sharedWork } from "../../core/wait";
import type { TencentClient } from "./client";

/** A list action that takes ids. */
export interface ListAction {
  readonly action: string;
  /** The parameter that takes the ids. */
  readonly ids: string;
  readonly set: string;
  readonly key: string;
  /** The member that holds the name. */
  readonly name: string;
}

export const COMPUTE_ENVS: ListAction = {
  action: "DescribeComputeEnvs",
  ids: "EnvIds",
  set: "ComputeEnvSet",
  key: "EnvId",
  name: "EnvName",
};
export const CREATE_INFOS: ListAction = {
  action: "DescribeComputeEnvCreateInfos",
  ids: "EnvIds",
  set: "ComputeEnvCreateInfoSet",
  key: "EnvId",
  name: "EnvName",
};
export const TASK_TEMPLATES: ListAction = {
  action: "DescribeTaskTemplates",
  ids: "TaskTemplateIds",
  set: "TaskTemplateSet",
  key: "TaskTemplateId",
  name: "TaskTemplateName",
};
export const JOBS: ListAction = {
  action: "DescribeJobs",
  ids: "JobIds",
  set: "JobSet",
  key: "JobId",
  name: "JobName",
};

/** The most ids that one request takes. */
export const MAX_IDS = 100;

/** A shared request belongs to no single operation: it has a deadline of its own. */
export const SHARED_REQUEST_MS = 60_000;

/** Waits for what belongs to many operations. */
export function shared<T>(client: TencentClient, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return sharedWork(work, signal, () => client.lastFailure);
}
