import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { runIdField } from "../structures/ids";
import { decode } from "../wire";

const outputs = structure("RunRetry", "The new run.", {
  runId: field(z.string(), "Its id.", { wireName: "runID" }),
});

export const retryRun = definePaddleFlowFunction({
  type: "paddleflow:retryRun",
  doc: "Starts a new run that goes on where a failed or stopped one ended.",
  reader: false,
  action: "PUT /run/{runID}?action=retry",
  inputs: z.strictObject({ runId: runIdField }),
  outputs,
  async run({ client, args: { runId }, signal }) {
    const answer = await client.call("retryRun", {
      method: "PUT",
      path: ["run", runId],
      query: { action: "retry" },
      signal,
      idempotent: false,
    });
    return decode(outputs, answer);
  },
});
