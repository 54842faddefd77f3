import { z } from "zod";

import { bareEndpoint, endpoint } from "../../../core/rest/endpoint";
import { lateAnswers } from "../../../core/connection";
import { field } from "../../../core/schema/field";
import { type CredentialProblem, missing, onlyOneWay, waysOf } from "../../iam/credentials";

const text = z.string().min(1);
const secret = { secret: true } as const;

const account = { account: true } as const;
const user = { account: "user" } as const;

const members = z.strictObject({
  region: field(
    z
      .string()
      .regex(/^[a-z]+(-[a-z0-9]+)+$/, "must be a region such as eu-de")
      .default("eu-de"),
    "The region, such as `eu-de` or `eu-nl`.",
    account,
  ),
  projectId: field(
    text.optional(),
    "The id of the project. A key pair and a token that was fetched elsewhere need it.",
    account,
  ),
  projectName: field(
    text.optional(),
    "The name of the project, for a login with a password without `projectId`. Left out, it is the region's own project.",
    account,
  ),
  username: field(text.optional(), "The name of the user.", user),
  password: field(text.optional(), "The user's password.", secret),
  domainName: field(
    text.optional(),
    "The name of the domain that the user belongs to, such as `OTC-EU-DE-00000000001000000000`.",
    account,
  ),
  accessKey: field(text.optional(), "The id of the access key (AK).", secret),
  secretKey: field(text.optional(), "The access key (SK), with which requests are signed.", secret),
  securityToken: field(text.optional(), "The token of a temporary access key.", secret),
  token: field(
    text.optional(),
    "A token that was fetched elsewhere. It is not renewed when it ends.",
    secret,
  ),
  signatureForm: field(
    z.enum(["scoped", "unscoped"]).default("scoped"),
    "How a key pair signs: `scoped`, as the cloud's own SDK does, with a key that is derived for the day; or `unscoped`, " +
      "as the SDKs of Huawei Cloud do, whose form this cloud may not accept.",
  ),
  endpoint: field(
    bareEndpoint.optional(),
    "The URL of the Image Management Service. Left out, it is `https://ims.REGION.otc.t-systems.com`.",
    account,
  ),
  iamEndpoint: field(
    endpoint.optional(),
    "The URL of the identity service. Left out, it is `https://iam.REGION.otc.t-systems.com/v3`.",
  ),
  requestTimeout: field(
    z.number().positive().max(600).default(30),
    "Seconds until a request without an answer is given up, and repeated where that is safe.",
  ),
  lateAnswers,
});

export type OtcSettings = z.output<typeof members>;

/** The keys of an Open Telekom Cloud connection. */
export const settingsSchema = members.superRefine((settings, context) => {
  for (const [key, message] of credentialProblems(settings)) {
    context.addIssue({ code: "custom", path: key === "" ? [] : [key], message });
  }
});

function credentialProblems(settings: OtcSettings): readonly CredentialProblem[] {
  const { password, secretKey, token } = settings;
  const ways = waysOf(settings);
  if (ways.length > 1) return onlyOneWay(ways);
  if (password !== undefined) return missing(settings, ["username", "domainName"], "beside password");
  if (secretKey !== undefined) return missing(settings, ["accessKey", "projectId"], "beside secretKey");
  if (token !== undefined) return missing(settings, ["projectId"], "beside token");
  return [
    [
      "",
      "needs one way of authentication: username, password and domainName; accessKey and secretKey; or token",
    ],
  ];
}

/** The URL of the Image Management Service. */
export function imsUrl({ endpoint: given, region }: Pick<OtcSettings, "endpoint" | "region">): string {
  return given ?? `https://ims.${region}.otc.t-systems.com`;
}

/** The URL of the identity service. */
export function iamUrl({ iamEndpoint, region }: Pick<OtcSettings, "iamEndpoint" | "region">): string {
  return iamEndpoint ?? `https://iam.${region}.otc.t-systems.com/v3`;
}
