import { randomInt } from "node:crypto";

import type { Call } from "../../../core/rest/call";
import { RestClient, type Signed } from "../../../core/rest/client";
import type { RateOf } from "../../../core/rest/throttle";
import { isRecord } from "../../../core/schema/values";
import { nonEmpty, type Wire } from "../../../core/schema/wire";
import { meaningOf } from "./errors";
import { RATES } from "./rates";
import { endpointUrl, type TencentSettings } from "./settings";
import {
  encodeParameters,
  flatten,
  FORM_TYPE,
  JSON_TYPE,
  tc3Authorization,
  v1Signature,
  v1StringToSign,
} from "./signature";

const VERSION = "2017-03-12";

/** The API of one account and region. */
export type TencentClient = RestClient<TencentSettings>;

export function createClient(settings: TencentSettings): TencentClient {
  const endpoint = endpointUrl(settings);
  const { host } = new URL(endpoint);
  return new RestClient({
    settings,
    endpoint,
    endpointKey: settings.endpoint === "regional" ? "region" : "endpoint",
    requestTimeout: settings.requestTimeout,
    advice: "Check `endpoint` of the connection and the proxy",
    rateOf: rateOf(settings.rateLimits),
    sign: ({ action, json }) => {
      // Signed anew for each try: the platform refuses an old time and a nonce that it has seen.
      const timestamp = Math.floor(Date.now() / 1_000);
      const sign = settings.signatureMethod === "TC3-HMAC-SHA256" ? signTc3 : signV1;
      return sign({ settings, host, action, parameters: json as Wire, timestamp });
    },
    resultIn: responseIn,
    refusalIn: (body) => {
      const error = responseIn(body)?.Error;
      if (!isRecord(error) || typeof error.Code !== "string") return undefined;
      return { code: error.Code, message: nonEmpty(error.Message) };
    },
    meaningOf: (refusal, _status, { action }) => meaningOf(refusal, action, settings),
    requestIdIn: (body) => responseIn(body)?.RequestId,
  });
}

type Options = Pick<Call, "signal" | "idempotent" | "reserved" | "shared">;

/** Calls an action with its parameters and returns the members of its Response. */
export function callAction(
  client: TencentClient,
  action: string,
  parameters: Wire,
  options: Options,
): Promise<Wire> {
  return client.call({ action, method: "POST", path: "/", json: parameters, ...options });
}

function responseIn(body: Wire | undefined): Wire | undefined {
  return isRecord(body?.Response) ? body.Response : undefined;
}

interface Unsigned {
  readonly settings: TencentSettings;
  readonly host: string;
  readonly action: string;
  readonly parameters: Wire;
  /** UNIX seconds. */
  readonly timestamp: number;
}

function signTc3({ settings, host, action, parameters, timestamp }: Unsigned): Signed {
  const { secretId, secretKey, token, region } = settings;
  const body = JSON.stringify(parameters);
  const headers = {
    Authorization: tc3Authorization({ secretId, secretKey, host, body, timestamp }),
    "Content-Type": JSON_TYPE,
    Host: host,
    "X-TC-Action": action,
    "X-TC-Version": VERSION,
    "X-TC-Region": region,
    "X-TC-Timestamp": String(timestamp),
    ...(token !== undefined && { "X-TC-Token": token }),
  };
  return { method: "POST", path: "/", headers, body };
}

function signV1({ settings, host, action, parameters, timestamp }: Unsigned): Signed {
  const { secretId, secretKey, token, region, method } = settings;
  const signatureMethod = settings.signatureMethod === "HmacSHA1" ? "HmacSHA1" : "HmacSHA256";
  const all = flatten({
    ...parameters,
    Action: action,
    Version: VERSION,
    Region: region,
    Timestamp: timestamp,
    Nonce: randomInt(1, 2 ** 31),
    SecretId: secretId,
    SignatureMethod: signatureMethod,
    Token: token,
  });
  const signature = v1Signature(secretKey, signatureMethod, v1StringToSign(method, host, all));
  const encoded = encodeParameters({ ...all, Signature: signature });
  return method === "GET"
    ? { method, path: `/?${encoded}` }
    : { method, path: "/", headers: { "Content-Type": FORM_TYPE }, body: encoded };
}

function rateOf(limits: TencentSettings["rateLimits"]): RateOf {
  if (limits === "off") return () => undefined;
  const rates = limits === "documented" ? RATES : { ...RATES, ...limits };
  return (action) => rates[action];
}
