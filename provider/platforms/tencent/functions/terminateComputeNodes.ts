import { z } from "zod";

import { field } from "../../../core/schema/field";
import { accepted, defineTencentFunction } from "../api/define";
import { text } from "../structures/common";
import { envIdField } from "../structures/ids";
import { decode } from "../api/wire";

const MAX_NODES = 100;

export const terminateComputeNodes = defineTencentFunction({
  type: "tencent:terminateComputeNodes",
  doc:
    "Terminates nodes of an environment in state CREATED, CREATION_FAILED, RUNNING or ABNORMAL. Whether this lowers the " +
    "environment's desired count is not documented.",
  reader: false,
  action: "TerminateComputeNodes",
  inputs: z.strictObject({
    envId: envIdField,
    computeNodeIds: field(
      z.array(text).min(1).max(MAX_NODES),
      `Ids of nodes, \`node-…\`, at most ${MAX_NODES}, each once.`,
    ),
  }),
  outputs: accepted,
  async run({ client, args: { envId, computeNodeIds }, signal }) {
    const parameters = { EnvId: envId, ComputeNodeIds: computeNodeIds };
    return decode(
      accepted,
      await client.call("TerminateComputeNodes", parameters, { signal, idempotent: false }),
    );
  },
});
