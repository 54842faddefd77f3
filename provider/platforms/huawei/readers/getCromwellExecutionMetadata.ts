import { z } from "zod";

import { atMostOneOf } from "../../../core/schema/rules";
import { field } from "../../../core/schema/field";
import { onWorkflow } from "../cromwellWorkflows";
import { defineHuaweiFunction, executionId } from "../define";
import { text } from "../structures/common";
import { cromwellMetadata, withOthers } from "../structures/cromwellViews";
import { decodeCamel } from "../wire";

const keys = z.array(text).min(1);

const inputs = field(
  z.strictObject({
    executionId,
    includeKey: field(keys.optional(), "Only members whose names begin so."),
    excludeKey: field(keys.optional(), "All members but those whose names begin so."),
    expandSubWorkflows: field(
      z.boolean().optional(),
      "Whether workflows that are parts of this one are shown with their own metadata.",
    ),
  }),
  "What to read.",
  { rules: [atMostOneOf("includeKey", "excludeKey")] },
);

export const getCromwellExecutionMetadata = defineHuaweiFunction({
  type: "huawei:getCromwellExecutionMetadata",
  doc: "Reads all that Cromwell knows of an execution, with its calls.",
  reader: true,
  action: "GET …/{id}/metadata",
  inputs,
  outputs: cromwellMetadata,
  async run({ client, args: { executionId: id, includeKey, excludeKey, expandSubWorkflows }, signal }) {
    const query = { includeKey, excludeKey, expandSubWorkflows };
    const metadata = await onWorkflow(client.cromwell, id, "metadata", signal, query);
    return decodeCamel(cromwellMetadata, withOthers(metadata));
  },
});
