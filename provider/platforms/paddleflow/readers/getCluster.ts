import { z } from "zod";

import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { addressable } from "../names";
import { clusterView } from "../structures/clusterViews";
import { decode } from "../wire";

export const getCluster = definePaddleFlowFunction({
  type: "paddleflow:getCluster",
  doc: "Reads a cluster, without its credential. Only `root` may.",
  reader: true,
  action: "GET /cluster/{clusterName}",
  inputs: z.strictObject({ clusterName: field(addressable(z.string().min(1)), "The name.") }),
  outputs: clusterView,
  async run({ client, args: { clusterName }, signal }) {
    return decode(
      clusterView,
      await client.call("showCluster", {
        method: "GET",
        path: ["cluster", clusterName],
        signal,
        idempotent: true,
      }),
    );
  },
});
