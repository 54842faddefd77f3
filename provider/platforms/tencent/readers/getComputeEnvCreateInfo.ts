import { z } from "zod";

import { defineTencentFunction } from "../api/define";
import { computeEnvCreateInfo } from "../structures/computeEnvViews";
import { envIdField } from "../structures/ids";
import { decode } from "../api/wire";

export const getComputeEnvCreateInfo = defineTencentFunction({
  type: "tencent:getComputeEnvCreateInfo",
  doc: "Reads what a compute environment was created with.",
  reader: true,
  action: "DescribeComputeEnvCreateInfo",
  inputs: z.strictObject({ envId: envIdField }),
  outputs: computeEnvCreateInfo,
  async run({ client, args: { envId }, signal }) {
    const options = { signal, idempotent: true };
    return decode(
      computeEnvCreateInfo,
      await client.call("DescribeComputeEnvCreateInfo", { EnvId: envId }, options),
    );
  },
});
