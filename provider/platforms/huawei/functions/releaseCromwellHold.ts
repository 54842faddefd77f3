import { z } from "zod";

import { field } from "../../../core/schema/field";
import { releaseHold } from "../cromwellWorkflows";
import { accepted, defineHuaweiFunction, executionId } from "../define";

const outputs = accepted.extend({ status: field(z.string(), "The state: `Submitted`.") });

export const releaseCromwellHold = defineHuaweiFunction({
  type: "huawei:releaseCromwellHold",
  doc: "Lets an execution on Cromwell go that waits on hold.",
  reader: false,
  action: "POST …/{id}/releaseHold",
  inputs: z.strictObject({ executionId }),
  outputs,
  async run({ client, args: { executionId: id }, signal }) {
    const { status } = await releaseHold(client.cromwell, id, signal);
    return { id, status };
  },
});
