import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineHuaweiFunction } from "../define";
import { decodeCamel } from "../wire";

const outputs = z.object({ cromwell: field(z.string(), "The version of the server.") });

export const getCromwellVersion = defineHuaweiFunction({
  type: "huawei:getCromwellVersion",
  doc: "Reads the version of the Cromwell server.",
  reader: true,
  action: "GET /engine/v1/version",
  inputs: z.strictObject({}),
  outputs,
  async run({ client, signal }) {
    const path = "/engine/v1/version";
    const call = { action: "GET version", method: "GET", path, signal, idempotent: true } as const;
    return decodeCamel(outputs, await client.cromwell.call(call));
  },
});
