import { z } from "zod";

import { atMostOneOf } from "../../../core/schema/rules";
import { field } from "../../../core/schema/field";
import { defineTencentFunction } from "../api/define";
import { filterBy, filters } from "../api/filters";
import { CREATE_INFOS } from "../api/lists";
import { readList } from "../readList";
import { computeEnvCreateInfo } from "../structures/computeEnvViews";
import { idsField } from "../structures/ids";
import { decode } from "../api/wire";

const inputs = field(
  z.strictObject({
    envIds: idsField("Ids of environments, instead of filters. Those that do not exist are left out."),
    filters: filters("ComputeEnvCreateInfoFilters", {
      zone: filterBy("Availability zones."),
      envId: filterBy("Ids."),
      envName: filterBy("Names."),
    }),
  }),
  "What to list.",
  { rules: [atMostOneOf("envIds", "filters")] },
);
const outputs = z.array(computeEnvCreateInfo);

export const getComputeEnvCreateInfos = defineTencentFunction({
  type: "tencent:getComputeEnvCreateInfos",
  doc: "Lists what compute environments were created with.",
  reader: true,
  action: "DescribeComputeEnvCreateInfos",
  inputs,
  outputs,
  async run({ client, args: { envIds, filters: wanted }, signal }) {
    return decode(outputs, await readList(client, CREATE_INFOS, { ids: envIds, filters: wanted }, signal));
  },
});
