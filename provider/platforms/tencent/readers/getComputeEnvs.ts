import { z } from "zod";

import { atMostOneOf } from "../../../core/schema/rules";
import { field } from "../../../core/schema/field";
import { defineTencentFunction } from "../api/define";
import { filterBy, taggedFilters } from "../api/filters";
import { COMPUTE_ENVS } from "../api/lists";
import { readList } from "../readList";
import { later } from "../structures/common";
import { computeEnvView } from "../structures/computeEnvViews";
import { idsField } from "../structures/ids";
import { decode } from "../api/wire";

const inputs = field(
  z.strictObject({
    envIds: idsField("Ids of environments, instead of filters. Those that do not exist are left out."),
    filters: taggedFilters("ComputeEnvFilters", {
      zone: filterBy("Availability zones."),
      envId: filterBy("Ids."),
      envName: filterBy("Names."),
      resourceType: filterBy("Kinds of nodes: `CVM` or `CPM`.", later),
    }),
  }),
  "What to list.",
  { rules: [atMostOneOf("envIds", "filters")] },
);
const outputs = z.array(computeEnvView);

export const getComputeEnvs = defineTencentFunction({
  type: "tencent:getComputeEnvs",
  doc: "Lists compute environments.",
  reader: true,
  action: "DescribeComputeEnvs",
  inputs,
  outputs,
  async run({ client, args: { envIds, filters }, signal }) {
    return decode(outputs, await readList(client, COMPUTE_ENVS, { ids: envIds, filters }, signal));
  },
});
