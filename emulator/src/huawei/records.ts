import type { JsonObject } from "../core/json";
import type { Scheduled } from "../core/platform/world";

export type EnvironmentStatus =
  "Creating" | "Running" | "CreatedFailed" | "Abnormal" | "Deleting" | "DeletedFailed";

/** What every object has. */
export interface Row {
  id: string;
  createAt: number;
  updateAt: number;
}

export interface EnvironmentRecord extends Row {
  name: string;
  description: string;
  status: EnvironmentStatus;
  source: string;
  clusterId: string;
  clusterName: string;
  cpu: number;
  memory: number;
  stackId: string;
  isGeneCluster: boolean;
  bucketName: string;
  defaultEnv: boolean;
  orderId: string;
  /** Of CCE environments only. */
  clusterInfo: string;
  enterpriseProjectId: string;
}

export interface WorkflowRecord extends Row {
  name: string;
  description: string;
  vendor: string;
  scope: string;
  logo: string;
  image: string;
  filename: string;
  /** The YAML text. */
  content: string;
  enterpriseProjectId: string;
  /** It still shows, but is on its way out. */
  deleting: boolean;
}

export interface ToolRecord extends Row {
  name: string;
  version: string;
  image: string;
  category: string;
  description: string;
  scope: string;
  vendor: string;
  instruction: string;
  cpu: string;
  memory: string;
  command: string;
  type: string;
  logo: string;
  enterpriseProjectId: string;
}

export type Phase =
  | "Pending"
  | "Running"
  | "Cancelling"
  | "ForceCancelling"
  | "Retrying"
  | "Succeeded"
  | "Failed"
  | "Cancelled";

export interface JobRecord {
  name: string;
  type: string;
  commands: string[];
  /** Cores and GB. */
  cpu: number;
  memory: number;
  phase: Phase;
  /** Tries that have failed so far. */
  failures: number;
  startedAt: number | null;
  endedAt: number | null;
}

export interface EventRecord {
  reason: string;
  message: string;
  at: number;
  type: "Normal" | "warning";
  elemType: string;
  elemId: string;
  actionName: string;
}

export interface ExecutionRecord extends Row {
  name: string;
  namespace: string;
  clusterId: string;
  clusterName: string;
  description: string;
  action: "create" | "delete";
  phase: Phase;
  reason: string;
  message: string;
  workflowId: string;
  workflowName: string;
  workflowScope: string;
  /** The YAML text when the execution was created. */
  content: string;
  inputs: JsonObject;
  sfsPvcName: string;
  target: string;
  priority: number;
  /** Minutes. */
  timeout: number;
  label: JsonObject;
  imagePullPolicy: string;
  jobRetryCount: number;
  notification: JsonObject;
  batchName: string;
  enterpriseProjectId: string;
  startedAt: number | null;
  endedAt: number | null;
  jobs: JobRecord[];
  events: EventRecord[];
}

export type CromwellStatus =
  "On Hold" | "Submitted" | "Running" | "Aborting" | "Aborted" | "Succeeded" | "Failed";

export interface CallRecord {
  /** `workflow.call` */
  name: string;
  command: string;
  executionStatus: "NotStarted" | "Running" | "Done" | "Failed" | "Aborted";
  returnCode: number | null;
  start: number | null;
  end: number | null;
  /** What its outputs will be. */
  outputs: JsonObject;
  /** The workflow that it runs, in place of a command. */
  subWorkflowId: string | null;
}

export interface CromwellRecord {
  id: string;
  /** As the WDL has it; unknown until the engine has read it. */
  name: string | null;
  status: CromwellStatus;
  submission: number;
  start: number | null;
  end: number | null;
  /** When the summary will have it. */
  visibleAt: number;
  labels: Record<string, string>;
  /** What the summary has until then, after a change of the labels. */
  /** What reads show until the summary has the present state. */
  earlierStatus: { status: CromwellStatus; until: number } | null;
  earlierLabels: { labels: Record<string, string>; until: number } | null;
  source: string | null;
  url: string | null;
  inputs: JsonObject;
  options: JsonObject;
  workflowType: string | null;
  workflowTypeVersion: string | null;
  outputs: JsonObject;
  failures: string[];
  calls: CallRecord[];
  metadataArchiveStatus: "Unarchived" | "Archived";
  /** Of a workflow that is a call of another one. */
  parent: string | null;
}

export type Step =
  | { kind: "environment"; id: string; to: "Running" | "Gone" }
  | { kind: "workflowGone"; id: string }
  | {
      kind: "execution";
      id: string;
      to: "Running" | "Cancelled" | "Gone" | "Timeout";
    }
  | { kind: "job"; id: string; job: string; phase: Phase; failures: number }
  | { kind: "cromwell"; id: string; to: "Running" | "Aborted" }
  | { kind: "call"; id: string; call: string; returnCode: number };

/** What can be made to fail. */
export type FailingAction = "environmentCreation" | "environmentDeletion" | "executionDeletion";

export interface HuaweiState {
  steps: number;
  environments: EnvironmentRecord[];
  workflows: WorkflowRecord[];
  executions: ExecutionRecord[];
  tools: ToolRecord[];
  cromwell: CromwellRecord[];
  /** SHA-256 of a token → its end in virtual time. */
  tokens: Record<string, number>;
  /** Without them there is any. */
  namespaces: string[] | null;
  volumes: string[] | null;
  /** URL → text, for Cromwell. */
  files: Record<string, string>;
  failing: Record<FailingAction, number>;
  scheduled: Scheduled<Step>[];
}

export function emptyState(): HuaweiState {
  return {
    steps: 0,
    environments: [],
    workflows: [],
    executions: [],
    tools: [],
    cromwell: [],
    tokens: {},
    namespaces: null,
    volumes: null,
    files: {},
    failing: { environmentCreation: 0, environmentDeletion: 0, executionDeletion: 0 },
    scheduled: [],
  };
}
