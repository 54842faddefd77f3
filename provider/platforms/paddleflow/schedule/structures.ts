import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/values";
import { addressable } from "../api/names";
import type { Wire } from "../api/wire";
import { runView } from "../run/structures";

export const scheduleIdField = field(addressable(z.string().min(1)), "The schedule, `schedule-…`.");

const text = z.string();

const members = {
  scheduleId: field(text, "The id.", { wireName: "scheduleID" }),
  name: field(text, "The name."),
  desc: field(text.optional(), "The description."),
  pipelineId: field(text, "The pipeline.", { wireName: "pipelineID" }),
  pipelineVersionId: field(text, "The number of the version.", { wireName: "pipelineVersionID" }),
  username: field(text, "The owner."),
  fsUsername: field(text.optional(), "The user whose file systems are meant, where that is another."),
  crontab: field(text, "When it runs."),
  concurrency: field(z.int().optional(), "The most runs at once; 0 for no limit."),
  concurrencyPolicy: field(text.optional(), "What becomes of a run that would be one too many."),
  expireInterval: field(z.int().optional(), "Seconds after which a missed run is left out."),
  catchup: field(z.boolean().optional(), "Whether missed runs are made up for."),
  startTime: field(text.optional(), "When it begins, in the server's local time."),
  endTime: field(text.optional(), "When it ends."),
  createTime: field(text, "When it was created."),
  updateTime: field(text, "When it last changed."),
  nextRunTime: field(text.optional(), "When it runs next."),
  scheduleMsg: field(text.optional(), "What the server says of its status."),
  status: field(text, "`running`, `terminated` after a stop, `success` after its end time, or `failed`."),
};

export const scheduleView = structure("ScheduleView", "A schedule, without its runs.", members);

export const scheduleDetail = structure("ScheduleDetail", "A schedule with its runs.", {
  ...members,
  runs: field(z.array(runView), "Its runs, the oldest first."),
});

/** A schedule with its options beside its other members. */
export function flatSchedule(wire: Wire): Wire {
  const options = isRecord(wire.options) ? wire.options : {};
  const fsUsername = isRecord(wire.fsConfig) ? wire.fsConfig.username : undefined;
  return { ...wire, ...options, fsUsername };
}
