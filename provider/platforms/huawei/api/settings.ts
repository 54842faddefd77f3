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
const secret = { secret: true } as const;
const perMinute = z.number().positive();

/** Calls a minute that the service grants a user. */
const DOCUMENTED_READS = 600;
const DOCUMENTED_OTHERS = 300;

const account = { account: true } as const;
const address = { account: true, endpoint: true } as const;
const user = { account: "user" } as const;

const members = z.strictObject({
  region: regionKey("cn-north-4", "The region, such as `cn-north-4`."),
  projectId: field(text.optional(), "The id of the project. A key pair needs it.", account),
  username: field(text.optional(), "The name of the user, or of the account where there is none.", user),
  domainName: field(text.optional(), "The name of the account that the user belongs to.", account),
  ...credentialKeys,
  endpoint: field(
    bareEndpoint.optional(),
    "The URL of the Gene Container Service. Left out, it is `https://gcs.REGION.myhuaweicloud.com`.",
    address,
  ),
  iamEndpoint: field(
    endpoint.optional(),
    "The URL of the identity service. Left out, it is `https://iam.REGION.myhuaweicloud.com`.",
    { endpoint: true },
  ),
  multipartSignature: field(
    z.enum(["unsigned", "hashed"]).default("unsigned"),
    "How a key pair signs the upload of a workflow: `unsigned` leaves out the body, as the vendor's SDK does; `hashed` " +
      "signs the exact bytes, where the gateway asks for that.",
  ),
  cromwellEndpoint: field(
    endpoint.optional(),
    "The URL of a Cromwell server, without `/api`. Only what runs on Cromwell needs it.",
    address,
  ),
  cromwellToken: field(text.optional(), "A bearer token for the proxy before the Cromwell server.", secret),
  cromwellUsername: field(
    text.optional(),
    "The user name for basic authentication before the Cromwell server.",
    user,
  ),
  cromwellPassword: field(text.optional(), "The password that belongs to `cromwellUsername`.", secret),
  ...commonKeys(),
  rateLimits: field(
    z
      .union([
        z.enum(["documented", "off"]),
        z.strictObject({ read: perMinute.optional(), other: perMinute.optional() }),
      ])
      .default("documented"),
    `The schedule of requests to the Gene Container Service: the documented ${DOCUMENTED_READS} reading and ` +
      `${DOCUMENTED_OTHERS} other calls a minute of each user, \`off\`, or calls a minute as \`read\` and \`other\`. Where the ` +
      "platform refuses by rate, requests are sent more slowly, whatever this says.",
  ),
});

export type HuaweiSettings = z.output<typeof members>;

/** The keys of a Huawei Cloud connection. */
export const settingsSchema = members.superRefine(refusing(credentialProblems));

function credentialProblems(settings: HuaweiSettings): CredentialProblem[] {
  const { password, secretKey, cromwellEndpoint, cromwellToken, cromwellPassword } = settings;
  const ways = waysOf(settings);
  const problems = onlyOneWay(ways);
  if (ways.length === 0 && cromwellEndpoint === undefined) {
    problems.push([
      "",
      "needs one way of authentication: accessKey and secretKey; username, password and domainName; or token",
    ]);
  }
  if (password !== undefined)
    problems.push(...missing(settings, ["username", "domainName"], "beside password"));
  if (secretKey !== undefined)
    problems.push(...missing(settings, ["accessKey", "projectId"], "beside secretKey"));
  if (cromwellToken !== undefined && cromwellPassword !== undefined) {
    problems.push(["cromwellPassword", "only one of cromwellToken and cromwellPassword may be given"]);
  }
  if (cromwellPassword !== undefined) {
    problems.push(...missing(settings, ["cromwellUsername"], "beside cromwellPassword"));
  }
  return problems;
}

/** The URL of the Gene Container Service. */
export function gcsUrl({ endpoint: given, region }: Pick<HuaweiSettings, "endpoint" | "region">): string {
  return given ?? `https://gcs.${region}.myhuaweicloud.com`;
}

/** The URL of the identity service. */
export function iamUrl({ iamEndpoint, region }: Pick<HuaweiSettings, "iamEndpoint" | "region">): string {
  return iamEndpoint ?? `https://iam.${region}.myhuaweicloud.com`;
}

/** Requests per second, for those that read and for the others. */
export function rateOf(limits: HuaweiSettings["rateLimits"]): (kind: string) => number | undefined {
  if (limits === "off") return () => undefined;
  const { read, other } = limits === "documented" ? {} : limits;
  const rates: Readonly<Record<string, number>> = {
    read: (read ?? DOCUMENTED_READS) / 60,
    other: (other ?? DOCUMENTED_OTHERS) / 60,
  };
  return (kind) => rates[kind];
}
