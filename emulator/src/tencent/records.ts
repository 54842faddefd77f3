import type { Scheduled } from "../core/platform/world";
import type { Job, NamedComputeEnv, Placement, Tag, Task } from "./types";

export type NodeState =
  "SUBMITTED" | "CREATING" | "CREATED" | "CREATION_FAILED" | "RUNNING" | "ABNORMAL" | "DELETING";

export interface NodeRecord {
  id: string;
  state: NodeState;
  /** Raised whenever scheduled steps become void. */
  epoch: number;
  origin: "BATCH_CREATED" | "USER_ATTACHED";
  instanceType: string;
  cpu: number;
  mem: number;
  instanceId: string | null;
  resourceCreatedTime: number | null;
  slots: number;
  attempts: number;
  /** The activity that is under way. */
  activityId: string | null;
  privateIps: string[];
  publicIps: string[];
}

export interface ActivityRecord {
  id: string;
  nodeId: string;
  instanceId: string | null;
  type: "CREATE_COMPUTE_NODE" | "TERMINATE_COMPUTE_NODE";
  state: "SUBMITTED" | "PROCESSING" | "SUCCEED" | "FAILED";
  cause: string;
  reason: string;
  start: number;
  end: number | null;
}

export interface EnvRecord {
  id: string;
  seq: number;
  region: string;
  createTime: number;
  placement: Placement;
  /** As sent, with the changes of ModifyComputeEnv but for the node count. */
  input: NamedComputeEnv;
  desired: number;
  tags: Tag[];
  nodes: NodeRecord[];
  /** Oldest first. */
  activities: ActivityRecord[];
  /** Virtual time until which other requests are refused. */
  busyUntil: number;
  deleting: boolean;
}

export type JobState =
  "SUBMITTED" | "PENDING" | "RUNNABLE" | "STARTING" | "RUNNING" | "SUCCEED" | "FAILED" | "FAILED_INTERRUPTED";

export interface InstanceRecord {
  index: number;
  state: JobState;
  epoch: number;
  /** Runs that have failed so far. */
  failures: number;
  exitCode: number | null;
  reason: string;
  detailedReason: string;
  /** The CVM instance it runs on. */
  instanceId: string | null;
  /** Its node in a named environment. */
  nodeId: string | null;
  terminating: boolean;
  launchTime: number | null;
  runningTime: number | null;
  endTime: number | null;
}

export interface TaskRecord {
  name: string;
  spec: Task;
  instances: InstanceRecord[];
}

export interface JobRecord {
  id: string;
  seq: number;
  region: string;
  createTime: number;
  placement: Placement;
  input: Job;
  tags: Tag[];
  reason: string;
  tasks: TaskRecord[];
}

export interface TemplateRecord {
  id: string;
  seq: number;
  region: string;
  createTime: number;
  name: string;
  description: string;
  info: Task;
  tags: Tag[];
}

export interface CreationFailure {
  /** An environment, a job, or "*". */
  target: string;
  count: number;
  reason: string;
}

export type Step =
  | {
      kind: "node";
      envId: string;
      nodeId: string;
      epoch: number;
      to: "CREATING" | "CREATED" | "RUNNING" | "GONE" | "AGAIN";
    }
  | { kind: "envGone"; envId: string }
  | { kind: "job"; jobId: string }
  | {
      kind: "instance";
      jobId: string;
      task: string;
      index: number;
      epoch: number;
      to: "RUNNABLE" | "STARTING" | "RUNNING" | "ENDED" | "TERMINATED";
    };

export interface TencentState {
  seq: number;
  computeEnvs: EnvRecord[];
  jobs: JobRecord[];
  taskTemplates: TemplateRecord[];
  /** ClientToken (with action and region) → the id that it led to; never forgotten. */
  tokens: Record<string, string>;
  creationFailures: CreationFailure[];
  scheduled: Scheduled<Step>[];
}

export function emptyState(): TencentState {
  return {
    seq: 0,
    computeEnvs: [],
    jobs: [],
    taskTemplates: [],
    tokens: {},
    creationFailures: [],
    scheduled: [],
  };
}
