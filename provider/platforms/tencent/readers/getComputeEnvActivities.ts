import { z } from "zod";

import { defineTencentFunction } from "../api/define";
import { encodeFilters, filterBy, filters } from "../api/filters";
import { listAll } from "../paging";
import { activity } from "../structures/computeEnvViews";
import { envIdField } from "../structures/ids";
import { decode } from "../api/wire";

const outputs = z.array(activity);

export const getComputeEnvActivities = defineTencentFunction({
  type: "tencent:getComputeEnvActivities",
  doc: "Lists the creations and terminations of an environment's nodes.",
  reader: true,
  action: "DescribeComputeEnvActivities",
  inputs: z.strictObject({
    envId: envIdField,
    filters: filters("ComputeEnvActivityFilters", { computeNodeId: filterBy("Ids of nodes.") }),
  }),
  outputs,
  async run({ client, args, signal }) {
    // This action takes a single filter, not a list of them.
    const [Filters] = encodeFilters(args.filters);
    const items = await listAll(client, {
      action: "DescribeComputeEnvActivities",
      parameters: { EnvId: args.envId, ...(Filters && { Filters }) },
      set: "ActivitySet",
      key: "ActivityId",
      signal,
    });
    return decode(outputs, items);
  },
});
