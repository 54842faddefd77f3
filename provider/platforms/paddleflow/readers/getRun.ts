import { z } from "zod";

import { definePaddleFlowFunction } from "../define";
import { runIdField } from "../structures/ids";
import { flattened, runDetail } from "../structures/runViews";
import { decode } from "../wire";

export const getRun = definePaddleFlowFunction({
  type: "paddleflow:getRun",
  doc: "Reads a run with its steps.",
  reader: true,
  action: "GET /run/{runID}",
  inputs: z.strictObject({ runId: runIdField }),
  outputs: runDetail,
  async run({ client, args: { runId }, signal }) {
    const path = ["run", runId];
    const answer = await client.call("showRun", { method: "GET", path, signal, idempotent: true });
    return decode(runDetail, flattened(answer));
  },
});
