import { z } from "zod";

import { field } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/unknowns";
import type { Wire } from "../client";
import { definePaddleFlowFunction } from "../define";
import { clusterNodeResourcesView } from "../structures/clusterViews";
import { clusterNames } from "../structures/common";
import { decode } from "../wire";

const LONGEST_PAGE = 100;
const BY_NODE = ["allocatable", "capacity", "labels"];
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
    pageNo: field(z.int().min(1).optional(), "One page of the nodes, from 1; left out, all."),
    pageSize: field(
      z.int().min(1).max(LONGEST_PAGE).default(LONGEST_PAGE),
      "The most nodes on a page, at most 100.",
    ),
  }),
  outputs,
  async run({ client, args: { clusterNames: names, queueName, labels, pageNo, pageSize }, signal }) {
    const found = new Map<string, Wire>();
    for (let page = pageNo ?? 1; ; page += 1) {
      const answer = await client.call("listClusterResourceV2", {
        method: "POST",
        path: ["cluster", "resource"],
        body: { clusterNames: names, queueName, labels, pageNo: page, pageSize },
        signal,
        idempotent: true,
      });
      const views = Object.entries(answer).flatMap(([name, view]) =>
        isRecord(view) ? [{ name, view }] : [],
      );
      for (const { name, view } of views) found.set(name, merged(found.get(name), view));
      const nodes = views.reduce((sum, { view }) => sum + Object.keys(nodesIn(view, "capacity")).length, 0);
      if (pageNo !== undefined || nodes < pageSize) break;
    }
    return decode(
      outputs,
      [...found].map(([clusterName, view]) => ({ clusterName, ...view })),
    );
  },
});

/** The nodes of a cluster that were on several pages. */
function merged(before: Wire = {}, view: Wire): Wire {
  const nodes = BY_NODE.map((member) => [member, { ...nodesIn(before, member), ...nodesIn(view, member) }]);
  return { ...view, ...(Object.fromEntries(nodes) as Wire) };
}

function nodesIn(view: Wire, member: string): Wire {
  const nodes = view[member];
  return isRecord(nodes) ? nodes : {};
}
