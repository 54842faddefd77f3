import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineTencentFunction } from "../api/define";
import { later } from "../api/editions";
import { encodeFilters, filterBy, idsField, idsOrFilters, tagFilters } from "../api/structures/filters";
import * as calls from "./calls";
import { activity, computeEnvCreateInfo, computeEnvDetail, computeEnvView, envIdField } from "./structures";

const envIds = idsField("Ids of environments");

const placeAndName = {
  zones: filterBy("zone", "Availability zones."),
  envNames: filterBy("env-name", "Names."),
};
const envFilters = {
  ...placeAndName,
  resourceTypes: filterBy("resource-type", "Kinds of nodes: `CVM` or `CPM`.", later),
  ...tagFilters,
};
const envInputs = field(z.strictObject({ envIds, ...envFilters }), "What to list.", {
  rules: [idsOrFilters("envIds", envFilters)],
});

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
  inputs: envInputs,
  outputs: z.array(computeEnvView),
  run: ({ client, args, signal }) =>
    calls.listComputeEnvs(client, { ids: args.envIds, filters: encodeFilters(envInputs, args) }, signal),
});

export const getComputeEnvActivities = defineTencentFunction({
  type: "tencent:getComputeEnvActivities",
  doc: "Lists the creations and terminations of an environment's nodes.",
  reader: true,
  action: "DescribeComputeEnvActivities",
  inputs: z.strictObject({
    envId: envIdField,
    computeNodeIds: filterBy("compute-node-id", "Ids of nodes."),
  }),
  outputs: z.array(activity),
  run: ({ client, args, signal }) => calls.listActivities(client, args.envId, args.computeNodeIds, signal),
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

const createInfoInputs = field(z.strictObject({ envIds, ...placeAndName }), "What to list.", {
  rules: [idsOrFilters("envIds", placeAndName)],
});

export const getComputeEnvCreateInfos = defineTencentFunction({
  type: "tencent:getComputeEnvCreateInfos",
  doc: "Lists what compute environments were created with.",
  reader: true,
  action: "DescribeComputeEnvCreateInfos",
  inputs: createInfoInputs,
  outputs: z.array(computeEnvCreateInfo),
  run: ({ client, args, signal }) =>
    calls.listCreateInfos(
      client,
      { ids: args.envIds, filters: encodeFilters(createInfoInputs, args) },
      signal,
    ),
});
