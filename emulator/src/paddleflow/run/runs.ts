import { ApiError } from "../errors";
import type { Fields } from "../requests/fields";
import { fileSystemId, type FileSystems } from "../fileSystem/fileSystems";
import { commaList, decodeBase64, md5, patternError, randomHex, sequenceId } from "../requests/format";
import { maxKeysOf, pageByNumber } from "../requests/listing";
import type { Pipelines } from "../pipeline/pipelines";
import type { RunRecord, ScheduleRecord } from "../records";
import { created, ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import { FINAL, type Runner } from "./runner";
import { viewBrief, viewRun } from "./runViews";
import type { Storage } from "../fileSystem/storage";
import { readWorkflow, WorkflowError, type Workflow, type WorkflowChange } from "../pipeline/workflow";
import type { World } from "../world";

const NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,127}$/;

interface Given {
  fsName: string;
  username: string;
  description: string;
  parameters: Record<string, unknown> | null;
  disabled: string;
  change: WorkflowChange;
  yamlRaw: string;
  pipelineId: string;
  pipelineVersionId: string;
  yamlPath: string;
}

export class Runs {
  constructor(
    private readonly world: World,
    private readonly pipelines: Pipelines,
    private readonly fileSystems: FileSystems,
    private readonly storage: Storage,
    private readonly runner: Runner,
  ) {}

  create(request: ApiRequest): ApiAnswer {
    const given = request.read(readGiven, (cause) => new ApiError("MalformedJSON", cause));
    const owner = request.ownerIn(given.username);
    const { yaml, source } = this.sourceOf(request, given, owner);
    const workflow = workflowOf(yaml, given);
    if (workflow.mainFs !== "" && !this.fileSystems.find(fileSystemId(owner, workflow.mainFs))) {
      const cause = `check permission of user[${request.user}] fsID[${fileSystemId(owner, workflow.mainFs)}] failed, err: record not found`;
      throw new ApiError("InvalidArguments", cause);
    }
    const run = this.add(workflow, {
      userName: request.user,
      fsUserName: owner,
      source,
      yaml,
      description: given.description,
      parameters: given.parameters,
      disabled: given.disabled,
    });
    this.runner.start(run);
    return created({ runID: run.id });
  }

  /** The workflow as JSON: the server turns its keys into those of YAML. */
  createByJson(request: ApiRequest): ApiAnswer {
    const { body, given } = request.read(
      (fields) => ({ body: fields.raw, given: readGiven(fields) }),
      (cause) => new ApiError("MalformedJSON", cause),
    );
    const { flavour, queue, jobType, env, username: _u, description: _d, ...rest } = body;
    const common = { flavour, queue, jobType, env };
    const yaml = JSON.stringify(fromCamelCase(rest), null, 2);
    const workflow = workflowOf(yaml, { ...given, change: {} });
    for (const step of workflow.steps) {
      for (const [key, name] of [
        ["queue", "PF_JOB_QUEUE_NAME"],
        ["flavour", "PF_JOB_FLAVOUR"],
        ["jobType", "PF_JOB_TYPE"],
      ] as const) {
        const value = common[key];
        if (typeof value === "string") step.env[name] ??= value;
      }
    }
    const owner = request.ownerIn(given.username);
    const run = this.add(workflow, {
      userName: request.user,
      fsUserName: owner,
      source: md5(yaml),
      yaml,
      description: given.description,
      parameters: null,
      disabled: workflow.disabled,
    });
    this.runner.start(run);
    return created({ runID: run.id });
  }

  list(request: ApiRequest): ApiAnswer {
    maxKeysOf(request.query);
    return ok(this.page(request, this.world.state.runs));
  }

  /** The page of runs in the answer for a schedule. */
  ofSchedule(request: ApiRequest, scheduleId: string): object {
    return this.page(
      request,
      this.world.state.runs.filter((run) => run.scheduleId === scheduleId),
    );
  }

  show(request: ApiRequest): ApiAnswer {
    return ok(viewRun(this.permitted(request)));
  }

  update(request: ApiRequest): ApiAnswer {
    const action = request.text("action");
    switch (action) {
      case "stop":
        return this.stop(request);
      case "retry":
        return this.retry(request);
      default:
        throw new ApiError("InvalidArguments", `invalid action[${action}] for UpdateRun`);
    }
  }

