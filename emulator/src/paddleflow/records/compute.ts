import type { Resources } from "../queue/resources";
import type { Row } from "./row";

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
