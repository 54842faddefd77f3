import type { FastifyRequest } from "fastify";
import { parseJson } from "../../core/json";
import { headerOf } from "../../core/requests/headers";
import type { ServerVersion } from "../types";
import { matchRoute, readPath, type Match, type WirePath } from "./router";

const USER_HEADER = "x-pf-user-name";

/** A request as it was sent. */
export interface Wire {
  method: string;
  path: WirePath;
  query: URLSearchParams;
  body: Buffer | undefined;
  /** The body as JSON; undefined where it is none. */
  content: unknown;
  match: Match;
  /** The operation's name, as in the examples; by it faults are injected and requests counted. */
  action: string;
  token: string;
  /** Whom the request says that it is from, where the server believes it without a token. */
  namedByHeader: string;
}

export function readWire(request: FastifyRequest, version: ServerVersion): Wire {
  const { searchParams: query } = new URL(request.url, "http://localhost");
  const [rawPath = ""] = request.url.split("?");
  const path = readPath(rawPath);
  const match = matchRoute(request.method, path.segments ?? [], version);
  const body = Buffer.isBuffer(request.body) ? request.body : undefined;
  return {
    method: request.method,
    path,
    query,
    body,
    content: body === undefined ? null : parseJson(body.toString("utf8")),
    match,
    action: actionOf(match, query),
    token: headerOf(request, "x-pf-authorization"),
    namedByHeader: headerOf(request, USER_HEADER),
  };
}

/** Whom the request names: only root may name others. */
export function namedUser({ method, query, content }: Wire): string {
  if (method !== "POST" && method !== "PUT") return query.get("userName") ?? "";
  if (typeof content !== "object" || content === null) return "";
  const named = Object.entries(content).find(([name]) => name.toLowerCase() === "username");
  return typeof named?.[1] === "string" ? named[1] : "";
}

function actionOf(match: Match, query: URLSearchParams): string {
  if (!match.found) return "?";
  const { action } = match.found;
  switch (action) {
    case "listUser":
      return query.get("user") ? "getUser" : action;
    case "showLink":
      return query.get("fsPath") ? action : "listLink";
    case "updateRun":
    case "updateJob": {
      const verb = query.get("action") ?? "";
      return ["stop", "retry"].includes(verb) ? action.replace("update", verb) : action;
    }
    default:
      return action;
  }
}
