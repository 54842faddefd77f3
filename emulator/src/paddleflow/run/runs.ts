import { ApiError } from "../errors";
import type { Pipelines } from "../pipeline/pipelines";
import { readWorkflow, type Workflow } from "../workflow/workflow";
import type { RunRecord, ScheduleRecord } from "../records/workflow";
import { commaList, md5 } from "../requests/format";
import { maxKeysOf, pageByNumber } from "../requests/listing";
import { created, ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { World } from "../world";
import { newRun, retriedRun, type RunFields } from "./runRecords";
import { FINAL, type RunRunner } from "./runRunner";
import { fromCamelCase, readRunInput, workflowOf, type RunSources } from "./runSources";
import { viewBrief, viewRun } from "./runViews";

export class Runs {
  constructor(
    private readonly world: World,
    private readonly sources: RunSources,
    private readonly pipelines: Pipelines,
    private readonly runner: RunRunner,
  ) {}

  create(request: ApiRequest): ApiAnswer {
    const given = request.read(
      (body) => readRunInput(body, this.world.since("v0.14.6")),
      (cause) => new ApiError("MalformedJSON", cause),
    );
    const owner = request.ownerIn(given.username);
    const { yaml, source } = this.sources.read(request, given, owner);
    const workflow = workflowOf(yaml, given);
    this.sources.requireFileSystems(workflow, request, owner);
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
      (fields) => ({ body: fields.raw, given: readRunInput(fields) }),
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

  lose(run: RunRecord): void {
    this.runner.lose(run);
  }

  resume(): void {
    this.runner.resume();
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
    if (run.lost === true) throw new ApiError("InternalError", `run[${run.id}]'s workflow ptr is lost`);
    this.runner.stop(run, force);
    return ok();
  }

  /** A new run that goes on where the old one failed. */
  private retry(request: ApiRequest): ApiAnswer {
    const old = this.permitted(request);
    if (!["failed", "terminated"].includes(old.status)) {
      throw new ApiError("ActionNotAllowed", `run[${old.id}] has status[${old.status}], no need to retry`);
    }
    const run = retriedRun(this.world.row("runs"), old);
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
    // Whoever others ask for, they see their own.
    if (!request.isRoot) filters.userName = [request.user];
    const selected = runs.filter((run) =>
      (Object.keys(filters) as (keyof typeof filters)[]).every(
        (key) => filters[key].length === 0 || filters[key].includes(run[key]),
      ),
    );
    const { rows, envelope } = pageByNumber(selected, request.query, this.world.state.runs.at(-1));
    return { ...envelope, runList: rows.map(viewBrief) };
  }

  private add(workflow: Workflow, fields: RunFields): RunRecord {
    const run = newRun(this.world.row("runs"), workflow, fields);
    this.world.state.runs.push(run);
    return run;
  }
}
