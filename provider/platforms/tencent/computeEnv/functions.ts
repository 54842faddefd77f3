import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { accepted, defineTencentFunction } from "../api/define";
import { today } from "../api/editions";
import { text } from "../api/structures/common";
import { loginSettings } from "../api/structures/envData";
import { decode, encode } from "../api/wire";
import * as calls from "./calls";
import { envIdField } from "./structures";

const MAX_NODES = 100;
const MAX_INSTANCES = 100;

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
      z.array(text).min(1),
      "Ids of nodes, `node-…`, each once.",
      today(z.array(z.unknown()).max(MAX_NODES)),
    ),
  }),
  outputs: accepted,
  async run({ client, args: { envId, computeNodeIds }, signal }) {
    const options = { signal, idempotent: false };
    return decode(accepted, await calls.terminateComputeNodes(client, envId, computeNodeIds, options));
  },
});

const instance = structure("Instance", "An instance to attach.", {
  instanceId: field(text, "The id, `ins-…`."),
  imageId: field(text.optional(), "The image with which the system is installed again."),
  loginSettings: field(loginSettings.optional(), "How one logs in afterwards."),
});

const attachment = z.strictObject({
  envId: envIdField,
  instances: field(z.array(instance).min(1).max(MAX_INSTANCES), `Instances, at most ${MAX_INSTANCES}.`),
});

export const attachInstances = defineTencentFunction({
  type: "tencent:attachInstances",
  doc:
    "Makes running CVM instances nodes of an environment. They must be in no other environment and not be spot instances. " +
    "Their user data is reset and their system installed again: what is on their system disk is lost.",
  reader: false,
  later: true,
  action: "AttachInstances",
  inputs: attachment,
  outputs: accepted,
  async run({ client, args, signal }) {
    return decode(accepted, await calls.attachInstances(client, encode(attachment, args), signal));
  },
});

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
    const options = { signal, idempotent: false };
    return decode(accepted, await calls.detachInstances(client, envId, instanceIds, options));
  },
});
