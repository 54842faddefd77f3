import { z } from "zod";

import { defineTencentFunction } from "../api/define";
import { encodeFilters, filterBy, filters } from "../api/filters";
import { itemsOf } from "../paging";
import { instanceTypeConfig } from "../structures/instanceTypeViews";
import { decode } from "../api/wire";

const outputs = z.array(instanceTypeConfig);

export const getAvailableCvmInstanceTypes = defineTencentFunction({
  type: "tencent:getAvailableCvmInstanceTypes",
  doc: "Lists the instance types that Batch can use, with their cores and memory.",
  reader: true,
  action: "DescribeAvailableCvmInstanceTypes",
  inputs: z.strictObject({
    filters: filters("AvailableCvmInstanceTypeFilters", {
      zone: filterBy("Availability zones."),
      instanceFamily: filterBy("Families, such as `S1`."),
    }),
  }),
  outputs,
  async run({ client, args, signal }) {
    const parameters = { Filters: encodeFilters(args.filters) };
    const options = { signal, idempotent: true };
    const answer = await client.call("DescribeAvailableCvmInstanceTypes", parameters, options);
    // Until August 2018 the members were named CPU and Memory.
    const items = itemsOf(answer, "InstanceTypeConfigSet").map(({ CPU, Memory, ...item }) => ({
      Cpu: CPU,
      Mem: Memory,
      ...item,
    }));
    return decode(outputs, items);
  },
});
