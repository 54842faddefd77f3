import { z } from "zod";

import { bareEndpoint } from "../../../core/rest/transport/endpoint";
import { commonKeys } from "../../../core/connection";
import { field } from "../../../core/schema/field";

const account = { account: true } as const;
const address = { account: true, endpoint: true } as const;
const REGION = /^[a-z]+(-[a-z0-9]+)+$/;
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?$/i;

/** The vendor's constructor takes a domain or a region in place of a URL. */
const serviceEndpoint = z
  .string()
  .overwrite((text) => (REGION.test(text) ? urlOf(text) : DOMAIN.test(text) ? `https://${text}` : text))
  .superRefine((text, context) => {
    const issues = bareEndpoint.safeParse(text).error?.issues ?? [];
    issues.forEach(({ message }) => context.addIssue({ code: "custom", message }));
  });

/** The keys of an Alibaba Cloud connection. */
export const settingsSchema = z.strictObject({
  accessKeyId: field(z.string().min(1), "The AccessKey ID.", { secret: true }),
  accessKeySecret: field(z.string().min(1), "The AccessKey secret.", { secret: true }),
  securityToken: field(z.string().min(1).optional(), "The STS token of temporary credentials.", {
    secret: true,
  }),
  region: field(
    z.string().regex(REGION, "must be a region such as cn-qingdao"),
    "The region to operate in, such as `cn-qingdao`.",
    account,
  ),
  endpoint: field(
    serviceEndpoint.optional(),
    "The service as a URL, a domain, which is used with https, or a region. Left out, it is `https://batchcompute.REGION.aliyuncs.com`.",
    address,
  ),
  signatureHeaders: field(
    z.enum(["full", "minimal"]).default("full"),
    "What requests are signed with: `full`, as the vendor's Python SDK does, with `Date`, a nonce, the region and the " +
      "key ID; or `minimal`, as its JavaScript SDK does, with `x-acs-date` alone. Neither is documented for this version.",
  ),
  nameRules: field(
    z.enum(["later", "off"]).default("later"),
    "Which names of jobs and tasks are refused before a request: those that later editions of the API refuse (letters, " +
      "digits, `-` and `_`, no digit first; at most 64 bytes for a job, 32 for a task), or none: the service decides.",
  ),
  ...commonKeys(),
});

export type AlibabaSettings = z.output<typeof settingsSchema>;

/** The URL of the service. */
export function endpointUrl({
  endpoint: given,
  region,
}: Pick<AlibabaSettings, "endpoint" | "region">): string {
  return given ?? urlOf(region);
}

function urlOf(region: string): string {
  return `https://batchcompute.${region}.aliyuncs.com`;
}
