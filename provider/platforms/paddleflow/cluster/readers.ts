import { z } from "zod";

import { present } from "../../../core/rest/presence";
import { field } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/values";
import { definePaddleFlowFunction } from "../api/connection";
import { addressable } from "../api/names";
import { decode, type Wire } from "../api/wire";
import * as calls from "./calls";
import { clusterNames, clusterNodeResourcesView, clusterResourcesView, clusterView } from "./structures";

export const getCluster = definePaddleFlowFunction({
  type: "paddleflow:getCluster",
  doc: "Reads a cluster, without its credential. Only `root` may.",
  reader: true,
  action: "GET /cluster/{clusterName}",
  inputs: z.strictObject({ clusterName: field(addressable(z.string().min(1)), "The name.") }),
  outputs: clusterView,
  async run({ client, args: { clusterName }, signal }) {
    const wire = await calls.getCluster(client, clusterName, signal);
    return decode(clusterView, present(wire, `cluster ${clusterName}`));
  },
});

const clusters = z.array(clusterView);

export const getClusters = definePaddleFlowFunction({
  type: "paddleflow:getClusters",
  doc: "Lists clusters, without their credentials. Only `root` may.",
  reader: true,
  action: "GET /cluster",
  inputs: z.strictObject({
    clusterNames: field(clusterNames.optional(), "Names of clusters; left out, all."),
    clusterStatus: field(z.enum(["online", "offline"]).optional(), "A status."),
  }),
  outputs: clusters,
  async run({ client, args: { clusterNames: names, clusterStatus }, signal }) {
    return decode(clusters, await calls.listClusters(client, { names, status: clusterStatus }, signal));
  },
});

const resources = z.array(clusterResourcesView);

export const getClusterResources = definePaddleFlowFunction({
  type: "paddleflow:getClusterResources",
  doc: "Reads what is free in online clusters, by node. Only `root` may.",
  reader: true,
  action: "GET /cluster/resource",
  inputs: z.strictObject({
    clusterNames: field(clusterNames.optional(), "Names of clusters; left out, all that are online."),
  }),
  outputs: resources,
  async run({ client, args: { clusterNames: names }, signal }) {
    const answer = await calls.listClusterResources(client, names, signal);
    return decode(
      resources,
      Object.entries(answer).map(([clusterName, view]) => ({ ...(isRecord(view) && view), clusterName })),
    );
  },
});

const LONGEST_PAGE = 100;
const BY_NODE = ["allocatable", "capacity", "labels"];
const nodeResources = z.array(clusterNodeResourcesView);

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
  outputs: nodeResources,
  async run({ client, args: { clusterNames: names, queueName, labels, pageNo, pageSize }, signal }) {
    const found = new Map<string, Wire>();
    for (let page = pageNo ?? 1; ; page += 1) {
      const nodePage = { clusterNames: names, queueName, labels, pageNo: page, pageSize };
      const answer = await calls.listClusterNodeResources(client, nodePage, signal);
      const views = Object.entries(answer).flatMap(([name, view]) =>
        isRecord(view) ? [{ name, view }] : [],
      );
      for (const { name, view } of views) found.set(name, merged(found.get(name), view));
      const nodes = views.reduce((sum, { view }) => sum + Object.keys(nodesIn(view, "capacity")).length, 0);
      if (pageNo !== undefined || nodes < pageSize) break;
    }
    return decode(
      nodeResources,
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
