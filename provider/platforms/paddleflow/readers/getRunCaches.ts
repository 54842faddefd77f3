import { z } from "zod";

import { definePaddleFlowFunction } from "../define";
import { commas, oneOf, usernames } from "../filters";
import { listAll } from "../paging";
import { runCacheView } from "../structures/trackViews";
import { decode } from "../wire";

const outputs = z.array(runCacheView);

export const getRunCaches = definePaddleFlowFunction({
  type: "paddleflow:getRunCaches",
  doc: "Lists the kept results of steps, the oldest first. Runs whose workflow enables the cache leave them.",
  reader: true,
  action: "GET /runCache",
  inputs: z.strictObject({
    usernames,
    fsNames: oneOf("Main file systems of the runs."),
    runIds: oneOf("Runs."),
  }),
  outputs,
  async run({ client, args, signal }) {
    const found = await listAll(client, {
      action: "listRunCache",
      path: ["runCache"],
      query: {
        userFilter: commas(args.usernames),
        fsFilter: commas(args.fsNames),
        runFilter: commas(args.runIds),
      },
      list: "runCacheList",
      signal,
    });
    return decode(outputs, found);
  },
});
