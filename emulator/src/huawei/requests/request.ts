import { type JsonObject, isObject, parseJson } from "../../core/json";
import { readMultipart, type Part } from "../../core/requests/multipart";

/** A request that reached its route. */
export class ApiRequest {
  constructor(
    readonly query: URLSearchParams,
    private readonly contentType: string,
    private readonly body: Buffer,
    private readonly parameters: ReadonlyMap<string, string>,
  ) {}

  /** A segment of the path. */
  path(name: string): string {
    return this.parameters.get(name) ?? "";
  }

  text(name: string): string {
    return this.query.get(name) ?? "";
  }

  /** The body, where it is a JSON object. */
  object(): JsonObject | undefined {
    const content = this.json();
    return isObject(content) ? (content as JsonObject) : undefined;
  }

  /** The body as JSON; undefined where it is none. */
  json(): unknown {
    return parseJson(this.body.toString("utf8"));
  }

  /** Throws a MultipartError. */
  parts(): Part[] {
    return readMultipart(this.contentType, this.body);
  }
}

/** A text is sent as it is, anything else as JSON; without a body the answer is empty. */
export interface ApiAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export const ok = (body: unknown): ApiAnswer => ({ status: 200, body });
export const created = (body: unknown): ApiAnswer => ({ status: 201, body });
export const noContent: ApiAnswer = { status: 204 };
