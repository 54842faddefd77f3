import { randomBytes, randomInt } from "node:crypto";
import { ApiError, invalid, missing } from "../errors";
import type { AlibabaSettings } from "../types";
import { sameSignature, sign, type SignedRequest } from "./signature";

export interface Keys {
  accessKeyId: string;
  accessKeySecret: string;
  temporary: { accessKeyId: string; accessKeySecret: string; securityToken: string };
}

const ALLOWED_SKEW_MS = 15 * 60_000;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function random(length: number): string {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}

export function createKeys(): Keys {
  return {
    accessKeyId: `LTAI${random(12)}`,
    accessKeySecret: random(30),
    temporary: {
      accessKeyId: `STS.${random(24)}`,
      accessKeySecret: random(44),
      securityToken: randomBytes(96).toString("base64url"),
    },
  };
}

/** Who signed, and whether the signature is good. Time here is real time: it is the client's clock that counts. */
export class Authentication {
  private readonly nonces = new Map<string, number>();

  constructor(
    private readonly keys: Keys,
    private readonly settings: AlibabaSettings,
  ) {}

  check(request: SignedRequest): void {
    const { headers } = request;
    const { keyId, signature } = readAuthorization(headers.get("authorization") ?? "");
    checkScheme(headers);
    const time = checkDate(headers.get("x-acs-date") ?? headers.get("date") ?? "");
    const secret = this.secretOf(keyId, headers.get("x-acs-security-token") ?? "");
    if (!sameSignature(sign(secret, request), signature)) throw new ApiError("SignatureDoesNotMatch");
    this.checkNonce(keyId, headers.get("x-acs-signature-nonce") ?? "", time);
  }

  private secretOf(keyId: string, token: string): string {
    const { temporary, accessKeyId, accessKeySecret } = this.keys;
    if (keyId === accessKeyId) {
      if (token !== "") throw new ApiError("InvalidSecurityToken");
      return accessKeySecret;
    }
    if (keyId !== temporary.accessKeyId) throw new ApiError("InvalidAccessKeyId.NotFound");
    if (token !== temporary.securityToken) throw new ApiError("InvalidSecurityToken");
    return temporary.accessKeySecret;
  }

  private checkNonce(keyId: string, nonce: string, time: number): void {
    if (nonce === "") {
      if (this.settings.nonceRequired) throw missing("x-acs-signature-nonce");
      return;
    }
    if (!this.settings.refusesUsedNonces) return;
    const oldest = Date.now() - ALLOWED_SKEW_MS;
    for (const [known, used] of this.nonces) if (used < oldest) this.nonces.delete(known);
    const key = `${keyId}/${nonce}`;
    if (this.nonces.has(key)) throw new ApiError("SignatureNonceUsed");
    this.nonces.set(key, time);
  }
}

function readAuthorization(text: string): { keyId: string; signature: string } {
  if (text === "") throw missing("Authorization");
  const [, keyId, signature] = /^acs ([^:\s]+):(\S+)$/.exec(text) ?? [];
  if (keyId === undefined || signature === undefined) throw invalid("Authorization");
  return { keyId, signature };
}

function checkScheme(headers: ReadonlyMap<string, string>): void {
  for (const [name, expected] of [
    ["x-acs-signature-method", "HMAC-SHA1"],
    ["x-acs-signature-version", "1.0"],
  ] as const) {
    const value = headers.get(name);
    if (value === undefined) throw missing(name);
    if (value !== expected) throw invalid(name);
  }
}

const RFC_1123 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

function checkDate(text: string): number {
  if (text === "") throw missing("Date");
  const time = RFC_1123.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) throw invalid("Date");
  if (Math.abs(Date.now() - time) > ALLOWED_SKEW_MS) throw new ApiError("InvalidTimeStamp.Expired");
  return time;
}
