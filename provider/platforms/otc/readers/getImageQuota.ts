import { z } from "zod";

import { isRecord } from "../../../core/schema/unknowns";
import { field, structure } from "../../../core/schema/field";
import { defineOtcFunction } from "../define";
import { decode } from "../wire";

const quota = structure("ImageQuota", "A quota.", {
  type: field(z.string(), "`image`, `image_shared` or `image_member`."),
  used: field(z.number(), "How much of it is used."),
  quota: field(z.number(), "How much there is."),
  min: field(z.number().optional(), "The least that it can be set to."),
  max: field(z.number().optional(), "The most that it can be set to."),
});
const outputs = z.array(quota);

export const getImageQuota = defineOtcFunction({
  type: "otc:getImageQuota",
  doc: "Reads the quotas of private images, shared images and recipients of shares.",
  reader: true,
  action: "GET /v1/cloudimages/quota",
  inputs: z.strictObject({}),
  outputs,
  async run({ client, signal }) {
    const request = { action: "showImageQuota", method: "GET", path: "/v1/cloudimages/quota" } as const;
    const { quotas } = await client.call(request, { signal, idempotent: true });
    return decode(outputs, isRecord(quotas) ? (quotas.resources ?? []) : []);
  },
});
