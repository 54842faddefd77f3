// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
/** CancelExecutionResult. */
export interface CancelExecutionResult {
  /** The id of the execution. */
  id: string;
}

/** One try of one shard of a call. */
export interface CromwellCall {
  /** The number of the try. */
  attempt?: number | undefined;
  /** The number of the shard; -1 where there are none. */
  shardIndex?: number | undefined;
  /**
   * The state: `NotStarted`, `WaitingForQueueSpace`, `QueuedInCromwell`, `Starting`, `Running`,
   * `Aborting`, `Failed`, `RetryableFailure`, `Done`, `Bypassed`, `Aborted` or `Unstartable`.
   */
  executionStatus?: string | undefined;
  /** The backend that runs it. */
  backend?: string | undefined;
  /** The state as the backend tells it. */
  backendStatus?: string | undefined;
  /** The id of the job in the backend. */
  jobId?: string | undefined;
  /** The exit code of the command. */
  returnCode?: number | undefined;
  /** When it began. */
  start?: string | undefined;
  /** When it ended. */
  end?: string | undefined;
  /** The values of its inputs. */
  inputs?: Record<string, unknown> | undefined;
  /** Its results. */
  outputs?: Record<string, unknown> | undefined;
  /** Where its standard output is. */
  stdout?: string | undefined;
  /** Where its standard error is. */
  stderr?: string | undefined;
  /** Where the backend's logs are. */
  backendLogs?: Record<string, unknown> | undefined;
  /** Why it failed. */
  failures?: unknown[] | undefined;
  /** What the engine did for it, and when. */
  executionEvents?: CromwellEvent[] | undefined;
  /** The id of the workflow that it runs, where it is one and `expandSubWorkflows` was not asked for. */
  subWorkflowId?: string | undefined;
  /**
   * The metadata of the workflow that it runs, under the server's names, where `expandSubWorkflows` was
   * asked for.
   */
  subWorkflowMetadata?: Record<string, unknown> | undefined;
  /** What else the server tells of it, under the server's names, such as `runtimeAttributes`. */
  others?: Record<string, unknown> | undefined;
}

/** Where the output of one try of one shard of a call is. */
export interface CromwellCallLogs {
  /** The number of the try. */
  attempt?: number | undefined;
  /** The number of the shard; -1 where there are none. */
  shardIndex?: number | undefined;
  /** Where its standard output is. */
  stdout?: string | undefined;
  /** Where its standard error is. */
  stderr?: string | undefined;
  /** Where the backend's logs are. */
  backendLogs?: Record<string, unknown> | undefined;
}

/** What an execution on Cromwell has cost so far. */
export interface CromwellCost {
  /** The id. */
  id: string;
  /** The state: `On Hold`, `Submitted`, `Running`, `Aborting`, `Aborted`, `Succeeded` or `Failed`. */
  status?: string | undefined;
  /** The sum of its calls. */
  cost: number;
  /** The currency, such as `USD`. */
  currency?: string | undefined;
  /** The calls whose cost is not known, and why. */
  errors?: string[] | undefined;
}

/** What a workflow declares. */
export interface CromwellDescription {
  /** Whether it can run, with the inputs where they were given. */
  valid: boolean;
  /** Whether it is valid by itself. From Cromwell 42 on. */
  validWorkflow?: boolean | undefined;
  /** What is wrong with it. */
  errors?: string[] | undefined;
  /** The name of the workflow, or of the one task. */
  name?: string | undefined;
  /** Whether there is a workflow in it that can be run by itself. */
  isRunnableWorkflow?: boolean | undefined;
  /** Its inputs. */
  inputs?: CromwellInput[] | undefined;
  /** Its results. */
  outputs?: CromwellOutput[] | undefined;
  /** The images that its tasks name. */
  images?: string[] | undefined;
  /** The language and its version. */
  submittedDescriptorType?: Record<string, unknown> | undefined;
  /** The languages of what it imports. */
  importedDescriptorTypes?: unknown[] | undefined;
  /** Its own section `meta`. */
  meta?: Record<string, unknown> | undefined;
  /** Its own section `parameter_meta`. */
  parameterMeta?: Record<string, unknown> | undefined;
}

