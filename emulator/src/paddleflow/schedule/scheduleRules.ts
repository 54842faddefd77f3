import { ApiError } from "../errors";
import type { ScheduleRecord } from "../records/workflow";
import { formatTime, parseTime } from "../requests/format";
import { CrontabError, nextRun, parseCrontab } from "./crontab";

const POLICIES = ["suspend", "replace", "skip"];

type Options = Pick<ScheduleRecord, "concurrency" | "concurrencyPolicy" | "expireInterval">;

export function optionError({ concurrency, concurrencyPolicy, expireInterval }: Options): string | undefined {
  if (expireInterval < 0) return "expire interval should not be negative";
  if (concurrency < 0) return "concurrency should not be negative";
  return POLICIES.includes(concurrencyPolicy)
    ? undefined
    : `concurrency policy[${concurrencyPolicy}] not supported`;
}

export function timesOf(startTime: string, endTime: string, now: number): [number | null, number | null] {
  const read = (what: "starttime" | "endtime", text: string): number | null => {
    if (text === "") return null;
    const time = parseTime(text);
    const refuse = (cause: string): ApiError =>
      new ApiError("InvalidArguments", `create schedule failed, ${what}[${text}] ${cause}`);
    if (time === undefined) throw refuse("format not correct, should be YYYY-MM-DD hh:mm:ss");
    if (time <= now) throw refuse(`not after currentTime[${formatTime(now)}]`);
    return time;
  };
  const startAt = read("starttime", startTime);
  const endAt = read("endtime", endTime);
  if (startAt !== null && endAt !== null && endAt <= startAt) {
    const cause = `endtime[${endTime}] not after startTime[${startTime}]`;
    throw new ApiError("InvalidArguments", `create schedule failed, ${cause}`);
  }
  return [startAt, endAt];
}

export function firstRun(crontab: string, after: number): number {
  try {
    return nextRun(parseCrontab(crontab), after) ?? Number.MAX_SAFE_INTEGER;
  } catch (error) {
    if (!(error instanceof CrontabError)) throw error;
    const cause = `check crontab failed in creating schedule. error:${error.message}`;
    throw new ApiError("InvalidArguments", cause);
  }
}

export function viewSchedule(schedule: ScheduleRecord): object {
  const { id, name, desc, userName, crontab, startAt, endAt, createdAt, updatedAt } = schedule;
  const { catchup, expireInterval, concurrency, concurrencyPolicy } = schedule;
  return {
    scheduleID: id,
    name,
    desc,
    pipelineID: schedule.pipelineId,
    pipelineVersionID: schedule.pipelineVersionId,
    username: userName,
    fsConfig: { username: schedule.fsUserName },
    crontab,
    options: { catchup, expireInterval, concurrency, concurrencyPolicy },
    startTime: startAt === null ? "" : formatTime(startAt),
    endTime: endAt === null ? "" : formatTime(endAt),
    createTime: formatTime(createdAt),
    updateTime: formatTime(updatedAt),
    nextRunTime: formatTime(schedule.nextRunAt),
    scheduleMsg: schedule.message,
    status: schedule.status,
  };
}
