import { z } from "zod";

import { definePaddleFlowFunction } from "../define";
import { commas, oneOf, usernames } from "../filters";
import { listAll } from "../paging";
import { runStatuses } from "../structures/runStatus";
import { runView } from "../structures/runViews";
import { decode } from "../wire";

const outputs = z.array(runView);

export const getRuns = definePaddleFlowFunction({
  type: "paddleflow:getRuns",
  doc: "Lists runs, the oldest first, without their steps.",
  reader: true,
  action: "GET /run",
  inputs: z.strictObject({
    usernames,
    fsNames: oneOf("Main file systems."),
    runIds: oneOf("Ids."),
    names: oneOf("Names."),
    statuses: runStatuses,
  }),
  outputs,
  async run({ client, args, signal }) {
    const found = await listAll(client, {
      action: "listRun",
      path: ["run"],
      query: {
        userFilter: commas(args.usernames),
        fsFilter: commas(args.fsNames),
        runFilter: commas(args.runIds),
        nameFilter: commas(args.names),
        statusFilter: commas(args.statuses),
      },
      list: "runList",
      signal,
    });
    return decode(outputs, found);
  },
});