/** Something that the engine did for a call. */
export interface CromwellEvent {
  /** What it did, such as `RunningJob`. */
  description?: string | undefined;
  /** When it began. */
  startTime?: string | undefined;
  /** When it ended. */
  endTime?: string | undefined;
}

/** An execution in a list. */
export interface CromwellExecutionRow {
  /** The id. */
  id: string;
  /** The state: `On Hold`, `Submitted`, `Running`, `Aborting`, `Aborted`, `Succeeded` or `Failed`. */
  status?: string | undefined;
  /** When it was submitted. */
  submission?: string | undefined;
  /** When it began to run. */
  start?: string | undefined;
  /** When it ended. */
  end?: string | undefined;
  /** The labels. */
  labels?: Record<string, string> | undefined;
  /** Whether the server has put its metadata into an archive. */
  metadataArchiveStatus?: string | undefined;
  /** The name of the workflow in its source; absent until the source was read. */
  name?: string | undefined;
  /** The id of the workflow that it is a part of. */
  parentWorkflowId?: string | undefined;
  /** The id of the workflow that was submitted. */
  rootWorkflowId?: string | undefined;
}

/** An execution on Cromwell. */
export interface CromwellExecutionView {
  /** The id. */
  id: string;
  /** The state: `On Hold`, `Submitted`, `Running`, `Aborting`, `Aborted`, `Succeeded` or `Failed`. */
  status?: string | undefined;
  /** When it was submitted. */
  submission?: string | undefined;
  /** When it began to run. */
  start?: string | undefined;
  /** When it ended. */
  end?: string | undefined;
  /** The labels. */
  labels?: Record<string, string> | undefined;
  /** Whether the server has put its metadata into an archive. */
  metadataArchiveStatus?: string | undefined;
  /** The name of the workflow in its source; absent until the source was read. */
  workflowName?: string | undefined;
  /** The folder that it works in. */
  workflowRoot?: string | undefined;
  /** The values of its inputs. */
  inputs?: Record<string, unknown> | undefined;
  /** Its results. */
  outputs?: Record<string, unknown> | undefined;
  /** Why it failed: a tree of `message` and `causedBy`. */
  failures?: unknown[] | undefined;
  /** What the server says of an archived execution. */
  message?: string | undefined;
}

/** An input that a workflow declares. */
export interface CromwellInput {
  /** The name. */
  name: string;
  /** The type as the language writes it, such as `Array[File]`. */
  typeDisplayName?: string | undefined;
  /** The type, with the parts of which it is made. */
  valueType?: Record<string, unknown> | undefined;
  /** Whether it may be left out. */
  optional?: boolean | undefined;
  /** The value where none is given. */
  default?: unknown;
}

/** All that Cromwell knows of an execution. */
export interface CromwellMetadata {
  /** The id. */
  id: string;
  /** The state: `On Hold`, `Submitted`, `Running`, `Aborting`, `Aborted`, `Succeeded` or `Failed`. */
  status?: string | undefined;
  /** When it was submitted. */
  submission?: string | undefined;
  /** When it began to run. */
  start?: string | undefined;
  /** When it ended. */
  end?: string | undefined;
  /** The labels. */
  labels?: Record<string, string> | undefined;
  /** Whether the server has put its metadata into an archive. */
  metadataArchiveStatus?: string | undefined;
  /** The name of the workflow in its source; absent until the source was read. */
  workflowName?: string | undefined;
  /** The folder that it works in. */
  workflowRoot?: string | undefined;
  /** The values of its inputs. */
  inputs?: Record<string, unknown> | undefined;
  /** Its results. */
  outputs?: Record<string, unknown> | undefined;
  /** Why it failed: a tree of `message` and `causedBy`. */
  failures?: unknown[] | undefined;
  /** What the server says of an archived execution. */
  message?: string | undefined;
  /** Tries and shards by call, such as `workflow.task`. */
  calls?: Record<string, CromwellCall[]> | undefined;
  /** What else the server tells of it, under the server's names, such as `submittedFiles`. */
  others?: Record<string, unknown> | undefined;
}

