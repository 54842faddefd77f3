import type { HttpRequest } from "./transport/http";

/** Parameters of a query. Absent ones and empty texts are left out; a list repeats its name. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** A body that is not JSON. */
export interface Content {
  readonly contentType: string;
  readonly body: string | Buffer;
}

/** One call of an API's action. */
export interface Call {
  /** The action's name in the API, for messages, and for its rate where the API limits each action. */
  readonly action: string;
  readonly method: HttpRequest["method"];
  /** The path below the endpoint's, encoded: see `pathWith`. */
  readonly path: string;
  readonly query?: Query;
  /** A body in JSON. */
  readonly json?: unknown;
  /** Any other body. */
  readonly content?: Content;
  /** Ends the call and its repetitions. */
  readonly signal: AbortSignal;
  /** Whether the request may be sent again although its first sending may have been carried out. */
  readonly idempotent: boolean;
  /** The next step for the user where the platform refuses the call and its code says nothing of it. */
  readonly advice?: string;
  /** Sent once, whatever comes back: who makes the call repeats it, as a session does with a login. */
  readonly unrepeated?: boolean;
  /** The turn of the first request has been waited for already. */
  readonly reserved?: boolean;
  /**
   * Made for many operations, any of which may show its failure as the cause of its own: the call carries nothing that
   * is one resource's secret.
   */
  readonly shared?: boolean;
}

export const JSON_TYPE = "application/json";

/** A tag for paths in which every value is encoded as one segment. */
export function pathWith(encode: (segment: string) => string = encodeURIComponent) {
  return (texts: TemplateStringsArray, ...values: readonly string[]): string =>
    texts.reduce((path, text, index) => `${path}${encode(values[index - 1]!)}${text}`);
}

/** The path with the query, as it is sent. */
export function targetOf({ path, query = {} }: Pick<Call, "path" | "query">): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as readonly string[]) : [value]).flatMap((item) =>
      item === undefined || item === ""
        ? []
        : [`${encodeURIComponent(name)}=${encodeURIComponent(String(item))}`],
    ),
  );
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}

/** The body as it is sent, with its type. */
export function contentOf({ json, content }: Pick<Call, "json" | "content">): Partial<Content> {
  if (content !== undefined) return content;
  return json === undefined ? {} : { contentType: JSON_TYPE, body: JSON.stringify(json) };
}
