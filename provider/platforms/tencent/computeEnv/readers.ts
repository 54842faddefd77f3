import { z } from "zod";

import { field } from "../../../core/schema/field";
import { atMostOneOf } from "../../../core/schema/rules";
import { defineTencentFunction } from "../api/define";
import { later } from "../api/editions";
import { filterBy, filters, idsField, taggedFilters } from "../api/structures/filters";
import * as calls from "./calls";
import { activity, computeEnvCreateInfo, computeEnvDetail, computeEnvView, envIdField } from "./structures";

const envIds = idsField("Ids of environments, instead of filters. Those that do not exist are left out.");

export const getComputeEnv = defineTencentFunction({
  type: "tencent:getComputeEnv",
  doc: "Reads a compute environment with its nodes.",
  reader: true,
  action: "DescribeComputeEnv",
  inputs: z.strictObject({ envId: envIdField }),
  outputs: computeEnvDetail,
  run: ({ client, args: { envId }, signal }) => calls.getComputeEnvDetail(client, envId, signal),
});

export const getComputeEnvs = defineTencentFunction({
  type: "tencent:getComputeEnvs",
  doc: "Lists compute environments.",
  reader: true,
  action: "DescribeComputeEnvs",
  inputs: field(
    z.strictObject({
      envIds,
      filters: taggedFilters("ComputeEnvFilters", {
        zone: filterBy("Availability zones."),
        envId: filterBy("Ids."),
        envName: filterBy("Names."),
        resourceType: filterBy("Kinds of nodes: `CVM` or `CPM`.", later),
      }),
    }),
    "What to list.",
    { rules: [atMostOneOf("envIds", "filters")] },
  ),
  outputs: z.array(computeEnvView),
  run: ({ client, args, signal }) =>
    calls.listComputeEnvs(client, { ids: args.envIds, filters: args.filters }, signal),
});

export const getComputeEnvActivities = defineTencentFunction({
  type: "tencent:getComputeEnvActivities",
  doc: "Lists the creations and terminations of an environment's nodes.",
  reader: true,
  action: "DescribeComputeEnvActivities",
  inputs: z.strictObject({
    envId: envIdField,
    filters: filters("ComputeEnvActivityFilters", { computeNodeId: filterBy("Ids of nodes.") }),
  }),
  outputs: z.array(activity),
  run: ({ client, args, signal }) => calls.listActivities(client, args.envId, args.filters, signal),
});

export const getComputeEnvCreateInfo = defineTencentFunction({
  type: "tencent:getComputeEnvCreateInfo",
  doc: "Reads what a compute environment was created with.",
  reader: true,
  action: "DescribeComputeEnvCreateInfo",
  inputs: z.strictObject({ envId: envIdField }),
  outputs: computeEnvCreateInfo,
  run: ({ client, args: { envId }, signal }) => calls.getOneCreateInfo(client, envId, signal),
});

export const getComputeEnvCreateInfos = defineTencentFunction({
  type: "tencent:getComputeEnvCreateInfos",
  doc: "Lists what compute environments were created with.",
  reader: true,
  action: "DescribeComputeEnvCreateInfos",
  inputs: field(
    z.strictObject({
      envIds,
      filters: filters("ComputeEnvCreateInfoFilters", {
        zone: filterBy("Availability zones."),
        envId: filterBy("Ids."),
        envName: filterBy("Names."),
      }),
    }),
    "What to list.",
    { rules: [atMostOneOf("envIds", "filters")] },
  ),
  outputs: z.array(computeEnvCreateInfo),
  run: ({ client, args, signal }) =>
    calls.listCreateInfos(client, { ids: args.envIds, filters: args.filters }, signal),
});