/** A result that a workflow declares. */
export interface CromwellOutput {
  /** The name. */
  name: string;
  /** The type as the language writes it, such as `Array[File]`. */
  typeDisplayName?: string | undefined;
  /** The type, with the parts of which it is made. */
  valueType?: Record<string, unknown> | undefined;
}

/** DeleteExecutionResult. */
export interface DeleteExecutionResult {
  /** The id of the execution. */
  id: string;
}

/** DownloadWorkflowResult. */
export interface DownloadWorkflowResult {
  /** The file as it was uploaded. */
  content: string;
}

/** The enterprise project. */
export interface EnterpriseProject {
  /** The id; `0` is the project `default`. */
  id?: string | undefined;
  /** The name. */
  name?: string | undefined;
}

/** An environment. */
export interface EnvironmentView {
  /** The id. */
  id: string;
  /** The name. */
  name: string;
  /** The description. */
  description?: string | undefined;
  /** The state: `Creating`, `Running`, `CreatedFailed`, `Abnormal`, `Deleting` or `DeletedFailed`. */
  status: string;
  /** What it is on: `cci` or `cce`. */
  source: string;
  /** The id of the cluster. */
  clusterId?: string | undefined;
  /** The name of the cluster or namespace. */
  clusterName?: string | undefined;
  /** Cores. */
  cpu?: number | undefined;
  /** Memory. */
  memory?: number | undefined;
  /** The id of the stack that made the cluster. */
  stackId?: string | undefined;
  /** Whether the cluster was created with the environment. */
  isGeneCluster?: boolean | undefined;
  /** The bucket of object storage. */
  bucketName?: string | undefined;
  /** Whether it is the default environment. */
  defaultEnv?: boolean | undefined;
  /** The number of the order of a prepaid cluster. */
  orderId?: string | undefined;
  /** What is known of the cluster, for `cce`. */
  clusterInfo?: string | undefined;
  /** The id of the project. */
  projectId?: string | undefined;
  /** The id of the account. */
  domainId?: string | undefined;
  /** When it was created, UTC. */
  createTime: string;
  /** When it was changed last, UTC. */
  updateTime?: string | undefined;
  /** The enterprise project. */
  enterpriseProject?: EnterpriseProject | undefined;
}

/** What names the event. */
export interface EventMetadata {
  /** The name. */
  name?: string | undefined;
  /** The namespace. */
  namespace?: string | undefined;
}

/** What it concerns. */
export interface EventObject {
  /** The name. */
  name?: string | undefined;
  /** The namespace. */
  namespace?: string | undefined;
}

/** An execution. */
export interface ExecutionDetail {
  /** What the service says of it. */
  execution: ExecutionView;
  /** Its Kubernetes object. */
  object?: ExecutionObject | undefined;
  /** Its steps; absent while there are none. */
  status?: ExecutionOverview | undefined;
  /** The enterprise project. */
  enterpriseProject?: EnterpriseProject | undefined;
}

/** An event of an execution. */
export interface ExecutionEvent {
  /** What names the event. */
  metadata?: EventMetadata | undefined;
  /** What it concerns. */
  involvedObject?: EventObject | undefined;
  /** The kind of event, in one word. */
  reason?: string | undefined;
  /** What happened. */
  message?: string | undefined;
  /** When it happened first. */
  firstTimestamp?: string | undefined;
  /** When it happened last. */
  lastTimestamp?: string | undefined;
  /** How often it happened. */
  count?: number | undefined;
  /** `Normal` or `warning`. */
  type?: string | undefined;
  /** The kind of element. */
  elemType?: string | undefined;
  /** The element. */
  elemId?: string | undefined;
  /** The action: `create`, `start`, `stop`, `delete`, `scale`, `reconfig` or `retry`. */
  actionName?: string | undefined;
}

