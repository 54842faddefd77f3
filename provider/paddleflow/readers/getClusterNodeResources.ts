import { z } from "zod";

import { field } from "../../core/schema";
import { isRecord } from "../../core/unknowns";
import { definePaddleFlowFunction } from "../define";
import { clusterNodeResourcesView } from "../structures/clusterViews";
import { clusterNames } from "../structures/common";
import { decode } from "../wire";

const LONGEST_PAGE = 100;
const outputs = z.array(clusterNodeResourcesView);

export const getClusterNodeResources = definePaddleFlowFunction({
  type: "paddleflow:getClusterNodeResources",
  doc:
    "Reads what the nodes of online clusters have, from a list that the server fills some seconds after a cluster was " +
    "registered. Only `root` may; needs v0.14.6 of the server.",
  reader: true,
  action: "POST /cluster/resource",
  inputs: z.strictObject({
    clusterNames: field(clusterNames.optional(), "Names of clusters; left out, all that are online."),
    queueName: field(z.string().min(1).optional(), "A queue, whose cluster and nodes are meant."),
    labels: field(
      z.string().min(1).optional(),
      "A label selector of Kubernetes for the nodes, such as `gpu=a100`.",
    ),
    pageNo: field(z.int().min(1).default(1), "The page, from 1."),
    pageSize: field(
      z.int().min(1).max(LONGEST_PAGE).default(LONGEST_PAGE),
      "The most nodes on a page, at most 100.",
    ),
  }),
  outputs,
  async run({ client, args: { clusterNames: names, queueName, labels, pageNo, pageSize }, signal }) {
    const body = { clusterNames: names, queueName, labels, pageNo, pageSize };
    const answer = await client.call("listClusterResourceV2", {
      method: "POST",
      path: ["cluster", "resource"],
      body,
      signal,
      idempotent: true,
    });
    return decode(
      outputs,
      Object.entries(answer).map(([clusterName, view]) => ({ clusterName, ...(isRecord(view) && view) })),
    );
  },
});
