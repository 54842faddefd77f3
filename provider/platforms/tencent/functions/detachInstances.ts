import { z } from "zod";

import { field } from "../../../core/schema/field";
import { accepted, defineTencentFunction } from "../api/define";
import { text } from "../structures/common";
import { envIdField } from "../structures/ids";
import { decode } from "../api/wire";

const MAX_INSTANCES = 100;

export const detachInstances = defineTencentFunction({
  type: "tencent:detachInstances",
  doc: "Takes attached instances out of an environment. Nodes that Batch has created are refused.",
  reader: false,
  later: true,
  action: "DetachInstances",
  inputs: z.strictObject({
    envId: envIdField,
    instanceIds: field(
      z.array(text).min(1).max(MAX_INSTANCES),
      `Ids of instances, \`ins-…\`, at most ${MAX_INSTANCES}.`,
    ),
  }),
  outputs: accepted,
  async run({ client, args: { envId, instanceIds }, signal }) {
    const parameters = { EnvId: envId, InstanceIds: instanceIds };
    return decode(accepted, await client.call("DetachInstances", parameters, { signal, idempotent: false }));
  },
});
