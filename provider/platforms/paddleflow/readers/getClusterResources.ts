import { z } from "zod";

import { field } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/unknowns";
import { definePaddleFlowFunction } from "../define";
import { clusterResourcesView } from "../structures/clusterViews";
import { clusterNames } from "../structures/common";
import { decode } from "../wire";

const outputs = z.array(clusterResourcesView);

export const getClusterResources = definePaddleFlowFunction({
  type: "paddleflow:getClusterResources",
  doc: "Reads what is free in online clusters, by node. Only `root` may.",
  reader: true,
  action: "GET /cluster/resource",
  inputs: z.strictObject({
    clusterNames: field(clusterNames.optional(), "Names of clusters; left out, all that are online."),
  }),
  outputs,
  async run({ client, args: { clusterNames: names }, signal }) {
    const answer = await client.call("listClusterResource", {
      method: "GET",
      path: ["cluster", "resource"],
      query: { clusterNames: names?.join(",") },
      signal,
      idempotent: true,
    });
    return decode(
      outputs,
      Object.entries(answer).map(([clusterName, view]) => ({ ...(isRecord(view) && view), clusterName })),
    );
  },
});
