import { z } from "zod";

import { bareEndpoint, endpoint } from "../../../core/rest/transport/endpoint";
import { commonKeys } from "../../../core/connection";
import { field } from "../../../core/schema/field";
import {
  credentialKeys,
  type CredentialProblem,
  missing,
  onlyOneWay,
  refusing,
  regionKey,
  waysOf,
} from "../../iam/credentials";

const text = z.string().min(1);

const account = { account: true } as const;
const address = { account: true, endpoint: true } as const;
const user = { account: "user" } as const;

const members = z.strictObject({
  region: regionKey("eu-de", "The region, such as `eu-de` or `eu-nl`."),
  projectId: field(
    text.optional(),
    "The id of the project. A key pair and a token that was fetched elsewhere need it.",
    account,
  ),
  username: field(text.optional(), "The name of the user.", user),
  domainName: field(
    text.optional(),
    "The name of the domain that the user belongs to, such as `OTC-EU-DE-00000000001000000000`.",
    account,
  ),
  ...credentialKeys,
  signatureForm: field(
    z.enum(["scoped", "unscoped"]).default("scoped"),
    "How a key pair signs: `scoped`, as the cloud's own SDK does, with a key that is derived for the day; or `unscoped`, " +
      "as the SDKs of Huawei Cloud do, whose form this cloud may not accept.",
  ),
  endpoint: field(
    bareEndpoint.optional(),
    "The URL of the Image Management Service. Left out, it is `https://ims.REGION.otc.t-systems.com`.",
    address,
  ),
  iamEndpoint: field(
    endpoint.optional(),
    "The URL of the identity service. Left out, it is `https://iam.REGION.otc.t-systems.com/v3`.",
    { endpoint: true },
  ),
  ...commonKeys(),
});

export type OtcSettings = z.output<typeof members>;

/** The keys of an Open Telekom Cloud connection. */
export const settingsSchema = members.superRefine(refusing(credentialProblems));

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