/** A step. */
export interface ExecutionNode {
  /** The name. */
  name?: string | undefined;
  /**
   * The state: `Pending`, `Running`, `Cancelling`, `ForceCancelling`, `Retrying`, `Succeeded`, `Failed`
   * or `Cancelled`.
   */
  status?: string | undefined;
  /** Its jobs. */
  subJobNum?: number | undefined;
  /** Its jobs that have finished. */
  finishedSubJobNum?: number | undefined;
  /** The state of each job. */
  subJobStatus?: Record<string, string> | undefined;
  /** How long it has run. The document gives no unit. */
  timeDuration?: number | undefined;
  /** Use: CPU and GPU in core seconds (`ch`), memory in GB seconds (`gs`). */
  resources?: Record<string, unknown> | undefined;
}

/** Its Kubernetes object. */
export interface ExecutionObject {
  /** `execution`. */
  kind?: string | undefined;
  /** The version of its description. */
  apiVersion?: string | undefined;
  /** Its name, namespace and what else Kubernetes keeps of it. */
  metadata?: Record<string, unknown> | undefined;
  /** What is asked for. */
  spec?: ExecutionSpec | undefined;
  /** How far it is. */
  status?: ExecutionStatus | undefined;
}

/** How far the whole is. */
export interface ExecutionObjectStatus {
  /**
   * The state: `Pending`, `Running`, `Cancelling`, `ForceCancelling`, `Retrying`, `Succeeded`, `Failed`
   * or `Cancelled`.
   */
  phase?: string | undefined;
  /** What there is to say of it. */
  message?: string | undefined;
  /** Why it is so, in one word. */
  reason?: string | undefined;
  /** When it became so. */
  updateAt?: string | undefined;
}

/** Its steps; absent while there are none. */
export interface ExecutionOverview {
  /** All steps. */
  nodeNumber?: number | undefined;
  /** Steps that have finished. */
  finishedNodeNumber?: number | undefined;
  /** The steps by name. */
  actualNodeStatus?: Record<string, ExecutionNode> | undefined;
}

/** What is asked for. */
export interface ExecutionSpec {
  /** Labels and namespace. */
  metadata?: Record<string, unknown> | undefined;
  /** The action: `create`, `start`, `stop`, `delete`, `scale`, `reconfig` or `retry`. */
  actionName?: string | undefined;
  /** Minutes after which it is given up. */
  timeoutInMinutes?: number | undefined;
  /** `DoNothing`, `Rollback`, `Resume` or `Delete`. */
  onFailureStrategy?: string | undefined;
  /** The workflow in Base64. */
  objectData?: string | undefined;
  /** The address of the container that runs the execution. */
  location?: string | undefined;
}

/** How far it is. */
export interface ExecutionStatus {
  /** The action that it belongs to: `create`, `start`, `stop`, `delete`, `scale`, `reconfig` or `retry`. */
  actionName?: string | undefined;
  /** The progress. The document gives no unit. */
  progress?: number | undefined;
  /** How far the whole is. */
  objectStatus?: ExecutionObjectStatus | undefined;
  /** How far each node is. */
  subObjectStatuses?: Record<string, ExecutionSubStatus> | undefined;
  /** How far each element is. */
  elementStatuses?: Record<string, unknown> | undefined;
}

/** How far a part is. */
export interface ExecutionSubStatus {
  /**
   * The state: `Pending`, `Running`, `Cancelling`, `ForceCancelling`, `Retrying`, `Succeeded`, `Failed`
   * or `Cancelled`.
   */
  phase?: string | undefined;
  /** What there is to say of it. */
  message?: string | undefined;
  /** Why it is so, in one word. */
  reason?: string | undefined;
  /** When it became so. */
  updateAt?: string | undefined;
  /** The action that it belongs to: `create`, `start`, `stop`, `delete`, `scale`, `reconfig` or `retry`. */
  subActionName?: string | undefined;
  /** When it began. */
  createAt?: string | undefined;
}

