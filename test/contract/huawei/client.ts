import { createHash, createHmac } from "node:crypto";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import type { HuaweiAccess } from "pulumi-batchflow-emulator";

/** An answer; status 0 where the connection closed without one. */
export interface Result {
  status: number;
  /** Parsed where it is JSON; null where it is empty. */
  body: unknown;
  headers: IncomingHttpHeaders;
  /** Of the Gene Container Service and the gateway. */
  code: string | undefined;
}

export interface FilePart {
  filename: string;
  content: string;
}
/** Parts of a form by their names. */
export type Parts = Record<string, string | FilePart>;

export interface Call {
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  parts?: Parts;
}

const BOUNDARY = "----batchflow-test-boundary";

/** One request, on a path that is sent exactly as given. */
export function send(endpoint: string, method: string, path: string, call: Call = {}): Promise<Result> {
  const { hostname, port } = new URL(endpoint);
  const body = bodyOf(call);
  const headers = {
    ...(contentTypeOf(call) !== undefined && { "content-type": contentTypeOf(call) }),
    "content-length": body.length,
    ...call.headers,
  };
  return new Promise((resolve) => {
    const request = httpRequest({ hostname, port, method, path, agent: false, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve(read(response.statusCode ?? 0, text, response.headers));
      });
    });
    request.on("error", () => resolve(read(0, "", {})));
    request.end(body);
  });
}

function contentTypeOf({ json, parts }: Call): string | undefined {
  if (parts) return `multipart/form-data; boundary=${BOUNDARY}`;
  return json === undefined ? undefined : "application/json";
}

function bodyOf({ json, parts }: Call): Buffer {
  if (!parts) return Buffer.from(json === undefined ? "" : JSON.stringify(json));
  const texts = Object.entries(parts).map(([name, part]) => {
    const [file, content] =
      typeof part === "string" ? ["", part] : [`; filename="${part.filename}"`, part.content];
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`;
  });
  return Buffer.from(`${texts.join("")}--${BOUNDARY}--\r\n`);
}

function read(status: number, text: string, headers: IncomingHttpHeaders): Result {
  let body: unknown;
  try {
    body = text === "" ? null : JSON.parse(text);
  } catch {
    body = text;
  }
  const { error_code: code } = (body ?? {}) as { error_code?: string };
  return { status, body, headers, code };
}

export function tokenRequest(access: HuaweiAccess, changes: Partial<HuaweiAccess> = {}): object {
  const { username, password, domainName, projectName } = { ...access, ...changes };
  const user = { name: username, password, domain: { name: domainName } };
  return {
    auth: {
      identity: { methods: ["password"], password: { user } },
      scope: { project: { name: projectName } },
    },
  };
}

export async function fetchToken(access: HuaweiAccess): Promise<string> {
  const json = tokenRequest(access);
  const { status, headers } = await send(access.iamEndpoint, "POST", "/v3/auth/tokens", { json });
  const token = headers["x-subject-token"];
  if (status !== 201 || typeof token !== "string") throw new Error(`no token: ${status}`);
  return token;
}

/** A user with a token. */
export class Session {
  private constructor(
    readonly endpoint: string,
    readonly token: string,
  ) {}

  static async open(access: HuaweiAccess): Promise<Session> {
    return new Session(access.endpoint, await fetchToken(access));
  }

  call(method: string, path: string, call: Call = {}): Promise<Result> {
    const headers = { "x-auth-token": this.token, ...call.headers };
    return send(this.endpoint, method, path, { ...call, headers });
  }

  get(path: string): Promise<Result> {
    return this.call("GET", path);
  }

  /** The answer's `id`. */
  async create(path: string, call: Call): Promise<string> {
    const { status, body } = await this.call("POST", path, call);
    if (status !== 200 && status !== 201) throw new Error(`POST ${path}: ${status} ${JSON.stringify(body)}`);
    return (body as { id: string }).id;
  }
}

export function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

/** How a signed request may deviate. */
export interface Deviation {
  keys?: { accessKey: string; secretKey: string; securityToken?: string };
  projectId?: string;
  date?: Date;
  /** The value of X-Sdk-Content-Sha256, which also is the hash that is signed. */
  contentHash?: string;
  signature?: string;
  /** Replaces the Authorization header. */
  authorization?: string;
}

/** A signed request. The signer is this client's own: it shares nothing with what it tests. */
export function sendSigned(
  access: HuaweiAccess,
  method: string,
  path: string,
  call: Call = {},
  deviation: Deviation = {},
): Promise<Result> {
  const { accessKey, secretKey, securityToken } = deviation.keys ?? access;
  const { contentHash } = deviation;
  const date = (deviation.date ?? new Date()).toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const headers: Record<string, string> = {
    "content-type": contentTypeOf(call) ?? "application/json",
    host: new URL(access.endpoint).host,
    "x-project-id": deviation.projectId ?? access.projectId,
    ...(contentHash !== undefined && { "x-sdk-content-sha256": contentHash }),
    "x-sdk-date": date,
    ...(securityToken !== undefined && { "x-security-token": securityToken }),
  };
  const names = Object.keys(headers).sort();
  const [route = "", query = ""] = path.split("?");
  const canonical = [
    method,
    route.endsWith("/") ? route : `${route}/`,
    query.split("&").sort().join("&"),
    names.map((name) => `${name}:${headers[name]}\n`).join(""),
    names.join(";"),
    contentHash ?? sha256(bodyOf(call)),
  ].join("\n");
  const text = `SDK-HMAC-SHA256\n${date}\n${sha256(canonical)}`;
  const signature = deviation.signature ?? createHmac("sha256", secretKey).update(text).digest("hex");
  const authorization =
    deviation.authorization ??
    `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  return send(access.endpoint, method, path, { ...call, headers: { ...headers, authorization } });
}
