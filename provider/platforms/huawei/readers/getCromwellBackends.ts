import { z } from "zod";

import { field } from "../../../core/schema/field";
import { WORKFLOWS } from "../cromwellClient";
import { defineHuaweiFunction } from "../define";
import { decodeCamel } from "../wire";

const outputs = z.object({
  supportedBackends: field(z.array(z.string()), "The names of the backends."),
  defaultBackend: field(z.string(), "The backend that runs what names none."),
});

export const getCromwellBackends = defineHuaweiFunction({
  type: "huawei:getCromwellBackends",
  doc: "Reads the backends of the Cromwell server.",
  reader: true,
  action: "GET …/backends",
  inputs: z.strictObject({}),
  outputs,
  async run({ client, signal }) {
    const path = `${WORKFLOWS}/backends`;
    const call = { action: "GET backends", method: "GET", path, signal, idempotent: true } as const;
    return decodeCamel(outputs, await client.cromwell.call(call));
  },
});