/** What the service says of it. */
export interface ExecutionView {
  /** The id. */
  id: string;
  /** The name. */
  name: string;
  /** The namespace. */
  namespace?: string | undefined;
  /** The description. */
  description?: string | undefined;
  /** The name of the cluster or namespace. */
  clusterName?: string | undefined;
  /** The id of the cluster. */
  clusterId?: string | undefined;
  /** The id of the project. */
  projectId?: string | undefined;
  /** The id of the account. */
  domainId?: string | undefined;
  /**
   * The state: `Pending`, `Running`, `Cancelling`, `ForceCancelling`, `Retrying`, `Succeeded`, `Failed`
   * or `Cancelled`, or `Deleting`.
   */
  status: string;
  /** The id of the workflow. */
  workflowId?: string | undefined;
  /** The name of the workflow. */
  workflowName?: string | undefined;
  /** Who sees the workflow. */
  workflowScope?: string | undefined;
  /** The values that were given. */
  inputsJson?: Record<string, unknown> | undefined;
  /** The values that were given, where they are not a JSON object. */
  inputsText?: string | undefined;
  /** The results. */
  outputsJson?: Record<string, unknown> | undefined;
  /** The results, where they are not a JSON object. */
  outputsText?: string | undefined;
  /** The topology as a picture. */
  image?: string | undefined;
  /** How long it has run. The document gives no unit. */
  timeDuration?: number | undefined;
  /** The name of the shared storage (PVC). */
  sfsVolumeName?: string | undefined;
  /** The kind of its jobs: `CCE.Job`, `CCI.Job` or `DLI.Job`. */
  jobType?: string | undefined;
  /** The kind of each job, from services that tell it so: `CCE.Job`, `CCI.Job` or `GCS.Job`. */
  jobsType?: Record<string, string> | undefined;
  /** Where it runs: `cci` or `cce`. */
  target?: string | undefined;
  /** When it was created, UTC. */
  createTime: string;
  /** When it changed last, UTC. */
  updateTime?: string | undefined;
  /** The labels. */
  label?: Record<string, string> | undefined;
  /** What it consumed, and the share of useful run time in percent. */
  resources?: Record<string, unknown> | undefined;
  /** The priority; larger comes first. */
  priority?: number | undefined;
}

/** GetCromwellBackendsResult. */
export interface GetCromwellBackendsResult {
  /** The names of the backends. */
  supportedBackends: string[];
  /** The backend that runs what names none. */
  defaultBackend: string;
}

/** GetCromwellExecutionLogsResult. */
export interface GetCromwellExecutionLogsResult {
  /** Tries and shards by call, such as `workflow.task`. Empty until the first call begins. */
  calls: Record<string, CromwellCallLogs[]>;
}

/** GetCromwellExecutionOutputsResult. */
export interface GetCromwellExecutionOutputsResult {
  /** The results by name, such as `workflow.task.out`. */
  outputs: Record<string, unknown>;
}

/** GetCromwellVersionResult. */
export interface GetCromwellVersionResult {
  /** The version of the server. */
  cromwell: string;
}

/** GetExecutionInputsResult. */
export interface GetExecutionInputsResult {
  /** The inputs with their values, by name. */
  inputs: Record<string, WorkflowInput>;
}

/** GetExecutionOutputsResult. */
export interface GetExecutionOutputsResult {
  /** The results, in the form that the workflow's `outputs` have. */
  outputs: Record<string, unknown>;
}

/** GetWorkflowInputsResult. */
export interface GetWorkflowInputsResult {
  /** The inputs by name. */
  inputs: Record<string, WorkflowInput>;
}

/** GetWorkflowToolsResult. */
export interface GetWorkflowToolsResult {
  /** The tools by name and version, such as `nginx:latest`. */
  tools: Record<string, WorkflowTool>;
}

