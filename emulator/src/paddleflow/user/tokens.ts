import { createHmac } from "node:crypto";

/** A constant of the server: tokens outlive it. */
const KEY = "its my precious";
const BACKDATED_SECONDS = 1000;

export interface Claims {
  username: string;
  /** The stored hash: a new password revokes all tokens. */
  password: string;
  exp?: number;
  nbf: number;
  iss: string;
}

export function createToken(user: string, hash: string, now: number, expirationHours: number): string {
  const seconds = Math.floor(now / 1000);
  const claims: Claims = {
    username: user,
    password: hash,
    ...(expirationHours !== -1 && { exp: seconds + expirationHours * 3600 }),
    nbf: seconds - BACKDATED_SECONDS,
    iss: "paddleflow",
  };
  const content = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${content}.${sign(content)}`;
}

/** What a valid token says; undefined for any other. */
export function readToken(token: string, now: number): Claims | undefined {
  const [header, payload, signature, more] = token.split(".");
  if (header === undefined || payload === undefined || more !== undefined) return undefined;
  if (signature !== sign(`${header}.${payload}`)) return undefined;
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Claims;
  const seconds = now / 1000;
  return (claims.exp !== undefined && seconds > claims.exp) || seconds < claims.nbf ? undefined : claims;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function sign(content: string): string {
  return createHmac("sha256", KEY).update(content).digest("base64url");
}
