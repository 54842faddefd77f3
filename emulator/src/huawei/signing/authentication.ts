import type { FastifyRequest } from "fastify";
import { headerOf } from "../../core/requests/headers";
import { GcsError } from "../errors";
import type { World } from "../world";
import type { Credentials } from "./credentials";
import { ALGORITHM, sameSignature, sha256, signature, UNSIGNED } from "./signature";

const SKEW_MS = 15 * 60 * 1000;

/** How a request is signed, for the log. */
export function signedBy(request: FastifyRequest): "token" | "ak-sk" | "none" {
  if (headerOf(request, "x-auth-token") !== "") return "token";
  return headerOf(request, "authorization") === "" ? "none" : "ak-sk";
}

/** Whether the gateway lets a call of the Gene Container Service through. */
export class Authentication {
  constructor(
    private readonly world: World,
    private readonly credentials: Credentials,
  ) {}

  check(request: FastifyRequest, body: Buffer): void {
    const token = headerOf(request, "x-auth-token");
    if (token !== "") return this.checkToken(token);
    const authorization = headerOf(request, "authorization");
    if (authorization === "") throw refusal("x-auth-token not found");
    this.checkSignature(authorization, request, body);
  }

  private checkToken(token: string): void {
    const known = this.world.state.tokens[sha256(token)];
    if (known === undefined) throw refusal("decrypt token fail");
    if (this.world.now() >= known) throw new GcsError("APIGW.0307");
  }

  private checkSignature(authorization: string, request: FastifyRequest, body: Buffer): void {
    const { accessKey, names, signed } = readAuthorization(authorization);
    const date = headerOf(request, "x-sdk-date");
    // Time here is real time: it is the client's clock that counts.
    const time = parseDate(date);
    if (time === undefined || !names.includes("x-sdk-date")) throw refusal("x-sdk-date is missing");
    if (Math.abs(Date.now() - time) > SKEW_MS) throw refusal("signature expired");
    const secretKey = this.secretKey(accessKey, headerOf(request, "x-security-token"));
    const expected = signature(secretKey, date, {
      method: request.method,
      url: request.raw.url ?? "/",
      headers: names.map((name) => [name, headerOf(request, name)]),
      payloadHash: this.payloadHash(request, body),
    });
    if (!sameSignature(expected, signed)) throw refusal("verify aksk signature fail");
    if (headerOf(request, "x-project-id") !== this.credentials.projectId) {
      throw refusal("x-project-id is not the project of the key");
    }
  }

  /** UNSIGNED-PAYLOAD is for bodies that are no JSON; any other text has to be the body's hash. */
  private payloadHash(request: FastifyRequest, body: Buffer): string {
    const hash = sha256(body);
    const given = headerOf(request, "x-sdk-content-sha256");
    if (given === "" || given === hash) return hash;
    const isJson = /^application\/[jb]son/.test(headerOf(request, "content-type"));
    if (given === UNSIGNED && !isJson && this.world.settings.acceptUnsignedPayload) return UNSIGNED;
    throw refusal("verify aksk signature fail, the body is not signed");
  }

  private secretKey(accessKey: string, token: string): string {
    const { temporary, ...own } = this.credentials;
    if (accessKey === own.accessKey && token === "") return own.secretKey;
    if (accessKey === temporary.accessKey) {
      if (token !== temporary.securityToken) throw refusal("the security token is not the key's");
      return temporary.secretKey;
    }
    throw refusal(
      accessKey === own.accessKey ? "the key has no security token" : `ak ${accessKey} not exist`,
    );
  }
}

function refusal(detail: string): GcsError {
  return new GcsError("APIGW.0301", detail);
}

const AUTHORIZATION = new RegExp(
  `^${ALGORITHM} Access=(\\w{1,128}), ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$`,
);

function readAuthorization(text: string): { accessKey: string; names: string[]; signed: string } {
  const [, accessKey = "", list = "", signed = ""] = AUTHORIZATION.exec(text) ?? [];
  const names = list.split(";");
  if (signed === "") throw refusal("the Authorization header is malformed");
  return { accessKey, names, signed };
}

function parseDate(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)?.slice(1);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}
