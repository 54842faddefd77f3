import { z } from "zod";

import { present } from "../../../core/rest/presence";
import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../api/connection";
import { oneOf, usernames } from "../api/lists";
import { decode } from "../api/wire";
import { runStatuses } from "../run/structures";
import * as calls from "./calls";
import { flatSchedule, scheduleDetail, scheduleIdField, scheduleView } from "./structures";

export const getSchedule = definePaddleFlowFunction({
  type: "paddleflow:getSchedule",
  doc: "Reads a schedule with its runs.",
  reader: true,
  action: "GET /schedule/{scheduleID}",
  inputs: z.strictObject({
    scheduleId: scheduleIdField,
    runIds: oneOf("Runs to show."),
    statuses: runStatuses,
  }),
  outputs: scheduleDetail,
  async run({ client, args: { scheduleId, runIds, statuses }, signal }) {
    const [schedule, runs] = await Promise.all([
      calls.getSchedule(client, scheduleId, signal),
      calls.listRunsOf(client, scheduleId, { runIds, statuses }, signal),
    ]);
    const shown = flatSchedule(present(schedule, `schedule ${scheduleId}`));
    return decode(scheduleDetail, { ...shown, runs });
  },
});

const schedules = z.array(scheduleView);

export const getSchedules = definePaddleFlowFunction({
  type: "paddleflow:getSchedules",
  doc: "Lists schedules, the oldest first, without their runs.",
  reader: true,
  action: "GET /schedule",
  inputs: z.strictObject({
    usernames,
    pipelineIds: oneOf("Pipelines."),
    pipelineVersionIds: oneOf("Numbers of versions."),
    scheduleIds: oneOf("Ids."),
    names: oneOf("Names."),
    statuses: field(
      z
        .array(z.enum(["running", "terminated", "success", "failed"]))
        .min(1)
        .optional(),
      "Statuses. Left out, all.",
    ),
  }),
  outputs: schedules,
  async run({ client, args, signal }) {
    const found = await calls.listSchedules(client, args, signal);
    return decode(schedules, found.map(flatSchedule));
  },
});
