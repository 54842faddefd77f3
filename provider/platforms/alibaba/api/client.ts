import { randomUUID } from "node:crypto";

import { type Call, contentOf, JSON_TYPE, pathWith } from "../../../core/rest/call";
import { plain, RestClient, type Signed } from "../../../core/rest/client";
import { parseObject } from "../../../core/rest/refusal";
import { decidingKey } from "../../../core/rest/transport/endpoint";
import { nonEmpty, type Wire } from "../../../core/schema/wire";
import { ADVICE, meaningOf } from "./errors";
import { type AlibabaSettings, endpointUrl } from "./settings";
import { signature } from "./signature";

const VERSION = "2015-06-30";

/** The API of one account and region. */
export type AlibabaClient = RestClient<AlibabaSettings>;

export const path = pathWith();

export function createClient(settings: AlibabaSettings): AlibabaClient {
  return new RestClient({
    settings,
    endpoint: endpointUrl(settings),
    endpointKey: decidingKey("endpoint", settings.endpoint),
    requestTimeout: settings.requestTimeout,
    advice: ADVICE,
    sign: (call) => sign(call, settings),
    resultIn: (body, { body: text }) => withExactIds(body, text),
    // The code stands in `Code`, or in `ErrorCode`, as the vendor's clients of this version expect it.
    refusalIn: (body, { status }) => {
      const code = nonEmpty(body?.Code ?? body?.ErrorCode);
      return isSuccess(status) || code === undefined ? undefined : { code, message: nonEmpty(body?.Message) };
    },
    meaningOf: ({ code = "" }, status) => meaningOf(code, status),
    requestIdIn: (body, { status, headers }) =>
      headers["request-id"] ??
      headers["x-acs-request-id"] ??
      (isSuccess(status) ? undefined : body?.RequestId),
  });
}

/** Ids that are numbers, of which a parser rounds the large ones. */
const LONG_ID = /"OwnerId"\s*:\s*(\d{16,})(?=\s*[,}])/g;

/** The body with long ids as texts. Inside a text the quotes would be escaped, so that only members are found. */
function withExactIds(body: Wire | undefined, text: string): Wire | undefined {
  const exact = text.replace(LONG_ID, '"OwnerId":"$1"');
  return exact === text ? body : parseObject(exact);
}

/** Signs anew for each try: the platform refuses an old time and a nonce that it has seen. */
function sign(call: Call, settings: AlibabaSettings): Signed {
  const request = plain(call);
  const headers = {
    accept: JSON_TYPE,
    "content-type": contentOf(call).contentType ?? JSON_TYPE,
    "x-acs-version": VERSION,
    "x-acs-signature-method": "HMAC-SHA1",
    "x-acs-signature-version": "1.0",
    ...identification(settings, new Date().toUTCString()),
  };
  const { accessKeyId, accessKeySecret } = settings;
  const signed = signature(accessKeySecret, { ...request, headers });
  return { ...request, headers: { ...headers, authorization: `acs ${accessKeyId}:${signed}` } };
}

/** The headers in which the vendor's clients differ. */
function identification(settings: AlibabaSettings, date: string): Record<string, string> {
  const { accessKeyId, securityToken, region, signatureHeaders } = settings;
  const token = securityToken === undefined ? {} : { "x-acs-security-token": securityToken };
  if (signatureHeaders === "minimal") return { "x-acs-date": date, ...token };
  return {
    date,
    "x-acs-signature-nonce": randomUUID(),
    "x-acs-region-id": region,
    "x-acs-access-key-id": accessKeyId,
    ...token,
  };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
