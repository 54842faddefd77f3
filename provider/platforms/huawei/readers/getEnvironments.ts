import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineHuaweiFunction } from "../define";
import { ENVIRONMENTS, listObjects } from "../objects";
import { environmentView } from "../structures/views";
import { decode } from "../wire";

const outputs = z.array(environmentView);

export const getEnvironments = defineHuaweiFunction({
  type: "huawei:getEnvironments",
  doc: "Lists environments.",
  reader: true,
  action: "get_environments",
  inputs: z.strictObject({
    source: field(z.enum(["cci", "cce"]).optional(), "Only those on `cci` or on `cce`."),
  }),
  outputs,
  async run({ client, args: { source }, signal }) {
    return decode(outputs, await listObjects(client.gcs, ENVIRONMENTS, { source }, signal));
  },
});
