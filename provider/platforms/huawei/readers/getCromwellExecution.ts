import { z } from "zod";

import { onWorkflow } from "../cromwellWorkflows";
import { defineHuaweiFunction, executionId } from "../define";
import { cromwellView } from "../structures/cromwellViews";
import { decodeCamel } from "../wire";

export const getCromwellExecution = defineHuaweiFunction({
  type: "huawei:getCromwellExecution",
  doc: "Reads an execution on Cromwell, without its calls.",
  reader: true,
  action: "GET …/{id}/metadata",
  inputs: z.strictObject({ executionId }),
  outputs: cromwellView,
  async run({ client, args, signal }) {
    const query = { excludeKey: ["calls"] };
    return decodeCamel(
      cromwellView,
      await onWorkflow(client.cromwell, args.executionId, "metadata", signal, query),
    );
  },
});
