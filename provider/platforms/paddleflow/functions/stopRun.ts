import { z } from "zod";

import { hasCode, NotFoundError } from "../../../core/errors";
import { field, structure } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { showRun } from "../runOutcome";
import { runIdField } from "../structures/ids";
import { decode } from "../wire";

const outputs = structure("RunStop", "How far the run is.", {
  status: field(z.string(), "Its status: `terminating` until it has ended."),
});

export const stopRun = definePaddleFlowFunction({
  type: "paddleflow:stopRun",
  doc: "Asks a run to end. One that has ended already is left as it is.",
  reader: false,
  action: "PUT /run/{runID}?action=stop",
  inputs: z.strictObject({
    runId: runIdField,
    force: field(z.boolean().default(false), "Whether the step that runs at the end of all is stopped too."),
  }),
  outputs,
  async run({ client, args: { runId, force }, signal }) {
    try {
      await client.call("stopRun", {
        method: "PUT",
        path: ["run", runId],
        query: { action: "stop" },
        body: { stopForce: force },
        signal,
        idempotent: true,
      });
    } catch (error) {
      if (!hasCode(error, "ActionNotAllowed")) throw error;
    }
    const run = await showRun(client, runId, signal);
    if (run === undefined) throw new NotFoundError(`there is no run ${runId}`);
    return decode(outputs, run);
  },
});