/** ReleaseCromwellHoldResult. */
export interface ReleaseCromwellHoldResult {
  /** The id of the execution. */
  id: string;
  /** The state: `Submitted`, or the one that it was in already. */
  status: string;
}

/** RetryExecutionResult. */
export interface RetryExecutionResult {
  /** The id of the execution. */
  id: string;
}

/** StopCromwellExecutionResult. */
export interface StopCromwellExecutionResult {
  /** The id of the execution. */
  id: string;
  /** The state: `Aborting`, `Aborted`, or the one in which it had ended before. */
  status: string;
}

/** A tool. */
export interface ToolView {
  /** The id. */
  id: string;
  /** The name. */
  name: string;
  /** The version. */
  version: string;
  /** The address of the image. */
  image?: string | undefined;
  /** The category. */
  category?: string | undefined;
  /** The description. */
  description?: string | undefined;
  /** Who offers it. */
  vendor?: string | undefined;
  /** Who sees it: `domain`, the tenant, or `public`, all tenants. */
  scope?: string | undefined;
  /** The tenant's name. */
  domain?: string | undefined;
  /** How to use it. */
  instruction?: string | undefined;
  /** The cores that it needs, such as `2C`. */
  cpu?: string | undefined;
  /** The memory that it needs, such as `8G`. */
  memory?: string | undefined;
  /** The command. */
  command?: string | undefined;
  /** `container` or `spark`. */
  type?: string | undefined;
  /** The logo. */
  logo?: string | undefined;
  /** The id of the project. */
  projectId?: string | undefined;
  /** The id of the account. */
  domainId?: string | undefined;
  /** When it was created, UTC. */
  createTime: string;
  /** When it was changed last, UTC. */
  updateTime?: string | undefined;
  /** The enterprise project. */
  enterpriseProject?: EnterpriseProject | undefined;
}

/** UpdateExecutionPriorityResult. */
export interface UpdateExecutionPriorityResult {
  /** The id of the execution. */
  id: string;
}

/** An input of a workflow. */
export interface WorkflowInput {
  /** `number`, `array`, `string` or `bool`. */
  type?: string | undefined;
  /** The value where none is given. */
  default?: unknown;
  /** The value in an execution. */
  value?: unknown;
  /** The description. */
  description?: string | undefined;
  /** The group that it is shown in. */
  label?: string | undefined;
}

/** A tool that a workflow uses. */
export interface WorkflowTool {
  /** The name. */
  name: string;
  /** The version. */
  version?: string | undefined;
  /** `container` or `spark`. */
  type?: string | undefined;
  /** The address of the image. */
  image?: string | undefined;
  /** The cores that are recommended, such as `2C`. */
  cpu?: string | undefined;
  /** The memory that is recommended, such as `8G`. */
  memory?: string | undefined;
  /** The command. */
  command?: string | undefined;
  /** The description. */
  description?: string | undefined;
  /** Who sees it. */
  scope?: string | undefined;
}

/** A workflow. */
export interface WorkflowView {
  /** The id. */
  id: string;
  /** The name. */
  name: string;
  /** The description. */
  description?: string | undefined;
  /** Who offers it. */
  vendor?: string | undefined;
  /** Who sees it: `domain`, the account, or `public`, everybody. */
  scope?: string | undefined;
  /** The tenant's name. */
  domain?: string | undefined;
  /** The URL of the file in object storage. It may give access: treat it as a secret. */
  workflowUrl?: string | undefined;
  /** The logo. */
  logo?: string | undefined;
  /** The topology as a picture. */
  image?: string | undefined;
  /** The file, where it was asked for. */
  archive?: string | undefined;
  /** The id of the project. */
  projectId?: string | undefined;
  /** The id of the account. */
  domainId?: string | undefined;
  /** When it was created, UTC. */
  createTime: string;
  /** When it was changed last, UTC. */
  updateTime?: string | undefined;
  /** The enterprise project. */
  enterpriseProject?: EnterpriseProject | undefined;
}
