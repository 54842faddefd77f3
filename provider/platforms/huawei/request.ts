import type { Form } from "./multipart";

/** A call of one of the services. */
export interface Call {
  /** The operation's name in the API, for errors. */
  readonly action: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH";
  readonly path: string;
  /** Parameters of the query. Absent ones and empty texts are left out; a list repeats its name. */
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
  /** A body in JSON. */
  readonly json?: unknown;
  /** A form as the body. */
  readonly form?: Form;
  readonly signal: AbortSignal;
  /** Whether the request may be sent again although its first sending may have been carried out. */
  readonly idempotent: boolean;
  /** What to do about a refusal that says nothing of it itself. */
  readonly advice?: string;
}

/** The path with the query as it is sent. */
export function pathOf({ path, query = {} }: Pick<Call, "path" | "query">): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as readonly string[]) : [value]).flatMap((item) =>
      item === undefined || item === ""
        ? []
        : [`${encodeURIComponent(name)}=${encodeURIComponent(String(item))}`],
    ),
  );
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}

/** A body as it is sent, with its type. */
export function bodyOf({ json, form }: Pick<Call, "json" | "form">): {
  readonly contentType: string;
  readonly body?: string | Buffer;
} {
  if (form !== undefined) return form;
  const contentType = "application/json";
  return json === undefined ? { contentType } : { contentType, body: JSON.stringify(json) };
}

/** A text as JSON; undefined where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