  delete(request: ApiRequest): ApiAnswer {
    const checkCache =
      request.body?.length === 0 || request.body === undefined
        ? true
        : request.read((body) => body.flag("checkCache") ?? true);
    const run = this.permitted(request);
    const refuse = (cause: string): never => {
      throw new ApiError("ActionNotAllowed", cause);
    };
    if (!FINAL.has(run.status)) {
      const final = [...FINAL].join(" ");
      refuse(
        `run[${run.id}] is in status[${run.status}]. only runs in final status: [${final}] can be deleted`,
      );
    }
    const users = run.cachedBy.filter((id) => this.find(id));
    if (checkCache && users.length > 0) {
      refuse(`delete run[${run.id}] failed. run deleting is cached by other Runs[[${users.join(" ")}]].`);
    }
    this.remove(run);
    return ok();
  }

  find(id: string): RunRecord | undefined {
    return this.world.state.runs.find((run) => run.id === id);
  }

  remove(run: RunRecord): void {
    this.world.state.runs = this.world.state.runs.filter((other) => other !== run);
  }

  activeOf(scheduleId: string): RunRecord[] {
    return this.world.state.runs.filter((run) => run.scheduleId === scheduleId && !FINAL.has(run.status));
  }

  terminate(run: RunRecord, force: boolean): void {
    this.runner.stop(run, force);
  }

  /** The run of a schedule; a skipped one only leaves a record. */
  startScheduled(schedule: ScheduleRecord, skipped: boolean): void {
    const version = this.pipelines.version(schedule.pipelineId, schedule.pipelineVersionId);
    if (!version) return;
    const workflow = readWorkflow(version.yaml, { name: schedule.name });
    const run = this.add(workflow, {
      userName: schedule.userName,
      fsUserName: schedule.fsUserName || schedule.userName,
      source: `${schedule.pipelineId}-${schedule.pipelineVersionId}`,
      yaml: version.yaml,
      description: schedule.desc,
      parameters: null,
      disabled: "",
    });
    run.scheduleId = schedule.id;
    run.scheduledAt = this.world.now();
    if (skipped) {
      run.status = "skipped";
      run.message = "skipped by the concurrency policy of its schedule";
    } else this.runner.start(run);
  }

  private stop(request: ApiRequest): ApiAnswer {
    const force =
      request.body === undefined || request.body.length === 0
        ? false
        : request.read((body) => body.flag("stopForce") ?? false);
    const run = this.permitted(request);
    if (FINAL.has(run.status) || (run.status === "terminating" && !force)) {
      const cause = `cannot stop run[${run.id}] as run is already in status[${run.status}]`;
      throw new ApiError("ActionNotAllowed", cause);
    }
    this.runner.stop(run, force);
    return ok();
  }

  /** A new run that goes on where the old one failed. */
  private retry(request: ApiRequest): ApiAnswer {
    const old = this.permitted(request);
    if (!["failed", "terminated"].includes(old.status)) {
      throw new ApiError("ActionNotAllowed", `run[${old.id}] has status[${old.status}], no need to retry`);
    }
    const row = this.world.row("runs");
    const run: RunRecord = {
      ...structuredClone(old),
      ...row,
      id: sequenceId("run", row.pk),
      createdAt: old.createdAt,
      cachedBy: [],
      status: "initiating",
      message: "",
    };
    run.steps = run.steps.map((step) =>
      step.status === "succeeded"
        ? step
        : { ...step, status: "", jobId: "", message: "", startAt: null, endAt: null },
    );
    this.world.state.runs.push(run);
    this.runner.start(run);
    return ok({ runID: run.id });
  }

  permitted(request: ApiRequest): RunRecord {
    const id = request.path("runID");
    const run = this.find(id);
    if (!run) throw new ApiError("RunNotFound", `resouceType[run] with ID[${id}] not found`);
    if (!request.isRoot && run.userName !== request.user) {
      const cause = `user[${request.user}] has no access to resource[run] with ID[${id}]`;
      throw new ApiError("AccessDenied", cause);
    }
    return run;
  }

  private page(request: ApiRequest, runs: readonly RunRecord[]): object {
    const filters = {
      userName: commaList(request.query.get("userFilter")),
      fsName: commaList(request.query.get("fsFilter")),
      id: commaList(request.query.get("runFilter")),
      name: commaList(request.query.get("nameFilter")),
      status: commaList(request.query.get("statusFilter")),
    };
    if (!request.isRoot) {
      if (filters.userName.length > 0) {
        throw new ApiError("AccessDenied", "only root user can set userFilter!");
      }
      filters.userName = [request.user];
    }
    const selected = runs.filter((run) =>
      (Object.keys(filters) as (keyof typeof filters)[]).every(
        (key) => filters[key].length === 0 || filters[key].includes(run[key]),
      ),
    );
    const { rows, envelope } = pageByNumber(selected, request.query, this.world.state.runs.at(-1));
    return { ...envelope, runList: rows.map(viewBrief) };
  }

