import { z } from "zod";

import { endpoint, hasNoPath } from "../../../core/rest/transport/endpoint";
import { commonKeys } from "../../../core/connection";
import { field } from "../../../core/schema/field";

/** The domain of the API before this one: version 2 of the gateway, at /v2/index.php. */
const HOST_OF_2017 = ".api.qcloud.com";

const endpointChoice = z.string().superRefine((text, context) => {
  if (text === "global" || text === "regional") return;
  for (const { message } of endpoint.safeParse(text).error?.issues ?? []) {
    context.addIssue({
      code: "custom",
      message: `must be "global", "regional" or a URL; a URL ${message}`,
    });
  }
  if (URL.canParse(text) && new URL(text).hostname.endsWith(HOST_OF_2017)) {
    context.addIssue({
      code: "custom",
      message: `must not be of the API of 2017 (${HOST_OF_2017}), which has other paths and signatures`,
    });
  } else if (!hasNoPath(text)) {
    context.addIssue({ code: "custom", message: "must have no path: the API is signed for /" });
  }
});

const account = { account: true } as const;

/** The keys of a Tencent Cloud connection. */
export const settingsSchema = z.strictObject({
  secretId: field(z.string().min(1), "The id of the API key.", { secret: true }),
  secretKey: field(z.string().min(1), "The API key.", { secret: true }),
  token: field(z.string().min(1).optional(), "The token of temporary credentials.", { secret: true }),
  region: field(
    z.string().regex(/^[a-z]+-[a-z0-9-]+$/, "must be a region such as ap-guangzhou"),
    "The region to operate in, such as `ap-guangzhou`.",
    account,
  ),
  endpoint: field(
    endpointChoice.default("global"),
    "Where requests go: `global` is the domain that leads to the nearest server, except for financial regions, which " +
      "always have their own; `regional` is the region's own domain; or a URL.",
    { account: true, endpoint: true },
  ),
  signatureMethod: field(
    z.enum(["TC3-HMAC-SHA256", "HmacSHA1", "HmacSHA256"]).optional(),
    "How requests are signed. The HMAC methods are those of signature version 1. Left out, it is `TC3-HMAC-SHA256`, and " +
      "with the edition `2018`, whose document knows version 1 only, `HmacSHA256`.",
  ),
  method: field(
    z.enum(["POST", "GET"]).default("POST"),
    "The HTTP method of signature version 1. TC3-HMAC-SHA256 always uses POST.",
  ),
  edition: field(
    z.enum(["current", "2018"]).default("current"),
    "The API that the service offers: today's, or that of 2018, in which an environment's node count is all that " +
      "changes in place, and which has no tags.",
  ),
  ...commonKeys(),
  rateLimits: field(
    z
      .union([z.enum(["documented", "off"]), z.record(z.string(), z.number().positive())])
      .default("documented"),
    "The schedule of requests: the documented rate of each action, `off`, or requests per second by action, which " +
      "replace the documented ones of the actions that are named. Where the platform refuses by rate, requests are sent " +
      "more slowly, whatever this says.",
  ),
});

export type TencentSettings = z.output<typeof settingsSchema>;

/** How requests are signed follows from the edition where nothing else is said. */
export function complete(settings: TencentSettings): TencentSettings {
  const { edition, signatureMethod = edition === "2018" ? "HmacSHA256" : "TC3-HMAC-SHA256" } = settings;
  return { ...settings, signatureMethod };
}

/** The URL of the endpoint that the settings choose. */
export function endpointUrl({
  endpoint: choice,
  region,
}: Pick<TencentSettings, "endpoint" | "region">): string {
  if (choice !== "global" && choice !== "regional") return choice;
  // Financial regions are isolated: the global domain does not serve them.
  const own = choice === "regional" || region.endsWith("-fsi");
  return own ? `https://batch.${region}.tencentcloudapi.com` : "https://batch.tencentcloudapi.com";
}
