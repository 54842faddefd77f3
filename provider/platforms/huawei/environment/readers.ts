import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineHuaweiFunction, idField } from "../api/define";
import { getExisting } from "../api/objects";
import { decode, encodeQuery } from "../api/wire";
import { ENVIRONMENTS, listEnvironments } from "./calls";
import { environmentView } from "./structures";

export const getEnvironment = defineHuaweiFunction({
  type: "huawei:getEnvironment",
  doc: "Reads an environment.",
  reader: true,
  action: "get_environment",
  inputs: z.strictObject({ environmentId: idField("environment") }),
  outputs: environmentView,
  async run({ client, args, signal }) {
    return decode(environmentView, await getExisting(client.gcs, ENVIRONMENTS, args.environmentId, signal));
  },
});

const filters = z.strictObject({
  source: field(
    z.enum(["", "cci", "cce"]).optional(),
    "Only those on `cci` or on `cce`. Left out or empty, all.",
  ),
});
const environments = z.array(environmentView);

export const getEnvironments = defineHuaweiFunction({
  type: "huawei:getEnvironments",
  doc: "Lists environments.",
  reader: true,
  action: "get_environments",
  inputs: filters,
  outputs: environments,
  async run({ client, args, signal }) {
    return decode(environments, await listEnvironments(client.gcs, encodeQuery(filters, args), signal));
  },
});
