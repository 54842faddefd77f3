import type { JsonObject } from "../../core/json";
import type { Environments } from "../environment/environments";
import { GcsError } from "../errors";
import type { ExecutionRecord } from "../records";
import { DESCRIPTION, Fields, NAME } from "../requests/fields";
import { newestFirst, pageOf } from "../requests/listing";
import { created, noContent, ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { Workflows } from "../workflow/workflows";
import type { World } from "../world";
import { isOver, type ExecutionRunner } from "./executionRunner";
import { statusOf, type ExecutionViews } from "./executionViews";

const INVALID = "GCS.4003911";
const WRONG_PHASE = "GCS.4003912";
const DEFAULT_TIMEOUT = 1440;
const LONGEST_TIMEOUT = 1e6;
const HIGHEST_PRIORITY = 999;
const LARGEST_BATCH = 50;
const ID = { longest: 64 };

/** Executions: runs of workflows. */
export class Executions {
  constructor(
    private readonly world: World,
    private readonly workflows: Workflows,
    private readonly environments: Environments,
    private readonly runner: ExecutionRunner,
    private readonly views: ExecutionViews,
  ) {}

  create(request: ApiRequest): ApiAnswer {
    const row = this.read(Fields.of(request.object(), INVALID));
    this.add(row);
    return { status: this.world.settings.creationStatus, body: { id: row.id } };
  }

  /** Several at once, which differ in their inputs; what the service answers is not published. */
  createBatch(request: ApiRequest): ApiAnswer {
    const fields = Fields.of(request.object(), INVALID);
    const lists = fields.objects("inputs_json_list", LARGEST_BATCH);
    const rows = lists.map((inputs, index) => {
      const row = this.read(fields);
      return { ...row, name: `${row.name}-${index + 1}`, batchName: row.name, inputs };
    });
    rows.forEach((row) => this.add(row));
    return created(undefined);
  }

  delete(request: ApiRequest): ApiAnswer {
    const row = this.needed(request);
    const deleting = row.action === "delete" && !isOver(row);
    if (!deleting && !isOver(row) && this.world.settings.deleteRunning === "refused") {
      throw new GcsError(WRONG_PHASE, `delete while ${row.phase}`);
    }
    if (!deleting) this.runner.delete(row);
    return noContent;
  }

  /** What another party's deletion leaves: nothing. */
  remove(id: string): void {
    const { state } = this.world;
    this.world.drop(id, "execution", "job");
    state.executions = state.executions.filter((row) => row.id !== id);
  }

  get(request: ApiRequest): ApiAnswer {
    return ok(this.views.detail(this.needed(request)));
  }

  list({ query }: ApiRequest): ApiAnswer {
    const text = (name: string): string => query.get(name) ?? "";
    const project = text("project_id");
    const found = newestFirst(this.world.state.executions).filter(
      (row) =>
        row.name.includes(text("name")) &&
        row.workflowName.includes(text("workflow_name")) &&
        (text("status") === "" || statusOf(row) === text("status")) &&
        (text("batch_name") === "" || row.batchName === text("batch_name")) &&
        (project === "" || project === this.world.credentials.projectId),
    );
    const sorted = byPriority(found, text("priority_sort"));
    const executions = pageOf(sorted, query, this.world.settings).map((row) => this.views.detail(row));
    return ok({ executions, total_num: found.length });
  }

  inputs(request: ApiRequest): ApiAnswer {
    return ok({ inputs: this.views.inputs(this.needed(request)) });
  }

  outputs(request: ApiRequest): ApiAnswer {
    return ok({ outputs: this.views.outputs(this.needed(request)) });
  }

  events(request: ApiRequest): ApiAnswer {
    return ok(this.views.events(this.needed(request)));
  }

  operate(request: ApiRequest): ApiAnswer {
    const row = this.needed(request);
    const fields = Fields.of(request.object(), INVALID);
    const action = fields.oneOf("action", ["cancel", "retry", "update"]);
    const priority = fields.whole("priority", 0, HIGHEST_PRIORITY);
    const timeout = fields.whole("timeout", 1, LONGEST_TIMEOUT) ?? DEFAULT_TIMEOUT;
    const inputs = fields.object("inputs_json") ?? {};
    if (action === undefined) throw fields.wrong("action", "missing");
    this.checkPhase(row, action);
    if (action === "update" && priority === undefined) throw fields.wrong("priority", "missing");
    if (priority !== undefined && action !== "cancel") row.priority = priority;
    if (action === "cancel") this.runner.cancel(row, timeout);
    else if (action === "retry") this.runner.retry(row, timeout, inputs);
    this.world.touch(row);
    return ok({ id: row.id });
  }

  private checkPhase(row: ExecutionRecord, action: string): void {
    const { action: last, phase } = row;
    const fits =
      action === "cancel"
        ? last === "create" && (phase === "Running" || phase === "Pending")
        : action === "retry"
          ? phase === "Failed" || (last === "create" && phase === "Cancelled")
          : last === "create";
    if (!fits) throw new GcsError(WRONG_PHASE, `${action} after ${last}, ${phase}`);
  }

  private add(row: ExecutionRecord): void {
    this.world.state.executions.push(row);
    this.runner.start(row);
  }

  private read(fields: Fields): ExecutionRecord {
    const name = fields.required("name", { longest: 63, pattern: NAME });
    const workflow = this.workflows.find(fields.required("workflow_id", ID));
    if (!workflow || workflow.deleting) throw this.workflows.missing();
    const options = fields.inside("advanced_options");
    const target = fields.oneOf("target", ["cci", "cce"]) ?? "cci";
    return {
      ...this.world.row(),
      name,
      ...this.place(target, fields),
      description: fields.text("description", DESCRIPTION) ?? "",
      action: "create",
      phase: "Pending",
      reason: "",
      message: "",
      workflowId: workflow.id,
      workflowName: workflow.name,
      workflowScope: workflow.scope,
      content: workflow.content,
      inputs: fields.object("inputs_json") ?? {},
      sfsPvcName: this.volume(fields),
      target,
      priority: fields.whole("priority", 0, HIGHEST_PRIORITY) ?? 0,
      timeout: fields.whole("timeout", 1, LONGEST_TIMEOUT) ?? DEFAULT_TIMEOUT,
      label: fields.object("label") ?? {},
      imagePullPolicy:
        options.oneOf("image_pull_policy", ["IfNotPresent", "Always", "Never"]) ?? "IfNotPresent",
      jobRetryCount: options.digits("job_retry_count", 6) ?? (target === "cce" ? 3 : 0),
      notification: notification(fields),
      batchName: "",
      enterpriseProjectId: fields.text("enterprise_project_id", ID) ?? "0",
      startedAt: null,
      endedAt: null,
      jobs: [],
      events: [],
    };
  }

  private volume(fields: Fields): string {
    const name = fields.text("sfs_pvc_name", { longest: 255 }) ?? "";
    if (name === "") throw new GcsError("GCS.4003022");
    const { volumes } = this.world.state;
    if (volumes && !volumes.includes(name)) throw new GcsError("GCS.4003024");
    return name;
  }

  private place(
    target: string,
    fields: Fields,
  ): { namespace: string; clusterId: string; clusterName: string } {
    const namespace = fields.text("namespace", { longest: 63 }) ?? "";
    if (target === "cce") {
      const { clusterId, clusterName } = this.environments.clusterFor(fields.text("cluster_id", ID) ?? "");
      return { namespace: namespace === "" ? "default" : namespace, clusterId, clusterName };
    }
    if (namespace === "") throw fields.wrong("namespace", "missing");
    const { namespaces } = this.world.state;
    if (namespaces && !namespaces.includes(namespace)) throw fields.wrong("namespace", "does not exist");
    return { namespace, ...this.environments.containersOf(namespace) };
  }

  private needed(request: ApiRequest): ExecutionRecord {
    const row = this.runner.find(request.path("execution_id"));
    if (row) return row;
    throw new GcsError(this.world.settings.notFound === "404" ? "GCS.4043910" : "GCS.4003910");
  }
}

function byPriority(rows: ExecutionRecord[], order: string): ExecutionRecord[] {
  if (order === "") return rows;
  if (order !== "asc" && order !== "desc") throw new GcsError(INVALID, "priority_sort");
  const sign = order === "asc" ? 1 : -1;
  return rows.sort((a, b) => sign * (a.priority - b.priority));
}

function notification(fields: Fields): JsonObject {
  const given = fields.inside("notification");
  const events = given.texts("events", ["exec_failed", "exec_succeeded"]);
  const endpoints = given.inside("endpoints");
  const [email, sms] = [endpoints.texts("email"), endpoints.texts("sms")];
  return { ...(events && { events }), ...(email && { email }), ...(sms && { sms }) };
}
