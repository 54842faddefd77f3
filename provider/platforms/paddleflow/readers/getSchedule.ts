import { z } from "zod";

import { NotFoundError } from "../../../core/errors";
import { definePaddleFlowFunction } from "../define";
import { commas, oneOf } from "../filters";
import { listAll } from "../paging";
import { showSchedule } from "../scheduleState";
import { scheduleIdField } from "../structures/ids";
import { runStatuses } from "../structures/runStatus";
import { flatSchedule, scheduleDetail } from "../structures/scheduleViews";
import { decode } from "../wire";

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
      showSchedule(client, scheduleId, signal),
      listAll(client, {
        action: "showSchedule",
        path: ["schedule", scheduleId],
        query: { runFilter: commas(runIds), statusFilter: commas(statuses) },
        within: "runs",
        list: "runList",
        signal,
      }),
    ]);
    if (schedule === undefined) throw new NotFoundError(`there is no schedule ${scheduleId}`);
    return decode(scheduleDetail, { ...flatSchedule(schedule), runs });
  },
});
