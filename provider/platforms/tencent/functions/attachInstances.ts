import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { accepted, defineTencentFunction } from "../api/define";
import { text } from "../structures/common";
import { loginSettings } from "../structures/envData";
import { envIdField } from "../structures/ids";
import { decode, encode } from "../api/wire";

const MAX_INSTANCES = 100;

const instance = structure("Instance", "An instance to attach.", {
  instanceId: field(text, "The id, `ins-…`."),
  imageId: field(text.optional(), "The image with which the system is installed again."),
  loginSettings: field(loginSettings.optional(), "How one logs in afterwards."),
});

const inputs = z.strictObject({
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
  inputs,
  outputs: accepted,
  async run({ client, args, signal }) {
    return decode(
      accepted,
      await client.call("AttachInstances", encode(inputs, args), { signal, idempotent: false }),
    );
  },
});
