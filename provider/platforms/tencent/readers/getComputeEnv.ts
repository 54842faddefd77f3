import { z } from "zod";

import { defineTencentFunction } from "../api/define";
import { computeEnvDetail } from "../structures/computeEnvViews";
import { envIdField } from "../structures/ids";
import { decode } from "../api/wire";

export const getComputeEnv = defineTencentFunction({
  type: "tencent:getComputeEnv",
  doc: "Reads a compute environment with its nodes.",
  reader: true,
  action: "DescribeComputeEnv",
  inputs: z.strictObject({ envId: envIdField }),
  outputs: computeEnvDetail,
  async run({ client, args: { envId }, signal }) {
    const answer = await client.call("DescribeComputeEnv", { EnvId: envId }, { signal, idempotent: true });
    return decode(computeEnvDetail, answer);
  },
});
