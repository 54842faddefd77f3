import { ApiError } from "../errors";
import type { PipelineSources } from "../pipeline/pipelineSources";
import { userFilterOf, type Pipelines } from "../pipeline/pipelines";
import { readWorkflow } from "../workflow/workflow";
import type { ScheduleRecord } from "../records/workflow";
import { commaList, patternError, sequenceId } from "../requests/format";
import { maxKeysOf, pageByNumber } from "../requests/listing";
import { created, ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { Runs } from "../run/runs";
import type { World } from "../world";
import { nextRun, parseCrontab } from "./crontab";
import { firstRun, optionError, timesOf, viewSchedule } from "./scheduleRules";

const NAME = /^[A-Za-z_][A-Za-z0-9_]{1,49}$/;
const LONGEST_DESCRIPTION = 256;

export class Schedules {
  constructor(
    private readonly world: World,
    private readonly pipelines: Pipelines,
    private readonly sources: PipelineSources,
    private readonly runs: Runs,
  ) {}

  create(request: ApiRequest): ApiAnswer {
    const given = request.read(
      (body) => ({
        name: body.text("name"),
        desc: body.text("desc"),
        pipelineId: body.text("pipelineID"),
        pipelineVersionId: body.text("pipelineVersionID"),
        crontab: body.text("crontab"),
        startTime: body.text("startTime"),
        endTime: body.text("endTime"),
        concurrency: body.int("concurrency"),
        concurrencyPolicy: body.text("concurrencyPolicy") || "suspend",
        expireInterval: body.int("expireInterval"),
        catchup: body.flag("catchup") ?? true,
        fsUserName: body.text("username"),
      }),
      (cause) => new ApiError("InvalidHTTPRequest", cause),
    );
    const { startTime, endTime, ...fields } = given;
    const { name, desc, pipelineId, pipelineVersionId } = fields;
    const invalid = (cause: string): ApiError => new ApiError("InvalidArguments", cause);
    if (!NAME.test(name)) throw new ApiError("InvalidNamePattern", patternError(name, "schedule", NAME));
    if (Buffer.byteLength(desc) > LONGEST_DESCRIPTION) {
      throw invalid(`desc too long, should be less than ${LONGEST_DESCRIPTION}`);
    }
    const wrong = optionError(fields);
    if (wrong !== undefined) throw invalid(`create schedule failed, err:[${wrong}]`);
    const version = this.pipelines.version(pipelineId, pipelineVersionId || "?");
    if (!version) {
      const cause = "get PipelineVersion error:[record not found]";
      throw new ApiError("PipelineNotFound", `create schedule failed, ${cause}`);
    }
    const { mainFs } = readWorkflow(version.yaml);
    if (mainFs !== "") this.requireFileSystem(request, fields.fsUserName, mainFs);
    const now = this.world.now();
    const [startAt, endAt] = timesOf(startTime, endTime, now);
    const nextRunAt = firstRun(fields.crontab, startAt ?? now);
    this.pipelines.permitted(request, pipelineId, "create schedule failed,");
    const { schedules } = this.world.state;
    if (schedules.some((row) => row.name === name && row.userName === request.user)) {
      const cause = `user[${request.user}] already has schedule with name[${name}]`;
      throw new ApiError("DuplicatedName", `CreateSchedule failed: ${cause}`);
    }
    const row = this.world.row("schedules");
    const id = sequenceId("schedule", row.pk);
    const rest = { startAt, endAt, nextRunAt, message: "", status: "running" as const };
    schedules.push({ ...row, id, userName: request.user, ...fields, ...rest });
    if (endAt !== null) this.world.scheduleAt(endAt, { kind: "scheduleEnd", scheduleId: id });
    this.world.scheduleAt(nextRunAt, { kind: "schedule", scheduleId: id });
    return created({ scheduleID: id });
  }

  list(request: ApiRequest): ApiAnswer {
    maxKeysOf(request.query);
    const users = userFilterOf(request);
    const filters = {
      userName: users,
      pipelineId: commaList(request.query.get("pplFilter")),
      pipelineVersionId: commaList(request.query.get("pplVersionFilter")),
      id: commaList(request.query.get("scheduleFilter")),
      name: commaList(request.query.get("nameFilter")),
      status: commaList(request.query.get("statusFilter")),
    };
    const selected = this.world.state.schedules.filter((row) =>
      (Object.keys(filters) as (keyof typeof filters)[]).every(
        (key) => filters[key].length === 0 || filters[key].includes(row[key]),
      ),
    );
    const { rows, envelope } = pageByNumber(selected, request.query);
    return ok({ ...envelope, scheduleList: rows.map(viewSchedule) });
  }

  show(request: ApiRequest): ApiAnswer {
    maxKeysOf(request.query);
    const id = request.path("scheduleID");
    const schedule = this.permitted(request, `get schedule[${id}] failed. err:`);
    return ok({ ...viewSchedule(schedule), runs: this.runs.ofSchedule(request, id) });
  }

  stop(request: ApiRequest): ApiAnswer {
    const id = request.path("scheduleID");
    const schedule = this.permitted(request, `stop schedule[${id}] failed. `);
    if (schedule.status !== "running") {
      const cause = `stop schedule[${id}] failed, already in status[${schedule.status}]`;
      throw new ApiError("ActionNotAllowed", cause);
    }
    schedule.status = "terminated";
    this.world.touch(schedule);
    return ok();
  }

  delete(request: ApiRequest): ApiAnswer {
    const id = request.path("scheduleID");
    let schedule: ScheduleRecord;
    try {
      schedule = this.permitted(request, `delete schedule[${id}] failed. `);
    } catch (error) {
      // The server says so in every case.
      throw error instanceof ApiError ? new ApiError("ScheduleNotFound", error.message) : error;
    }
    if (schedule.status === "running") {
      const cause = "only schedules in final status: [success failed terminated] can be deleted";
      throw new ApiError(
        "ActionNotAllowed",
        `delete schedule[${id}] in status[${schedule.status}] failed. ${cause}`,
      );
    }
    this.remove(schedule);
    return ok();
  }

  find(id: string): ScheduleRecord | undefined {
    return this.world.state.schedules.find((row) => row.id === id);
  }

  remove(schedule: ScheduleRecord): void {
    this.world.state.schedules = this.world.state.schedules.filter((row) => row !== schedule);
  }

  /** Its end time has come. */
  end(id: string): void {
    const schedule = this.find(id);
    if (schedule?.status !== "running") return;
    schedule.status = "success";
    this.world.touch(schedule);
  }

  /** The time of its next run has come. */
  fire(id: string): void {
    const schedule = this.find(id);
    const now = this.world.now();
    if (schedule?.status !== "running" || (schedule.endAt !== null && now >= schedule.endAt)) return;
    const active = this.runs.activeOf(id);
    const full = schedule.concurrency > 0 && active.length >= schedule.concurrency;
    if (full && schedule.concurrencyPolicy === "suspend") {
      // It waits until a run is over; the server looks again then.
      this.world.schedule(1, { kind: "schedule", scheduleId: id });
      return;
    }
    const oldest = active[0];
    if (full && schedule.concurrencyPolicy === "replace" && oldest) this.runs.terminate(oldest, true);
    this.runs.startScheduled(schedule, full && schedule.concurrencyPolicy === "skip");
    const next = nextRun(parseCrontab(schedule.crontab), now);
    this.world.touch(schedule);
    if (next === undefined) return;
    schedule.nextRunAt = next;
    this.world.scheduleAt(next, { kind: "schedule", scheduleId: id });
  }

  private requireFileSystem(request: ApiRequest, owner: string, name: string): void {
    try {
      this.sources.requireFileSystem(request, owner, name);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      throw new ApiError(error.code, `create schedule failed, check fs error:[${error.message}]`);
    }
  }

  private permitted(request: ApiRequest, doing: string): ScheduleRecord {
    const id = request.path("scheduleID");
    const schedule = this.find(id);
    if (!schedule) {
      const cause = `resouceType[schedule] with ID[${id}] not found`;
      throw new ApiError("ScheduleNotFound", doing + cause);
    }
    if (!request.isRoot && schedule.userName !== request.user) {
      const cause = `user[${request.user}] has no access to resource[schedule] with ID[${id}]`;
      throw new ApiError("AccessDenied", doing + cause);
    }
    return schedule;
  }
}
