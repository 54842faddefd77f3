import { z } from "zod";

import { defineTencentFunction } from "../api/define";
import { encodeFilters, filterBy, filters } from "../api/filters";
import { itemsOf } from "../paging";
import { later } from "../structures/common";
import { instanceTypeQuotaItem } from "../structures/instanceTypeViews";
import { decode } from "../api/wire";

const outputs = z.array(instanceTypeQuotaItem);

export const getCvmZoneInstanceConfigInfos = defineTencentFunction({
  type: "tencent:getCvmZoneInstanceConfigInfos",
  doc: "Lists instance types by zone, with their cores, memory, stock and price.",
  reader: true,
  action: "DescribeCvmZoneInstanceConfigInfos",
  inputs: z.strictObject({
    filters: filters("CvmZoneInstanceConfigInfoFilters", {
      zone: filterBy("Availability zones."),
      instanceFamily: filterBy("Families, such as `S3`.", later),
      instanceType: filterBy("Instance types.", later),
      instanceChargeType: filterBy("How they are paid for: `POSTPAID_BY_HOUR`, `PREPAID` or `SPOTPAID`."),
    }),
  }),
  outputs,
  async run({ client, args, signal }) {
    const parameters = { Filters: encodeFilters(args.filters) };
    const options = { signal, idempotent: true };
    const answer = await client.call("DescribeCvmZoneInstanceConfigInfos", parameters, options);
    return decode(outputs, itemsOf(answer, "InstanceTypeQuotaSet"));
  },
});
