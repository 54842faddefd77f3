import { z } from "zod";

import { field } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/unknowns";
import { definePaddleFlowFunction } from "../define";
import { runIdField } from "../structures/ids";
import { flatLog, runLog } from "../structures/logViews";
import { decode } from "../wire";

const LARGEST_PAGE = 100;

export const getRunLog = definePaddleFlowFunction({
  type: "paddleflow:getRunLog",
  doc: "Reads a page of what the steps of a run have written.",
  reader: true,
  action: "GET /log/run/{runID}",
  inputs: z.strictObject({
    runId: runIdField,
    jobId: field(z.string().min(1).optional(), "One step's job. Left out, all."),
    pageNo: field(z.int().min(1).optional(), "The page, from 1 on.", { platformDefault: 1 }),
    pageSize: field(z.int().min(1).max(LARGEST_PAGE).optional(), "Lines of a page.", {
      platformDefault: LARGEST_PAGE,
    }),
    logFilePosition: field(z.enum(["begin", "end"]).optional(), "Where the pages are counted from.", {
      platformDefault: "end",
    }),
  }),
  outputs: runLog,
  async run({ client, args: { runId, jobId, pageNo, pageSize, logFilePosition }, signal }) {
    const answer = await client.call("runLog", {
      method: "GET",
      path: ["log", "run", runId],
      query: { jobID: jobId, pageNo, pageSize, logFilePosition },
      signal,
      idempotent: true,
    });
    const logs = Array.isArray(answer.runLog) ? (answer.runLog as unknown[]).filter(isRecord) : [];
    return decode(runLog, { ...answer, runLog: logs.map(flatLog) });
  },
});
