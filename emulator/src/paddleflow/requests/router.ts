import { ROUTES, type Route } from "../routes";
import { isSince } from "../settings";
import type { ServerVersion } from "../types";

export const BASE = "/api/paddleflow/v1";

/** A request's path as the server sees it. */
export interface WirePath {
  /** What follows the base path, in segments; undefined outside of it. */
  segments: readonly string[] | undefined;
  /** The check of the token is left out where a path ends so. */
  endsInLogin: boolean;
}

/**
 * Routes are matched on the decoded path, but where the client escaped it otherwise than Go does, on what was sent: so
 * a name with an escaped `+` or `/` is not found.
 */
export function readPath(raw: string): WirePath {
  let decoded: string;
  try {
    decoded = decodeURIComponent(raw);
  } catch {
    decoded = raw;
  }
  const path = escapeAsGo(decoded) === raw ? decoded : raw;
  const endsInLogin = /login\/?$/.test(decoded);
  const segments = path.startsWith(`${BASE}/`) ? path.slice(BASE.length + 1).split("/") : undefined;
  return { segments, endsInLogin };
}

export type Match =
  | { found: Route; parameters: Map<string, string> }
  | { found: undefined; code: "PathNotFound" | "MethodNotAllowed" };

export function matchRoute(method: string, segments: readonly string[], version: ServerVersion): Match {
  const fitting = ROUTES.filter(({ path, since }) => isSince(version, since) && fits(path, segments));
  // A fixed segment goes before a parameter.
  const [found] = fitting
    .filter((route) => route.method === method)
    .sort((a, b) => parametersIn(a) - parametersIn(b));
  if (!found) {
    return { found, code: fitting.length > 0 ? "MethodNotAllowed" : "PathNotFound" };
  }
  const parameters = new Map(
    found.path.flatMap((part, i) =>
      part.startsWith("{") ? [[part.slice(1, -1), segments[i] ?? ""] as const] : [],
    ),
  );
  return { found, parameters };
}

function fits(path: readonly string[], segments: readonly string[]): boolean {
  return (
    path.length === segments.length &&
    path.every((part, i) => (part.startsWith("{") ? segments[i] !== "" : part === segments[i]))
  );
}

function parametersIn({ path }: Route): number {
  return path.filter((part) => part.startsWith("{")).length;
}

/** Go leaves `$ & + , / : ; = @` as they are, and escapes `! ' ( ) *`. */
function escapeAsGo(path: string): string {
  return encodeURIComponent(path)
    .replaceAll(/%(24|26|2B|2C|2F|3A|3B|3D|40)/g, (escaped) => decodeURIComponent(escaped))
    .replaceAll(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
