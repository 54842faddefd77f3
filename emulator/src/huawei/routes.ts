import type { Modules } from "./modules";
import type { ApiAnswer, ApiRequest } from "./requests/request";

export type Service = "gcs" | "iam" | "cromwell";

export interface Route {
  service: Service;
  method: string;
  /** Segments; those in braces are parameters. */
  path: readonly string[];
  action: string;
  handle: (modules: Modules, request: ApiRequest) => ApiAnswer;
}

function routes(service: Service) {
  return (method: string, path: string, action: string, handle: Route["handle"]): Route => {
    return { service, method, path: path.split("/").slice(1), action, handle };
  };
}

const [iam, gcs, cromwell] = [routes("iam"), routes("gcs"), routes("cromwell")];
const WORKFLOWS = "/api/workflows/{version}";

export const ROUTES: readonly Route[] = [
  iam("POST", "/v3/auth/tokens", "createToken", (m, r) => m.iam.createToken(r)),

  gcs("GET", "/v1/environments", "getEnvironments", (m, r) => m.environments.list(r)),
  gcs("POST", "/v1/environments", "createEnvironment", (m, r) => m.environments.create(r)),
  gcs("GET", "/v1/environments/{environment_id}", "getEnvironment", (m, r) => m.environments.read(r)),
  gcs("DELETE", "/v1/environments/{environment_id}", "deleteEnvironment", (m, r) => m.environments.delete(r)),

  gcs("GET", "/v1/workflows", "getWorkflows", (m, r) => m.workflows.list(r)),
  gcs("POST", "/v1/workflows", "createWorkflow", (m, r) => m.workflows.create(r)),
  gcs("GET", "/v1/workflows/{workflow_id}", "getWorkflow", (m, r) => m.workflows.read(r)),
  gcs("PUT", "/v1/workflows/{workflow_id}", "updateWorkflow", (m, r) => m.workflows.update(r)),
  gcs("DELETE", "/v1/workflows/{workflow_id}", "deleteWorkflow", (m, r) => m.workflows.delete(r)),
  gcs("GET", "/v1/workflows/{workflow_id}/archive", "downloadWorkflow", (m, r) => m.workflows.archive(r)),
  gcs("GET", "/v1/workflows/{workflow_id}/inputs", "getWorkflowInputs", (m, r) => m.workflows.inputs(r)),
  gcs("GET", "/v1/workflows/{workflow_id}/tools", "getWorkflowTools", (m, r) => m.workflows.toolsOf(r)),

  gcs("GET", "/v1/executions", "getExecutions", (m, r) => m.executions.list(r)),
  gcs("POST", "/v1/executions", "createExecution", (m, r) => m.executions.create(r)),
  gcs("POST", "/v1/executions_iter", "createExecutionsBatch", (m, r) => m.executions.createBatch(r)),
  gcs("GET", "/v1/executions/{execution_id}", "getExecution", (m, r) => m.executions.get(r)),
  gcs("PUT", "/v1/executions/{execution_id}", "operateExecution", (m, r) => m.executions.operate(r)),
  gcs("DELETE", "/v1/executions/{execution_id}", "deleteExecution", (m, r) => m.executions.delete(r)),
  gcs("GET", "/v1/executions/{execution_id}/inputs", "getExecutionInputs", (m, r) => m.executions.inputs(r)),
  gcs("GET", "/v1/executions/{execution_id}/outputs", "getExecutionOutputs", (m, r) =>
    m.executions.outputs(r),
  ),
  gcs("GET", "/v1/executions/{execution_id}/events", "getExecutionEvents", (m, r) => m.executions.events(r)),

  gcs("GET", "/v1/tools", "getTools", (m, r) => m.tools.list(r)),
  gcs("POST", "/v1/tools", "createTool", (m, r) => m.tools.create(r)),
  gcs("GET", "/v1/tools/{tool_id}", "getTool", (m, r) => m.tools.read(r)),
  gcs("PUT", "/v1/tools/{tool_id}", "updateTool", (m, r) => m.tools.update(r)),
  gcs("DELETE", "/v1/tools/{tool_id}", "deleteTool", (m, r) => m.tools.delete(r)),

  cromwell("POST", WORKFLOWS, "cromwellSubmit", (m, r) => m.cromwell.submit(r)),
  cromwell("POST", `${WORKFLOWS}/batch`, "cromwellSubmitBatch", (m, r) => m.cromwell.submitBatch(r)),
  cromwell("GET", `${WORKFLOWS}/query`, "cromwellQuery", (m, r) => m.cromwell.query(r)),
  cromwell("POST", `${WORKFLOWS}/query`, "cromwellQuery", (m, r) => m.cromwell.queryByPost(r)),
  cromwell("GET", `${WORKFLOWS}/backends`, "cromwellBackends", (m) => m.cromwell.backends()),
  cromwell("GET", `${WORKFLOWS}/{id}/status`, "cromwellStatus", (m, r) => m.cromwell.status(r)),
  cromwell("GET", `${WORKFLOWS}/{id}/metadata`, "cromwellMetadata", (m, r) => m.cromwell.metadata(r)),
  cromwell("GET", `${WORKFLOWS}/{id}/outputs`, "cromwellOutputs", (m, r) => m.cromwell.outputs(r)),
  cromwell("GET", `${WORKFLOWS}/{id}/logs`, "cromwellLogs", (m, r) => m.cromwell.logs(r)),
  cromwell("GET", `${WORKFLOWS}/{id}/cost`, "cromwellCost", (m, r) => m.cromwell.cost(r)),
  cromwell("GET", `${WORKFLOWS}/{id}/timing`, "cromwellTiming", (m, r) => m.cromwell.timing(r)),
  cromwell("GET", `${WORKFLOWS}/{id}/labels`, "cromwellLabels", (m, r) => m.cromwell.labels(r)),
  cromwell("PATCH", `${WORKFLOWS}/{id}/labels`, "cromwellUpdateLabels", (m, r) => m.cromwell.updateLabels(r)),
  cromwell("POST", `${WORKFLOWS}/{id}/abort`, "cromwellAbort", (m, r) => m.cromwell.abort(r)),
  cromwell("POST", `${WORKFLOWS}/{id}/releaseHold`, "cromwellReleaseHold", (m, r) =>
    m.cromwell.releaseHold(r),
  ),
  cromwell("POST", "/api/womtool/{version}/describe", "cromwellDescribe", (m, r) => m.cromwell.describe(r)),
  cromwell("GET", "/engine/{version}/status", "cromwellEngineStatus", (m) => m.cromwell.engineStatus()),
  cromwell("GET", "/engine/{version}/version", "cromwellEngineVersion", (m) => m.cromwell.engineVersion()),
];
