import { z } from "zod";

import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { listAll } from "../paging";
import { clusterNames } from "../structures/common";
import { clusterView } from "../structures/clusterViews";
import { decode } from "../wire";

const outputs = z.array(clusterView);

export const getClusters = definePaddleFlowFunction({
  type: "paddleflow:getClusters",
  doc: "Lists clusters, without their credentials. Only `root` may.",
  reader: true,
  action: "GET /cluster",
  inputs: z.strictObject({
    clusterNames: field(clusterNames.optional(), "Names of clusters; left out, all."),
    clusterStatus: field(z.enum(["online", "offline"]).optional(), "A status."),
  }),
  outputs,
  async run({ client, args: { clusterNames: names, clusterStatus }, signal }) {
    const clusters = await listAll(client, {
      action: "listCluster",
      path: ["cluster"],
      query: { clusterNames: names?.join(","), clusterStatus },
      list: "clusterList",
      signal,
    });
    return decode(outputs, clusters);
  },
});
