import { z } from "zod";

import { defineHuaweiFunction, executionId } from "../define";
import { EXECUTIONS } from "../objects";
import { eventView } from "../structures/executionView";
import { decode } from "../wire";
import { readPart } from "./parts";

const outputs = z.array(eventView);

export const getExecutionEvents = defineHuaweiFunction({
  type: "huawei:getExecutionEvents",
  doc: "Reads the events of an execution.",
  reader: true,
  action: "get_execution_events",
  inputs: z.strictObject({ executionId }),
  outputs,
  async run({ client, args, signal }) {
    const answer = await readPart(
      client,
      EXECUTIONS,
      args.executionId,
      "events",
      "getExecutionEvents",
      signal,
    );
    return decode(outputs, answer ?? []);
  },
});
