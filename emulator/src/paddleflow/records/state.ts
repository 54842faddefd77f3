import type { Scheduled } from "../../core/platform/world";
import type {
  ClusterRecord,
  QueueRecord,
  FlavourRecord,
  JobRecord,
  ResourcePoolRecord,
  KubernetesRecord,
} from "./compute";
import type { FileSystemRecord, LinkRecord, CacheConfigRecord } from "./storage";
import type { UserRecord, GrantRecord } from "./user";
import type {
  PipelineRecord,
  PipelineVersionRecord,
  ScheduleRecord,
  RunRecord,
  RunCacheRecord,
} from "./workflow";

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
