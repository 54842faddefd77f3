import type { Scheduled } from "../core/platform/world";
import type { Resources } from "./queue/resources";

/** Rows have a number by which lists are ordered and paged. Times are virtual milliseconds. */
export interface Row {
  pk: number;
  createdAt: number;
  updatedAt: number;
}

export interface UserRecord extends Row {
  name: string;
  /** Salted; also part of the user's tokens. */
  hash: string;
}

export interface GrantRecord extends Row {
  id: string;
  userName: string;
  resourceType: string;
  resourceID: string;
}

export interface ClusterRecord extends Row {
  id: string;
  name: string;
  description: string;
  endpoint: string;
  source: string;
  clusterType: string;
  version: string;
  status: string;
  credential: string;
  setting: string;
  namespaceList: string[] | null;
}

export interface QueueRecord extends Row {
  id: string;
  name: string;
  namespace: string;
  clusterId: string;
  quotaType: string;
  minResources: Resources;
  maxResources: Resources;
  location: Record<string, string>;
  schedulingPolicy: string[];
  status: string;
}

export interface FlavourRecord extends Row {
  id: string;
  name: string;
  cpu: string;
  mem: string;
  scalarResources: Record<string, string>;
  clusterId: string;
}

export interface FileSystemRecord extends Row {
  id: string;
  name: string;
  userName: string;
  type: string;
  serverAddress: string;
  subPath: string;
  properties: Record<string, string> | null;
  independentMountProcess: boolean;
}

export interface LinkRecord extends Row {
  fsId: string;
  fsName: string;
  fsPath: string;
  userName: string;
  type: string;
  serverAddress: string;
  subPath: string;
  properties: Record<string, string> | null;
}

export interface CacheConfigRecord extends Row {
  fsId: string;
  fsName: string;
  userName: string;
  cacheDir: string;
  quota: number;
  metaDriver: string;
  blockSize: number;
  cleanCache: boolean;
  resource: { cpuLimit: string; memoryLimit: string };
  nodeTaintToleration: unknown;
  extraConfig: Record<string, string> | null;
}

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
}

/** One step of a run, as far as it got. */
export interface StepRecord {
  name: string;
  deps: string[];
  command: string;
  parameters: Record<string, unknown>;
  env: Record<string, string>;
  dockerEnv: string;
  cache: { enable: boolean; maxExpiredTime: string };
  post: boolean;
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

export interface JobMember {
  role: string;
  replicas: number;
  flavour: { name: string; cpu: string; mem: string; scalarResources?: Record<string, string> };
  image: string;
  command: string;
  env: Record<string, string>;
}

export interface JobRecord extends Row {
  id: string;
  name: string;
  userName: string;
  queueId: string;
  priority: string;
  labels: Record<string, string> | null;
  annotations: Record<string, string> | null;
  /** As they were before any change. */
  created: Pick<JobRecord, "priority" | "labels" | "annotations">;
  framework: string;
  members: JobMember[];
  status: string;
  message: string;
  startAt: number | null;
  finishAt: number | null;
  runId: string;
}

export interface ResourcePoolRecord extends Row {
  id: string;
  name: string;
  namespace: string;
  annotations: Record<string, string> | null;
}

/** What a Kubernetes cluster holds, by its server's address. */
export interface KubernetesRecord {
  namespaces: string[];
  queues: string[];
  /** By kind, namespace and name. */
  objects: Record<string, Record<string, unknown>>;
}

export type Step =
  | { kind: "run"; runId: string }
  | { kind: "job"; jobId: string; to: "pending" | "running" | "end" }
  | { kind: "stopped"; runId: string }
  | { kind: "jobStopped"; jobId: string }
  | { kind: "schedule"; scheduleId: string }
  | { kind: "scheduleEnd"; scheduleId: string }
  | { kind: "queueClosed"; queueId: string };

export interface PaddleFlowState {
  users: UserRecord[];
  grants: GrantRecord[];
  clusters: ClusterRecord[];
  queues: QueueRecord[];
  flavours: FlavourRecord[];
  fileSystems: FileSystemRecord[];
  links: LinkRecord[];
  caches: CacheConfigRecord[];
  pipelines: PipelineRecord[];
  pipelineVersions: PipelineVersionRecord[];
  schedules: ScheduleRecord[];
  runs: RunRecord[];
  runCaches: RunCacheRecord[];
  jobs: JobRecord[];
  resourcePools: ResourcePoolRecord[];
  kubernetes: Record<string, KubernetesRecord>;
  /** Files by file system and path; folders end in "/". */
  files: Record<string, Record<string, string>>;
  /** Passwords that a storage takes, by its address; without an entry it takes any. */
  passwords: Record<string, string>;
  /** The buckets that a storage has, by its address; without an entry it has any. */
  buckets: Record<string, string[]>;
  /** File systems that a pod has mounted. */
  mounted: string[];
  counters: Record<string, number>;
  scheduled: Scheduled<Step>[];
}

export function emptyState(): PaddleFlowState {
  return {
    users: [],
    grants: [],
    clusters: [],
    queues: [],
    flavours: [],
    fileSystems: [],
    links: [],
    caches: [],
    pipelines: [],
    pipelineVersions: [],
    schedules: [],
    runs: [],
    runCaches: [],
    jobs: [],
    resourcePools: [],
    kubernetes: {},
    files: {},
    passwords: {},
    buckets: {},
    mounted: [],
    counters: {},
    scheduled: [],
  };
}
