import { z } from "zod";

import { field } from "../../../core/schema/field";
import { accepted, defineHuaweiFunction, executionId } from "../api/define";
import { abortWorkflow } from "./calls";
import { ensureReleased, getEnd, mayHaveEnded } from "./state";

export const releaseCromwellHold = defineHuaweiFunction({
  type: "huawei:releaseCromwellHold",
  doc: "Lets an execution on Cromwell go that waits on hold. One that does not wait any more stays as it is.",
  reader: false,
  action: "POST …/{id}/releaseHold",
  inputs: z.strictObject({ executionId }),
  outputs: accepted.extend({
    status: field(z.string(), "The state: `Submitted`, or the one that it was in already."),
  }),
  async run({ client, args: { executionId: id }, signal }) {
    return { id, status: await ensureReleased(client.cromwell, id, signal) };
  },
});

export const stopCromwellExecution = defineHuaweiFunction({
  type: "huawei:stopCromwellExecution",
  doc: "Aborts an execution on Cromwell. One that has ended stays as it is.",
  reader: false,
  action: "POST …/{id}/abort",
  inputs: z.strictObject({ executionId }),
  outputs: accepted.extend({
    status: field(z.string(), "The state: `Aborting`, `Aborted`, or the one in which it had ended before."),
  }),
  async run({ client, args: { executionId: id }, signal }) {
    try {
      const { status } = await abortWorkflow(client.cromwell, id, signal);
      return { id, status };
    } catch (error) {
      const status = mayHaveEnded(error) ? await getEnd(client.cromwell, id, signal) : undefined;
      if (status === undefined) throw error;
      return { id, status };
    }
  },
});
