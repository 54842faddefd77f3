import { z } from "zod";

import { defineHuaweiFunction, executionId } from "../define";
import { EXECUTIONS, neededObject } from "../objects";
import { executionDetail } from "../structures/executionView";
import { decode } from "../wire";

export const getExecution = defineHuaweiFunction({
  type: "huawei:getExecution",
  doc: "Reads an execution with its steps.",
  reader: true,
  action: "get_execution",
  inputs: z.strictObject({ executionId }),
  outputs: executionDetail,
  async run({ client, args, signal }) {
    return decode(executionDetail, await neededObject(client.gcs, EXECUTIONS, args.executionId, signal));
  },
});
