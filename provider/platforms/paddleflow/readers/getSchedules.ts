import { z } from "zod";

import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { commas, oneOf, usernames } from "../filters";
import { listAll } from "../paging";
import { flatSchedule, scheduleView } from "../structures/scheduleViews";
import { decode } from "../wire";

const outputs = z.array(scheduleView);

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
  outputs,
  async run({ client, args, signal }) {
    const found = await listAll(client, {
      action: "listSchedule",
      path: ["schedule"],
      query: {
        userFilter: commas(args.usernames),
        pplFilter: commas(args.pipelineIds),
        pplVersionFilter: commas(args.pipelineVersionIds),
        scheduleFilter: commas(args.scheduleIds),
        nameFilter: commas(args.names),
        statusFilter: commas(args.statuses),
      },
      list: "scheduleList",
      signal,
    });
    return decode(outputs, found.map(flatSchedule));
  },
});
