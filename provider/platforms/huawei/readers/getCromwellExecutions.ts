import { z } from "zod";

import { field } from "../../../core/schema/field";
import { queryWorkflows } from "../cromwellWorkflows";
import { defineHuaweiFunction } from "../define";
import { text } from "../structures/common";
import { cromwellRow } from "../structures/cromwellViews";
import { decodeCamel } from "../wire";

const some = (doc: string) => field(z.array(text).min(1).optional(), doc);
const time = (doc: string) => field(z.iso.datetime({ offset: true }).optional(), doc);
const outputs = z.array(cromwellRow);

export const getCromwellExecutions = defineHuaweiFunction({
  type: "huawei:getCromwellExecutions",
  doc: "Lists executions on Cromwell, the newest first.",
  reader: true,
  action: "GET /api/workflows/v1/query",
  inputs: z.strictObject({
    ids: some("Ids."),
    names: some("Names of workflows in their sources."),
    statuses: some("States."),
    labels: field(z.record(text, z.string()).optional(), "Labels, all of which must be there."),
    submission: time("Submitted at this time or later, with a time zone."),
    start: time("Begun at this time or later, with a time zone."),
    end: time("Ended at this time or earlier, with a time zone."),
    includeSubworkflows: field(
      z.boolean().optional(),
      "Whether to list workflows too that are parts of others.",
    ),
  }),
  outputs,
  async run({ client, args, signal }) {
    const { ids, names, statuses, labels = {}, submission, start, end, includeSubworkflows = false } = args;
    const query = {
      id: ids,
      name: names,
      status: statuses,
      label: Object.entries(labels).map(([key, value]) => `${key}:${value}`),
      submission,
      start,
      end,
      includeSubworkflows,
      additionalQueryResultFields: ["labels", "parentWorkflowId"],
    };
    return decodeCamel(outputs, await queryWorkflows(client.cromwell, query, signal));
  },
});
