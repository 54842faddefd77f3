import { randomBytes, randomInt } from "node:crypto";
import { type Json, type JsonObject, isObject } from "../../core/json";
import { ApiError, unauthenticated } from "../errors";
import type { ApiAnswer } from "../types";
import type { World } from "../world";
import { readAuthorization, sameSignature, sha256, sign, type SignedRequest } from "./signature";

export interface Identity {
  region: string;
  projectId: string;
  projectName: string;
  username: string;
  password: string;
  domainName: string;
  accessKey: string;
  secretKey: string;
}

const ALLOWED_SKEW_MS = 15 * 60_000;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

function random(length: number): string {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}

export function createIdentity(): Identity {
  return {
    region: "eu-de",
    projectId: randomBytes(16).toString("hex"),
    projectName: "eu-de",
    username: "batchflow",
    password: random(24),
    domainName: `OTC-EU-DE-${String(randomInt(1e9)).padStart(20, "0")}`,
    accessKey: random(20),
    secretKey: random(40),
  };
}

/** Issues tokens, and tells whether a request has a good one or a good signature. */
export class Authentication {
  constructor(
    private readonly world: World,
    private readonly identity: Identity,
  ) {}

  /** Throws unless the request may act in the project; `project` is that of the path, if the path has one. */
  check(request: SignedRequest, project: string | undefined): void {
    const { headers } = request;
    const token = headers.get("x-auth-token");
    const scope = token === undefined ? this.checkSignature(request) : this.projectOfToken(token);
    const { projectId } = this.identity;
    if (scope !== projectId || (project !== undefined && project !== scope)) throw new ApiError("IMG.0030");
  }

  /** POST /v3/auth/tokens. */
  issue(body: Json | undefined, imageEndpoint: string): ApiAnswer {
    const { identity, world } = this;
    const { user, scope } = readCredentials(body);
    const known =
      user.name === identity.username &&
      user.password === identity.password &&
      (!isObject(user.domain) || user.domain.name === identity.domainName);
    if (!known) throw new ApiError("401", undefined, 401, "identity");
    const projectId = this.projectOf(scope);
    const token = randomBytes(48).toString("base64url");
    const [now, seconds] = [world.now(), world.settings.durations.token];
    const expiresAt = now + seconds * 1000;
    world.state.tokens = world.state.tokens.filter((other) => other.expiresAt > now);
    world.state.tokens.push({ id: sha256(token), projectId, expiresAt });
    const shown: JsonObject = {
      methods: ["password"],
      expires_at: stamp(expiresAt),
      issued_at: stamp(now),
      catalog: [catalogEntry(identity.region, imageEndpoint)],
    };
    if (projectId !== null) shown.project = { id: projectId, name: identity.projectName };
    return { status: 201, body: { token: shown }, headers: { "x-subject-token": token } };
  }

  private projectOf(scope: Json | undefined): string | null {
    if (scope === undefined || scope === null) return null;
    const project = isObject(scope) ? scope.project : undefined;
    if (!isObject(project)) return null;
    const { projectId, projectName } = this.identity;
    const { id, name } = project;
    if (id === undefined && name === undefined) throw new ApiError("400", undefined, 400, "identity");
    if ((id === undefined || id === projectId) && (name === undefined || name === projectName)) {
      return projectId;
    }
    throw new ApiError("401", "The user has no right in the project.", 401, "identity");
  }

  private projectOfToken(token: string): string | null {
    const { state, settings } = this.world;
    const found = state.tokens.find(({ id }) => id === sha256(token));
    if (found && found.expiresAt > this.world.now()) return found.projectId;
    throw settings.tokenRefusal === "code"
      ? new ApiError("IMG.0087")
      : unauthenticated("the token is unknown or has expired");
  }

  /** Time here is real time: it is the client's clock that counts. */
  private checkSignature(request: SignedRequest): string {
    const { headers } = request;
    const { settings } = this.world;
    const authorization = readAuthorization(headers.get("authorization") ?? "");
    if (!authorization) throw unauthenticated("there is neither a token nor a signature");
    const { accessKey, signedHeaders, signature, scope } = authorization;
    const time = readDate(headers.get("x-sdk-date") ?? "");
    if (!["host", "x-sdk-date"].every((name) => signedHeaders.includes(name))) {
      throw unauthenticated("host and x-sdk-date must be signed");
    }
    if (Math.abs(Date.now() - time) > ALLOWED_SKEW_MS) throw unauthenticated("the date is too far off");
    if (accessKey !== this.identity.accessKey) throw unauthenticated("the access key is unknown");
    if (scope ? scope.date !== headers.get("x-sdk-date")?.slice(0, 8) : !settings.unscopedSignatures) {
      throw unauthenticated("the credential's scope is wrong");
    }
    if (!sameSignature(sign(this.identity.secretKey, request, authorization), signature)) {
      throw unauthenticated("the signature does not match");
    }
    const project = headers.get("x-project-id");
    if (project === undefined && settings.projectHeaderRequired) {
      throw unauthenticated("X-Project-Id is missing");
    }
    return project ?? this.identity.projectId;
  }
}

/** The document by which OpenStack clients find out which version of the identity service is here. */
export function identityVersion(endpoint: string): JsonObject {
  const type = "application/vnd.openstack.identity-v3+json";
  return {
    version: {
      id: "v3.6",
      status: "stable",
      updated: "2016-04-04T00:00:00Z",
      links: [{ rel: "self", href: `${endpoint}/v3/` }],
      "media-types": [{ base: "application/json", type }],
    },
  };
}

interface Credentials {
  user: JsonObject;
  scope: Json | undefined;
}

function readCredentials(body: Json | undefined): Credentials {
  const auth = isObject(body) ? body.auth : undefined;
  const identity = isObject(auth) ? auth.identity : undefined;
  const password = isObject(identity) ? identity.password : undefined;
  const user = isObject(password) ? password.user : undefined;
  const methods = isObject(identity) ? identity.methods : undefined;
  if (!isObject(auth) || !isObject(user) || !Array.isArray(methods) || !methods.includes("password")) {
    throw new ApiError("400", undefined, 400, "identity");
  }
  return { user, scope: auth.scope };
}

function readDate(text: string): number {
  const [, day = "", time = ""] = /^(\d{8})T(\d{6})Z$/.exec(text) ?? [];
  const iso = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`;
  const read = Date.parse(iso);
  if (Number.isNaN(read)) throw unauthenticated("X-Sdk-Date is missing or malformed");
  return read;
}

function stamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace("Z", "000Z");
}

function catalogEntry(region: string, url: string): JsonObject {
  const endpoint = { interface: "public", region, region_id: region, url };
  return { type: "image", name: "ims", endpoints: [endpoint] };
}
