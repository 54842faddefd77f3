import { request as httpRequest } from "node:http";

/** An answer; status 0 where the connection closed without one. */
export interface Result {
  status: number;
  /** Parsed where it is JSON; null where it is empty. */
  body: unknown;
  code: string | undefined;
  message: string | undefined;
  requestId: string | undefined;
}

export interface CallOptions {
  /** A text is sent as it is, anything else as JSON. */
  body?: unknown;
  token?: string;
  headers?: Record<string, string>;
}

const BASE = "/api/paddleflow/v1";

/** One request, on a path that is sent exactly as given. */
export function send(
  endpoint: string,
  method: string,
  path: string,
  { body, token, headers = {} }: CallOptions = {},
): Promise<Result> {
  const { hostname, port } = new URL(endpoint);
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  return new Promise((resolve) => {
    const request = httpRequest(
      {
        hostname,
        port,
        method,
        path: path.startsWith(BASE) ? path : BASE + path,
        agent: false,
        headers: {
          ...(text !== undefined && {
            "content-type": "application/json",
            "content-length": Buffer.byteLength(text),
          }),
          ...(token !== undefined && { "x-pf-authorization": token }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve(read(response.statusCode ?? 0, Buffer.concat(chunks).toString("utf8"), response.headers)),
        );
      },
    );
    request.on("error", () => resolve(read(0, "", {})));
    request.end(text);
  });
}

function read(status: number, text: string, headers: Record<string, unknown>): Result {
  const body = bodyOf(text);
  const { code, message } = (body ?? {}) as { code?: string; message?: string };
  const id = headers["x-pf-request-id"];
  return { status, body, code, message, requestId: typeof id === "string" ? id : undefined };
}

function bodyOf(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    // What a gateway before the server says.
    return text;
  }
}

/** A user who has logged in. */
export class Session {
  private constructor(
    readonly endpoint: string,
    readonly user: string,
    readonly token: string,
  ) {}

  static async login(endpoint: string, username: string, password: string): Promise<Session> {
    const result = await send(endpoint, "POST", "/login", { body: { username, password } });
    if (result.status !== 200) throw new Error(`login of ${username}: ${result.status} ${result.code ?? ""}`);
    return new Session(endpoint, username, (result.body as { authorization: string }).authorization);
  }

  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Result> {
    return send(this.endpoint, method, path, { body, token: this.token, ...(headers && { headers }) });
  }

  get(path: string): Promise<Result> {
    return this.call("GET", path);
  }

  post(path: string, body: unknown): Promise<Result> {
    return this.call("POST", path, body);
  }

  put(path: string, body?: unknown): Promise<Result> {
    return this.call("PUT", path, body);
  }

  delete(path: string, body?: unknown): Promise<Result> {
    return this.call("DELETE", path, body);
  }
}
