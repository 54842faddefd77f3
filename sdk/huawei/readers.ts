// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { call, callOutput, type ReaderOptions, type ReaderOutputOptions } from "../reader";
import type {
  CromwellCost,
  CromwellDescription,
  CromwellExecutionRow,
  CromwellExecutionView,
  CromwellMetadata,
  DownloadWorkflowResult,
  EnvironmentView,
  ExecutionDetail,
  ExecutionEvent,
  GetCromwellBackendsResult,
  GetCromwellExecutionLogsResult,
  GetCromwellExecutionOutputsResult,
  GetCromwellVersionResult,
  GetExecutionInputsResult,
  GetExecutionOutputsResult,
  GetWorkflowInputsResult,
  GetWorkflowToolsResult,
  ToolView,
  WorkflowView,
} from "./types";

/** Arguments of describeCromwellWorkflow. */
export interface DescribeCromwellWorkflowArgs {
  /** The workflow as a WDL text. Range: not empty. */
  workflowSource?: string | undefined;
  /** The URL of the workflow instead of its text. */
  workflowUrl?: string | undefined;
  /** Values for the workflow's inputs, which are judged too. */
  workflowInputs?: Record<string, unknown> | undefined;
  /** The language, such as `WDL`. Range: not empty. */
  workflowType?: string | undefined;
  /** The version of the language, such as `1.0`. Range: not empty. */
  workflowTypeVersion?: string | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads what a workflow declares, and whether it is valid, without running it. Needs Cromwell 37.
 *
 * API action: POST /api/womtool/v1/describe. Credentials are left out of the result.
 */
export function describeCromwellWorkflow(
  args: DescribeCromwellWorkflowArgs = {},
  options?: ReaderOptions,
): Promise<CromwellDescription> {
  return call("huawei:describeCromwellWorkflow", args, options);
}

/** Arguments of describeCromwellWorkflowOutput. */
export interface DescribeCromwellWorkflowOutputArgs {
  /** The workflow as a WDL text. Range: not empty. */
  workflowSource?: pulumi.Input<string> | undefined;
  /** The URL of the workflow instead of its text. */
  workflowUrl?: pulumi.Input<string> | undefined;
  /** Values for the workflow's inputs, which are judged too. */
  workflowInputs?: pulumi.Input<Record<string, pulumi.Input<unknown>>> | undefined;
  /** The language, such as `WDL`. Range: not empty. */
  workflowType?: pulumi.Input<string> | undefined;
  /** The version of the language, such as `1.0`. Range: not empty. */
  workflowTypeVersion?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Reads what a workflow declares, and whether it is valid, without running it. Needs Cromwell 37.
 * Takes and gives outputs.
 */
export function describeCromwellWorkflowOutput(
  args: DescribeCromwellWorkflowOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<CromwellDescription> {
  return callOutput("huawei:describeCromwellWorkflow", args, options);
}

/** Arguments of downloadWorkflow. */
export interface DownloadWorkflowArgs {
  /** The id of the workflow. */
  workflowId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads the file of a workflow.
 *
 * API action: download_workflow. Credentials are left out of the result.
 */
export function downloadWorkflow(
  args: DownloadWorkflowArgs,
  options?: ReaderOptions,
): Promise<DownloadWorkflowResult> {
  return call("huawei:downloadWorkflow", args, options);
}

/** Arguments of downloadWorkflowOutput. */
export interface DownloadWorkflowOutputArgs {
  /** The id of the workflow. */
  workflowId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads the file of a workflow. Takes and gives outputs. */
export function downloadWorkflowOutput(
  args: DownloadWorkflowOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<DownloadWorkflowResult> {
  return callOutput("huawei:downloadWorkflow", args, options);
}

/** Arguments of getCromwellBackends. */
export interface GetCromwellBackendsArgs {
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads the backends of the Cromwell server.
 *
 * API action: GET …/backends. Credentials are left out of the result.
 */
export function getCromwellBackends(
  args: GetCromwellBackendsArgs = {},
  options?: ReaderOptions,
): Promise<GetCromwellBackendsResult> {
  return call("huawei:getCromwellBackends", args, options);
}

/** Arguments of getCromwellBackendsOutput. */
export interface GetCromwellBackendsOutputArgs {
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads the backends of the Cromwell server. Takes and gives outputs. */
export function getCromwellBackendsOutput(
  args: GetCromwellBackendsOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<GetCromwellBackendsResult> {
  return callOutput("huawei:getCromwellBackends", args, options);
}

/** Arguments of getCromwellExecution. */
export interface GetCromwellExecutionArgs {
  /** The id of the execution. */
  executionId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads an execution on Cromwell, without its calls.
 *
 * API action: GET …/{id}/metadata. Credentials are left out of the result.
 */
export function getCromwellExecution(
  args: GetCromwellExecutionArgs,
  options?: ReaderOptions,
): Promise<CromwellExecutionView> {
  return call("huawei:getCromwellExecution", args, options);
}

/** Arguments of getCromwellExecutionOutput. */
export interface GetCromwellExecutionOutputArgs {
  /** The id of the execution. */
  executionId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads an execution on Cromwell, without its calls. Takes and gives outputs. */
export function getCromwellExecutionOutput(
  args: GetCromwellExecutionOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<CromwellExecutionView> {
  return callOutput("huawei:getCromwellExecution", args, options);
}

/** Arguments of getCromwellExecutionCost. */
export interface GetCromwellExecutionCostArgs {
  /** The id of the execution. */
  executionId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads what an execution on Cromwell has cost so far, as far as its backend tells. Needs Cromwell 88.
 *
 * API action: GET …/{id}/cost. Credentials are left out of the result.
 */
export function getCromwellExecutionCost(
  args: GetCromwellExecutionCostArgs,
  options?: ReaderOptions,
): Promise<CromwellCost> {
  return call("huawei:getCromwellExecutionCost", args, options);
}

/** Arguments of getCromwellExecutionCostOutput. */
export interface GetCromwellExecutionCostOutputArgs {
  /** The id of the execution. */
  executionId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Reads what an execution on Cromwell has cost so far, as far as its backend tells. Needs Cromwell 88.
 * Takes and gives outputs.
 */
export function getCromwellExecutionCostOutput(
  args: GetCromwellExecutionCostOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<CromwellCost> {
  return callOutput("huawei:getCromwellExecutionCost", args, options);
}

/** Arguments of getCromwellExecutionLogs. */
export interface GetCromwellExecutionLogsArgs {
  /** The id of the execution. */
  executionId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads where the output of each call of an execution on Cromwell is.
 *
 * API action: GET …/{id}/logs. Credentials are left out of the result.
 */
export function getCromwellExecutionLogs(
  args: GetCromwellExecutionLogsArgs,
  options?: ReaderOptions,
): Promise<GetCromwellExecutionLogsResult> {
  return call("huawei:getCromwellExecutionLogs", args, options);
}

/** Arguments of getCromwellExecutionLogsOutput. */
export interface GetCromwellExecutionLogsOutputArgs {
  /** The id of the execution. */
  executionId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads where the output of each call of an execution on Cromwell is. Takes and gives outputs. */
export function getCromwellExecutionLogsOutput(
  args: GetCromwellExecutionLogsOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<GetCromwellExecutionLogsResult> {
  return callOutput("huawei:getCromwellExecutionLogs", args, options);
}

/** Arguments of getCromwellExecutionMetadata. */
export interface GetCromwellExecutionMetadataArgs {
  /** The id of the execution. */
  executionId: string;
  /** Only members whose names begin so. Range: not empty. */
  includeKeys?: string[] | undefined;
  /**
   * All members but those whose names begin so. Beside `includeKeys` it needs Cromwell 43. Range: not
   * empty.
   */
  excludeKeys?: string[] | undefined;
  /** Whether workflows that are parts of this one are shown with their own metadata. */
  expandSubWorkflows?: boolean | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads all that Cromwell knows of an execution, with its calls.
 *
 * API action: GET …/{id}/metadata. Credentials are left out of the result.
 */
export function getCromwellExecutionMetadata(
  args: GetCromwellExecutionMetadataArgs,
  options?: ReaderOptions,
): Promise<CromwellMetadata> {
  return call("huawei:getCromwellExecutionMetadata", args, options);
}

/** Arguments of getCromwellExecutionMetadataOutput. */
export interface GetCromwellExecutionMetadataOutputArgs {
  /** The id of the execution. */
  executionId: pulumi.Input<string>;
  /** Only members whose names begin so. Range: not empty. */
  includeKeys?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * All members but those whose names begin so. Beside `includeKeys` it needs Cromwell 43. Range: not
   * empty.
   */
  excludeKeys?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Whether workflows that are parts of this one are shown with their own metadata. */
  expandSubWorkflows?: pulumi.Input<boolean> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads all that Cromwell knows of an execution, with its calls. Takes and gives outputs. */
export function getCromwellExecutionMetadataOutput(
  args: GetCromwellExecutionMetadataOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<CromwellMetadata> {
  return callOutput("huawei:getCromwellExecutionMetadata", args, options);
}

/** Arguments of getCromwellExecutionOutputs. */
export interface GetCromwellExecutionOutputsArgs {
  /** The id of the execution. */
  executionId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads the results of an execution on Cromwell.
 *
 * API action: GET …/{id}/outputs. Credentials are left out of the result.
 */
export function getCromwellExecutionOutputs(
  args: GetCromwellExecutionOutputsArgs,
  options?: ReaderOptions,
): Promise<GetCromwellExecutionOutputsResult> {
  return call("huawei:getCromwellExecutionOutputs", args, options);
}

/** Arguments of getCromwellExecutionOutputsOutput. */
export interface GetCromwellExecutionOutputsOutputArgs {
  /** The id of the execution. */
  executionId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads the results of an execution on Cromwell. Takes and gives outputs. */
export function getCromwellExecutionOutputsOutput(
  args: GetCromwellExecutionOutputsOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<GetCromwellExecutionOutputsResult> {
  return callOutput("huawei:getCromwellExecutionOutputs", args, options);
}

/** Arguments of getCromwellExecutions. */
export interface GetCromwellExecutionsArgs {
  /** Ids. Range: not empty. */
  ids?: string[] | undefined;
  /** Names of workflows in their sources. Range: not empty. */
  names?: string[] | undefined;
  /** States. Range: not empty. */
  statuses?: string[] | undefined;
  /** Labels, all of which must be there. */
  labels?: Record<string, string> | undefined;
  /** Submitted at this time or later, with a time zone. */
  submission?: string | undefined;
  /** Begun at this time or later, with a time zone. */
  start?: string | undefined;
  /** Ended at this time or earlier, with a time zone. */
  end?: string | undefined;
  /** Whether to list workflows too that are parts of others. */
  includeSubworkflows?: boolean | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Lists executions on Cromwell, the newest first.
 *
 * API action: GET /api/workflows/v1/query. Credentials are left out of the result.
 */
export function getCromwellExecutions(
  args: GetCromwellExecutionsArgs = {},
  options?: ReaderOptions,
): Promise<CromwellExecutionRow[]> {
  return call("huawei:getCromwellExecutions", args, options);
}

/** Arguments of getCromwellExecutionsOutput. */
export interface GetCromwellExecutionsOutputArgs {
  /** Ids. Range: not empty. */
  ids?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Names of workflows in their sources. Range: not empty. */
  names?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** States. Range: not empty. */
  statuses?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Labels, all of which must be there. */
  labels?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /** Submitted at this time or later, with a time zone. */
  submission?: pulumi.Input<string> | undefined;
  /** Begun at this time or later, with a time zone. */
  start?: pulumi.Input<string> | undefined;
  /** Ended at this time or earlier, with a time zone. */
  end?: pulumi.Input<string> | undefined;
  /** Whether to list workflows too that are parts of others. */
  includeSubworkflows?: pulumi.Input<boolean> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists executions on Cromwell, the newest first. Takes and gives outputs. */
export function getCromwellExecutionsOutput(
  args: GetCromwellExecutionsOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<CromwellExecutionRow[]> {
  return callOutput("huawei:getCromwellExecutions", args, options);
}

/** Arguments of getCromwellVersion. */
export interface GetCromwellVersionArgs {
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads the version of the Cromwell server.
 *
 * API action: GET /engine/v1/version. Credentials are left out of the result.
 */
export function getCromwellVersion(
  args: GetCromwellVersionArgs = {},
  options?: ReaderOptions,
): Promise<GetCromwellVersionResult> {
  return call("huawei:getCromwellVersion", args, options);
}

/** Arguments of getCromwellVersionOutput. */
export interface GetCromwellVersionOutputArgs {
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads the version of the Cromwell server. Takes and gives outputs. */
export function getCromwellVersionOutput(
  args: GetCromwellVersionOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<GetCromwellVersionResult> {
  return callOutput("huawei:getCromwellVersion", args, options);
}

/** Arguments of getEnvironment. */
export interface GetEnvironmentArgs {
  /** The id of the environment. */
  environmentId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads an environment.
 *
 * API action: get_environment. Credentials are left out of the result.
 */
export function getEnvironment(args: GetEnvironmentArgs, options?: ReaderOptions): Promise<EnvironmentView> {
  return call("huawei:getEnvironment", args, options);
}

/** Arguments of getEnvironmentOutput. */
export interface GetEnvironmentOutputArgs {
  /** The id of the environment. */
  environmentId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads an environment. Takes and gives outputs. */
export function getEnvironmentOutput(
  args: GetEnvironmentOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<EnvironmentView> {
  return callOutput("huawei:getEnvironment", args, options);
}

/** Arguments of getEnvironments. */
export interface GetEnvironmentsArgs {
  /** Only those on `cci` or on `cce`. Left out or empty, all. */
  source?: "" | "cci" | "cce" | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Lists environments.
 *
 * API action: get_environments. Credentials are left out of the result.
 */
export function getEnvironments(
  args: GetEnvironmentsArgs = {},
  options?: ReaderOptions,
): Promise<EnvironmentView[]> {
  return call("huawei:getEnvironments", args, options);
}

/** Arguments of getEnvironmentsOutput. */
export interface GetEnvironmentsOutputArgs {
  /** Only those on `cci` or on `cce`. Left out or empty, all. */
  source?: pulumi.Input<"" | "cci" | "cce"> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists environments. Takes and gives outputs. */
export function getEnvironmentsOutput(
  args: GetEnvironmentsOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<EnvironmentView[]> {
  return callOutput("huawei:getEnvironments", args, options);
}

/** Arguments of getExecution. */
export interface GetExecutionArgs {
  /** The id of the execution. */
  executionId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads an execution with its steps.
 *
 * API action: get_execution. Credentials are left out of the result.
 */
export function getExecution(args: GetExecutionArgs, options?: ReaderOptions): Promise<ExecutionDetail> {
  return call("huawei:getExecution", args, options);
}

/** Arguments of getExecutionOutput. */
export interface GetExecutionOutputArgs {
  /** The id of the execution. */
  executionId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads an execution with its steps. Takes and gives outputs. */
export function getExecutionOutput(
  args: GetExecutionOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<ExecutionDetail> {
  return callOutput("huawei:getExecution", args, options);
}

/** Arguments of getExecutionEvents. */
export interface GetExecutionEventsArgs {
  /** The id of the execution. */
  executionId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads the events of an execution.
 *
 * API action: get_execution_events. Credentials are left out of the result.
 */
export function getExecutionEvents(
  args: GetExecutionEventsArgs,
  options?: ReaderOptions,
): Promise<ExecutionEvent[]> {
  return call("huawei:getExecutionEvents", args, options);
}

/** Arguments of getExecutionEventsOutput. */
export interface GetExecutionEventsOutputArgs {
  /** The id of the execution. */
  executionId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads the events of an execution. Takes and gives outputs. */
export function getExecutionEventsOutput(
  args: GetExecutionEventsOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<ExecutionEvent[]> {
  return callOutput("huawei:getExecutionEvents", args, options);
}

/** Arguments of getExecutionInputs. */
export interface GetExecutionInputsArgs {
  /** The id of the execution. */
  executionId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads the inputs of an execution with their values.
 *
 * API action: get_execution_inputs. Credentials are left out of the result.
 */
export function getExecutionInputs(
  args: GetExecutionInputsArgs,
  options?: ReaderOptions,
): Promise<GetExecutionInputsResult> {
  return call("huawei:getExecutionInputs", args, options);
}

/** Arguments of getExecutionInputsOutput. */
export interface GetExecutionInputsOutputArgs {
  /** The id of the execution. */
  executionId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads the inputs of an execution with their values. Takes and gives outputs. */
export function getExecutionInputsOutput(
  args: GetExecutionInputsOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<GetExecutionInputsResult> {
  return callOutput("huawei:getExecutionInputs", args, options);
}

/** Arguments of getExecutionOutputs. */
export interface GetExecutionOutputsArgs {
  /** The id of the execution. */
  executionId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads the results of an execution.
 *
 * API action: get_execution_outputs. Credentials are left out of the result.
 */
export function getExecutionOutputs(
  args: GetExecutionOutputsArgs,
  options?: ReaderOptions,
): Promise<GetExecutionOutputsResult> {
  return call("huawei:getExecutionOutputs", args, options);
}

/** Arguments of getExecutionOutputsOutput. */
export interface GetExecutionOutputsOutputArgs {
  /** The id of the execution. */
  executionId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads the results of an execution. Takes and gives outputs. */
export function getExecutionOutputsOutput(
  args: GetExecutionOutputsOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<GetExecutionOutputsResult> {
  return callOutput("huawei:getExecutionOutputs", args, options);
}

/** Arguments of getExecutions. */
export interface GetExecutionsArgs {
  /** The order by priority. Left out or empty, the newest come first. */
  prioritySort?: "" | "asc" | "desc" | undefined;
  /** A part of the name. */
  name?: string | undefined;
  /** A part of the workflow's name. */
  workflowName?: string | undefined;
  /** The state, such as `Running` or `Deleting`. */
  status?: string | undefined;
  /** The name of the batch that they were created in. */
  batchName?: string | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Lists executions.
 *
 * API action: get_executions. Credentials are left out of the result.
 */
export function getExecutions(
  args: GetExecutionsArgs = {},
  options?: ReaderOptions,
): Promise<ExecutionDetail[]> {
  return call("huawei:getExecutions", args, options);
}

/** Arguments of getExecutionsOutput. */
export interface GetExecutionsOutputArgs {
  /** The order by priority. Left out or empty, the newest come first. */
  prioritySort?: pulumi.Input<"" | "asc" | "desc"> | undefined;
  /** A part of the name. */
  name?: pulumi.Input<string> | undefined;
  /** A part of the workflow's name. */
  workflowName?: pulumi.Input<string> | undefined;
  /** The state, such as `Running` or `Deleting`. */
  status?: pulumi.Input<string> | undefined;
  /** The name of the batch that they were created in. */
  batchName?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists executions. Takes and gives outputs. */
export function getExecutionsOutput(
  args: GetExecutionsOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<ExecutionDetail[]> {
  return callOutput("huawei:getExecutions", args, options);
}

/** Arguments of getTool. */
export interface GetToolArgs {
  /** The id of the tool. */
  toolId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads a tool.
 *
 * API action: get_tool. Credentials are left out of the result.
 */
export function getTool(args: GetToolArgs, options?: ReaderOptions): Promise<ToolView> {
  return call("huawei:getTool", args, options);
}

/** Arguments of getToolOutput. */
export interface GetToolOutputArgs {
  /** The id of the tool. */
  toolId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a tool. Takes and gives outputs. */
export function getToolOutput(
  args: GetToolOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<ToolView> {
  return callOutput("huawei:getTool", args, options);
}

/** Arguments of getTools. */
export interface GetToolsArgs {
  /** Those of the tenant, where left out or empty, or those of all tenants. */
  scope?: "" | "domain" | "public" | undefined;
  /** A part of the name. */
  name?: string | undefined;
  /** The whole name. */
  wholeName?: string | undefined;
  /** The category. */
  category?: string | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Lists tools, each version by itself.
 *
 * API action: get_tools. Credentials are left out of the result.
 */
export function getTools(args: GetToolsArgs = {}, options?: ReaderOptions): Promise<ToolView[]> {
  return call("huawei:getTools", args, options);
}

/** Arguments of getToolsOutput. */
export interface GetToolsOutputArgs {
  /** Those of the tenant, where left out or empty, or those of all tenants. */
  scope?: pulumi.Input<"" | "domain" | "public"> | undefined;
  /** A part of the name. */
  name?: pulumi.Input<string> | undefined;
  /** The whole name. */
  wholeName?: pulumi.Input<string> | undefined;
  /** The category. */
  category?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists tools, each version by itself. Takes and gives outputs. */
export function getToolsOutput(
  args: GetToolsOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<ToolView[]> {
  return callOutput("huawei:getTools", args, options);
}

/** Arguments of getWorkflow. */
export interface GetWorkflowArgs {
  /** The id of the workflow. */
  workflowId: string;
  /** Whether to read the file too. */
  getArchive?: boolean | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads a workflow.
 *
 * API action: get_workflow. Credentials are left out of the result.
 */
export function getWorkflow(args: GetWorkflowArgs, options?: ReaderOptions): Promise<WorkflowView> {
  return call("huawei:getWorkflow", args, options);
}

/** Arguments of getWorkflowOutput. */
export interface GetWorkflowOutputArgs {
  /** The id of the workflow. */
  workflowId: pulumi.Input<string>;
  /** Whether to read the file too. */
  getArchive?: pulumi.Input<boolean> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads a workflow. Takes and gives outputs. */
export function getWorkflowOutput(
  args: GetWorkflowOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<WorkflowView> {
  return callOutput("huawei:getWorkflow", args, options);
}

/** Arguments of getWorkflowInputs. */
export interface GetWorkflowInputsArgs {
  /** The id of the workflow. */
  workflowId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads the inputs that a workflow declares.
 *
 * API action: get_workflow_inputs. Credentials are left out of the result.
 */
export function getWorkflowInputs(
  args: GetWorkflowInputsArgs,
  options?: ReaderOptions,
): Promise<GetWorkflowInputsResult> {
  return call("huawei:getWorkflowInputs", args, options);
}

/** Arguments of getWorkflowInputsOutput. */
export interface GetWorkflowInputsOutputArgs {
  /** The id of the workflow. */
  workflowId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads the inputs that a workflow declares. Takes and gives outputs. */
export function getWorkflowInputsOutput(
  args: GetWorkflowInputsOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<GetWorkflowInputsResult> {
  return callOutput("huawei:getWorkflowInputs", args, options);
}

/** Arguments of getWorkflowTools. */
export interface GetWorkflowToolsArgs {
  /** The id of the workflow. */
  workflowId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Reads the tools that a workflow uses.
 *
 * API action: get_workflow_tools. Credentials are left out of the result.
 */
export function getWorkflowTools(
  args: GetWorkflowToolsArgs,
  options?: ReaderOptions,
): Promise<GetWorkflowToolsResult> {
  return call("huawei:getWorkflowTools", args, options);
}

/** Arguments of getWorkflowToolsOutput. */
export interface GetWorkflowToolsOutputArgs {
  /** The id of the workflow. */
  workflowId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads the tools that a workflow uses. Takes and gives outputs. */
export function getWorkflowToolsOutput(
  args: GetWorkflowToolsOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<GetWorkflowToolsResult> {
  return callOutput("huawei:getWorkflowTools", args, options);
}

/** Arguments of getWorkflows. */
export interface GetWorkflowsArgs {
  /** A part of the name. */
  name?: string | undefined;
  /** Only those of the account, or only those of everybody. Left out or empty, all. */
  scope?: "" | "domain" | "public" | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: string | undefined;
}

/**
 * Lists workflows.
 *
 * API action: get_workflows. Credentials are left out of the result.
 */
export function getWorkflows(args: GetWorkflowsArgs = {}, options?: ReaderOptions): Promise<WorkflowView[]> {
  return call("huawei:getWorkflows", args, options);
}

/** Arguments of getWorkflowsOutput. */
export interface GetWorkflowsOutputArgs {
  /** A part of the name. */
  name?: pulumi.Input<string> | undefined;
  /** Only those of the account, or only those of everybody. Left out or empty, all. */
  scope?: pulumi.Input<"" | "domain" | "public"> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists workflows. Takes and gives outputs. */
export function getWorkflowsOutput(
  args: GetWorkflowsOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<WorkflowView[]> {
  return callOutput("huawei:getWorkflows", args, options);
}
