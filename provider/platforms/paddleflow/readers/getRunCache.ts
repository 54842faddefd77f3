import { z } from "zod";

import { definePaddleFlowFunction } from "../define";
import { cacheIdField } from "../structures/ids";
import { runCacheView } from "../structures/trackViews";
import { decode } from "../wire";

export const getRunCache = definePaddleFlowFunction({
  type: "paddleflow:getRunCache",
  doc: "Reads the kept result of a step.",
  reader: true,
  action: "GET /runCache/{runCacheID}",
  inputs: z.strictObject({ cacheId: cacheIdField }),
  outputs: runCacheView,
  async run({ client, args: { cacheId }, signal }) {
    const path = ["runCache", cacheId];
    const answer = await client.call("showRunCache", { method: "GET", path, signal, idempotent: true });
    return decode(runCacheView, answer);
  },
});
