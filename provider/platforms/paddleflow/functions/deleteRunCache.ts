import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { ifPresent } from "../presence";
import { cacheIdField } from "../structures/ids";

const outputs = structure("RunCacheDeletion", "What there was to delete.", {
  deleted: field(z.boolean(), "Whether it was there."),
});

export const deleteRunCache = definePaddleFlowFunction({
  type: "paddleflow:deleteRunCache",
  doc: "Deletes the kept result of a step, so that the next run does the step again.",
  reader: false,
  action: "DELETE /runCache/{runCacheID}",
  inputs: z.strictObject({ cacheId: cacheIdField }),
  outputs,
  async run({ client, args: { cacheId }, signal }) {
    const path = ["runCache", cacheId];
    const answer = await ifPresent(() =>
      client.call("deleteRunCache", { method: "DELETE", path, signal, idempotent: true }),
    );
    return { deleted: answer !== undefined };
  },
});
