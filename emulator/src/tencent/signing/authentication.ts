import { randomBytes, randomInt } from "node:crypto";
import { ApiError } from "../errors";
import type { WireRequest } from "../requests/protocol";
import { sameSignature, signTc3, signV1, utcDate } from "./signature";

export interface Keys {
  secretId: string;
  secretKey: string;
  temporary: { secretId: string; secretKey: string; token: string };
}

const VALID_SECONDS = 300;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function random(length: number): string {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}

export function createKeys(): Keys {
  return {
    secretId: `AKID${random(32)}`,
    secretKey: random(32),
    temporary: {
      secretId: `AKID${random(60)}`,
      secretKey: random(44),
      token: randomBytes(96).toString("base64url"),
    },
  };
}

/** Who signed, and whether the signature is good. Time here is real time: it is the client's clock that counts. */
export class Authentication {
  private readonly nonces = new Map<string, number>();

  constructor(private readonly keys: Keys) {}

  check(request: WireRequest): void {
    if (request.signed === "tc3") this.checkTc3(request);
    else this.checkV1(request);
  }

  private checkTc3(request: WireRequest): void {
    const { secretId, date, service, names, signature } = readAuthorization(request.header("authorization"));
    const timestamp = this.checkTimestamp(request.timestamp);
    const secretKey = this.secretKey(secretId, request.token);
    const headers = names.map((name): [string, string] => [name, request.header(name)]);
    const { method, query, body } = request;
    const expected = signTc3(secretKey, timestamp, "batch", { method, query, headers, body });
    if (date !== utcDate(timestamp) || service !== "batch" || !sameSignature(expected, signature)) {
      throw new ApiError("AuthFailure.SignatureFailure");
    }
  }

  private checkV1(request: WireRequest): void {
    const { flat } = request;
    for (const name of ["SecretId", "Timestamp", "Nonce", "Signature"]) {
      if (!flat.get(name)) throw new ApiError("MissingParameter", `The request is missing \`${name}\`.`);
    }
    const nonce = flat.get("Nonce") ?? "";
    if (!/^[1-9]\d*$/.test(nonce)) {
      throw new ApiError("InvalidParameterValue", "`Nonce` must be a positive integer.");
    }
    const timestamp = this.checkTimestamp(request.timestamp);
    const secretId = flat.get("SecretId") ?? "";
    const secretKey = this.secretKey(secretId, request.token);
    const expected = signV1(secretKey, request.method, request.host, request.path, flat);
    if (!sameSignature(expected, flat.get("Signature") ?? ""))
      throw new ApiError("AuthFailure.SignatureFailure");
    this.checkReplay(`${secretId}/${timestamp}/${nonce}`, timestamp);
  }

  private checkTimestamp(text: string): number {
    if (!/^\d+$/.test(text))
      throw new ApiError("InvalidParameterValue", "The timestamp is not in UNIX seconds.");
    const timestamp = Number(text);
    if (Math.abs(Date.now() / 1000 - timestamp) > VALID_SECONDS)
      throw new ApiError("AuthFailure.SignatureExpire");
    return timestamp;
  }

  private secretKey(secretId: string, token: string): string {
    const { keys } = this;
    if (secretId === keys.secretId) {
      if (token !== "") throw new ApiError("AuthFailure.TokenFailure");
      return keys.secretKey;
    }
    if (secretId === keys.temporary.secretId) {
      if (token !== keys.temporary.token) throw new ApiError("AuthFailure.TokenFailure");
      return keys.temporary.secretKey;
    }
    throw new ApiError(
      secretId.startsWith("AKID") ? "AuthFailure.SecretIdNotFound" : "AuthFailure.InvalidSecretId",
    );
  }

  // Small random nonces repeat by chance in time, so it is the nonce with its timestamp that is good only once.
  private checkReplay(key: string, timestamp: number): void {
    const oldest = Date.now() / 1000 - VALID_SECONDS;
    for (const [known, time] of this.nonces) if (time < oldest) this.nonces.delete(known);
    if (this.nonces.has(key)) {
      throw new ApiError(
        "AuthFailure.SignatureFailure",
        "The nonce has been used with this timestamp before.",
      );
    }
    this.nonces.set(key, timestamp);
  }
}

interface Authorization {
  secretId: string;
  date: string;
  service: string;
  names: string[];
  signature: string;
}

const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/\s]+)\/(\d{4}-\d\d-\d\d)\/(\w+)\/tc3_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

function readAuthorization(text: string): Authorization {
  const [, secretId = "", date = "", service = "", list = "", signature = ""] =
    AUTHORIZATION.exec(text) ?? [];
  const names = list.split(";");
  if (!names.includes("content-type") || !names.includes("host")) {
    throw new ApiError("AuthFailure.SignatureFailure", "The Authorization header is missing or malformed.");
  }
  return { secretId, date, service, names, signature };
}