  /** The YAML and where it comes from: from the request, a pipeline, or a file. */
  private sourceOf(request: ApiRequest, given: Given, owner: string): { yaml: string; source: string } {
    const { yamlRaw, pipelineId, pipelineVersionId, fsName } = given;
    if (yamlRaw !== "") {
      const decoded = decodeBase64(yamlRaw);
      if ("badByte" in decoded) {
        throw new ApiError("MalformedYaml", `illegal base64 data at input byte ${decoded.badByte}`);
      }
      return { yaml: decoded.text, source: md5(decoded.text) };
    }
    if (pipelineId !== "") {
      const pipeline = this.pipelines.find(pipelineId);
      if (!pipeline) throw new ApiError("PipelineNotFound", `pipeline[${pipelineId}] not exist`);
      if (!request.isRoot && pipeline.userName !== request.user) {
        const cause = `user[${request.user}] has no access to resource[pipeline] with ID[${pipelineId}]`;
        throw new ApiError("AccessDenied", cause);
      }
      const version = this.pipelines.version(pipelineId, pipelineVersionId);
      if (!version) {
        const cause = `pipeline[${pipelineId}] version[${pipelineVersionId}] not exist`;
        throw new ApiError("PipelineNotFound", cause);
      }
      return { yaml: version.yaml, source: `${pipelineId}-${version.id}` };
    }
    if (fsName === "") throw new ApiError("InvalidArguments", "can not get runYaml without fs");
    const path = given.yamlPath || "./run.yaml";
    const yaml = this.storage.read(fileSystemId(owner, fsName), path);
    if (yaml === undefined) {
      const missing = !this.fileSystems.find(fileSystemId(owner, fsName));
      const cause = missing
        ? `[Code: RecordNotFound; Message: username[${owner}] not create fsName[${fsName}]]`
        : "no such file or directory";
      throw new ApiError("ReadYamlFileFailed", cause);
    }
    return { yaml, source: path };
  }

  private add(
    workflow: Workflow,
    fields: Pick<
      RunRecord,
      "userName" | "fsUserName" | "source" | "yaml" | "description" | "parameters" | "disabled"
    >,
  ): RunRecord {
    const row = this.world.row("runs");
    const id = sequenceId("run", row.pk);
    const dagId = `dag-${id}-${randomHex(16)}`;
    const run: RunRecord = {
      ...row,
      ...fields,
      id,
      name: workflow.name,
      fsName: workflow.mainFs,
      dockerEnv: workflow.dockerEnv,
      strategy: workflow.strategy,
      scheduleId: "",
      scheduledAt: null,
      message: "",
      status: "initiating",
      activatedAt: null,
      cachedBy: [],
      steps: workflow.steps.map((step) => ({
        ...step,
        dagId,
        status: "",
        jobId: "",
        message: "",
        startAt: null,
        endAt: null,
        cacheRunId: "",
        cacheJobId: "",
      })),
    };
    this.world.state.runs.push(run);
    return run;
  }
}

function readGiven(body: Fields): Given {
  const name = body.text("name");
  const dockerEnv = body.text("dockerEnv");
  const disabled = body.text("disabled");
  const fsName = body.text("fsName");
  const parameters = body.object("parameters")?.raw ?? null;
  const strategy = body.object("failureOptions")?.text("strategy") ?? "";
  return {
    fsName,
    username: body.text("username"),
    description: body.text("desc"),
    parameters,
    disabled,
    change: {
      ...(name !== "" && { name }),
      ...(dockerEnv !== "" && { dockerEnv }),
      ...(disabled !== "" && { disabled }),
      ...(fsName !== "" && { fsName }),
      ...(strategy !== "" && { strategy }),
      ...(parameters && { parameters }),
    },
    yamlRaw: body.text("runYamlRaw"),
    pipelineId: body.text("pipelineID"),
    pipelineVersionId: body.text("pipelineVersionID"),
    yamlPath: body.text("runYamlPath"),
  };
}

function workflowOf(yaml: string, { change, fsName }: Given): Workflow {
  const { name } = change;
  if (name !== undefined && !NAME.test(name)) {
    throw new ApiError("InvalidNamePattern", patternError(name, "run", NAME));
  }
  try {
    const workflow = readWorkflow(yaml, change);
    if (fsName !== "" && workflow.mainFs !== fsName) {
      throw new ApiError("InvalidArguments", "[main_fs.name] should be same as fs_name in request");
    }
    return workflow;
  } catch (error) {
    throw error instanceof WorkflowError ? new ApiError("InvalidPipeline", error.message) : error;
  }
}

/** `dockerEnv` → `docker_env`, at every depth but within values that are the user's own. */
function fromCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromCamelCase);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      ["env", "parameters"].includes(key) ? item : fromCamelCase(item),
    ]),
  );
}
