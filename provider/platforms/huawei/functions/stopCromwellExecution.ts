import { z } from "zod";

import { field } from "../../../core/schema/field";
import { abort, endOf, mayHaveEnded } from "../cromwellWorkflows";
import { accepted, defineHuaweiFunction, executionId } from "../define";

const outputs = accepted.extend({
  status: field(z.string(), "The state: `Aborting`, `Aborted`, or the one in which it had ended before."),
});

export const stopCromwellExecution = defineHuaweiFunction({
  type: "huawei:stopCromwellExecution",
  doc: "Aborts an execution on Cromwell. One that has ended stays as it is.",
  reader: false,
  action: "POST …/{id}/abort",
  inputs: z.strictObject({ executionId }),
  outputs,
  async run({ client, args: { executionId: id }, signal }) {
    try {
      const { status } = await abort(client.cromwell, id, signal);
      return { id, status };
    } catch (error) {
      const status = mayHaveEnded(error) ? await endOf(client.cromwell, id, signal) : undefined;
      if (status === undefined) throw error;
      return { id, status };
    }
  },
});
