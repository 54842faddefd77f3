export const VERSIONS = ["v0.14.0", "v0.14.1", "v0.14.5", "v0.14.6", "v0.14.7-rc1", "develop"] as const;
/** A release of the server, or the branch of 2024-03 from which the exchanges of the examples come. */
export type ServerVersion = (typeof VERSIONS)[number];

export interface PaddleFlowAccess {
  endpoint: string;
  username: string;
  password: string;
}

/** Virtual seconds that each step takes. */
export interface PaddleFlowDurations {
  /** From the creation of a run until its first jobs are there. */
  runStart: number;
  jobInit: number;
  jobPending: number;
  /** Of a command without `sleep N`. */
  jobRunning: number;
  stopping: number;
  /** Of a queue, before v0.14.1. */
  queueClosing: number;
}

export interface PaddleFlowSettings {
  /** The server's release, or the branch of 2024-03. */
  version: ServerVersion;
  /** After how many hours a token expires; −1: never. */
  tokenExpirationHour: number;
  /** SQLite accepts two clusters of one name, and answers a second user of one name with an internal error. */
  database: "sqlite" | "mysql";
  /** False: the server follows no job, as it does with a cluster that had no queue when it was first seen. */
  jobsFollowed: boolean;
  /** Addresses (host:port) of Kubernetes clusters and storage that do not answer. */
  unreachable: string[];
  /** The number of nodes of each Kubernetes cluster. */
  nodes: number;
  durations: PaddleFlowDurations;
}
