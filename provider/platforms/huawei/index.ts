import type { FunctionDefinition } from "../../core/functionDefinition";
import type { ResourceDefinition } from "../../core/definition";
import { cromwellExecution } from "./cromwellExecution";
import { environment } from "./environment";
import { execution } from "./execution";
import { cancelExecution } from "./functions/cancelExecution";
import { releaseCromwellHold } from "./functions/releaseCromwellHold";
import { retryExecution } from "./functions/retryExecution";
import { stopCromwellExecution } from "./functions/stopCromwellExecution";
import { updateExecutionPriority } from "./functions/updateExecutionPriority";
import { downloadWorkflow } from "./readers/downloadWorkflow";
import { getCromwellBackends } from "./readers/getCromwellBackends";
import { getCromwellExecution } from "./readers/getCromwellExecution";
import { getCromwellExecutionMetadata } from "./readers/getCromwellExecutionMetadata";
import { getCromwellExecutionOutputs } from "./readers/getCromwellExecutionOutputs";
import { getCromwellExecutions } from "./readers/getCromwellExecutions";
import { getCromwellVersion } from "./readers/getCromwellVersion";
import { getEnvironment } from "./readers/getEnvironment";
import { getEnvironments } from "./readers/getEnvironments";
import { getExecution } from "./readers/getExecution";
import { getExecutionEvents } from "./readers/getExecutionEvents";
import { getExecutionInputs } from "./readers/getExecutionInputs";
import { getExecutionOutputs } from "./readers/getExecutionOutputs";
import { getExecutions } from "./readers/getExecutions";
import { getTool } from "./readers/getTool";
import { getTools } from "./readers/getTools";
import { getWorkflow } from "./readers/getWorkflow";
import { getWorkflowInputs } from "./readers/getWorkflowInputs";
import { getWorkflows } from "./readers/getWorkflows";
import { getWorkflowTools } from "./readers/getWorkflowTools";
import { tool } from "./tool";
import { workflow } from "./workflow";

export { platform } from "./connection";

/** Every resource of the platform. */
export const resources: readonly ResourceDefinition[] = [
  workflow,
  execution,
  environment,
  tool,
  cromwellExecution,
];

/** Every reader and function of the platform. */
export const functions: readonly FunctionDefinition[] = [
  downloadWorkflow,
  getCromwellBackends,
  getCromwellExecution,
  getCromwellExecutionMetadata,
  getCromwellExecutionOutputs,
  getCromwellExecutions,
  getCromwellVersion,
  getEnvironment,
  getEnvironments,
  getExecution,
  getExecutionEvents,
  getExecutionInputs,
  getExecutionOutputs,
  getExecutions,
  getTool,
  getTools,
  getWorkflow,
  getWorkflowInputs,
  getWorkflowTools,
  getWorkflows,
  cancelExecution,
  releaseCromwellHold,
  retryExecution,
  stopCromwellExecution,
  updateExecutionPriority,
];
