import { randomBytes } from "node:crypto";
import { parseJson, isObject } from "../../core/json";
import { IamError } from "../errors";
import type { ApiAnswer, ApiRequest } from "../requests/request";
import { REGION, type World } from "../world";
import { sha256 } from "./signature";

/** The one call of the Identity and Access Management that clients need. */
export class Iam {
  constructor(private readonly world: World) {}

  createToken(request: ApiRequest): ApiAnswer {
    const auth = member(request.json(), "auth");
    const identity = member(auth, "identity");
    const user = member(member(identity, "password"), "user");
    const methods = member(identity, "methods");
    if (!isObject(auth) || !isObject(user) || !Array.isArray(methods) || !methods.includes("password")) {
      throw new IamError(400, "Bad Request", "The request body is invalid");
    }
    const { credentials, settings, state } = this.world;
    const domain = member(user.domain, "name");
    const known =
      user.name === credentials.username &&
      user.password === credentials.password &&
      domain === credentials.domainName;
    if (!known) throw new IamError(401, "Unauthorized", "The username or password is wrong.");
    this.checkScope(member(auth, "scope"));

    const now = this.world.now();
    const expires = now + settings.tokenValidity * 1000;
    const token = randomBytes(120).toString("base64url");
    state.tokens[sha256(token)] = expires;
    const project = { id: credentials.projectId, name: REGION };
    const body = {
      token: { methods: ["password"], issued_at: micro(now), expires_at: micro(expires), project },
    };
    return { status: 201, body, headers: { "x-subject-token": token } };
  }

  private checkScope(scope: unknown): void {
    const project = member(scope, "project");
    if (!isObject(project)) throw new IamError(400, "Bad Request", "The scope has no project");
    const { id, name } = project;
    const fits = id === undefined ? name === REGION : id === this.world.credentials.projectId;
    if (!fits) throw new IamError(401, "Unauthorized", "The project does not exist.");
  }
}

function member(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

/** Times of tokens have six digits after the second. */
function micro(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace("Z", "000Z");
}

/** For the log: the user's name. */
export function userIn(body: Buffer): string {
  const auth = member(parseJson(body.toString("utf8")), "auth");
  const name = member(member(member(member(auth, "identity"), "password"), "user"), "name");
  return typeof name === "string" ? name : "";
}
