import { z } from "zod";

import { defineHuaweiFunction, environmentId } from "../define";
import { ENVIRONMENTS, neededObject } from "../objects";
import { environmentView } from "../structures/views";
import { decode } from "../wire";

export const getEnvironment = defineHuaweiFunction({
  type: "huawei:getEnvironment",
  doc: "Reads an environment.",
  reader: true,
  action: "get_environment",
  inputs: z.strictObject({ environmentId }),
  outputs: environmentView,
  async run({ client, args, signal }) {
    return decode(environmentView, await neededObject(client.gcs, ENVIRONMENTS, args.environmentId, signal));
  },
});
