import { ROUTES, type Route, type Service } from "./routes";

export interface Match {
  service: Service;
  found: Route | undefined;
  /** There is such a path, but not with this method. */
  otherMethod: boolean;
  parameters: Map<string, string>;
}

export function matchRoute(method: string, path: string): Match {
  const segments = path.split("/").slice(1).map(decoded);
  const fitting = ROUTES.filter((route) => fits(route.path, segments));
  const found = fitting.find((route) => route.method === method);
  const parameters = new Map(
    found?.path.flatMap((part, i) =>
      part.startsWith("{") ? [[part.slice(1, -1), segments[i] ?? ""] as const] : [],
    ),
  );
  return { service: serviceOf(segments), found, otherMethod: !found && fitting.length > 0, parameters };
}

function serviceOf([first]: readonly string[]): Service {
  if (first === "v3") return "iam";
  return first === "api" || first === "engine" ? "cromwell" : "gcs";
}

function fits(path: readonly string[], segments: readonly string[]): boolean {
  return (
    path.length === segments.length &&
    path.every((part, i) => (part.startsWith("{") ? segments[i] !== "" : part === segments[i]))
  );
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
