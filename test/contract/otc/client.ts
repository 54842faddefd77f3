import { createHash, createHmac } from "node:crypto";
import { request as httpRequest } from "node:http";
import type { OtcAccess } from "pulumi-batchflow-emulator";

/** An answer; status 0 where the connection closed without one. */
export interface Result {
  status: number;
  /** Parsed; null where it is empty. */
  body: unknown;
  code: string | undefined;
  headers: Record<string, string>;
}

export type Headers = Record<string, string | undefined>;

/** One request, as it is given. */
export function send(
  endpoint: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Headers = {},
): Promise<Result> {
  const { hostname, port } = new URL(endpoint);
  const text = asText(body);
  const sent = Object.entries(headers).filter((one): one is [string, string] => one[1] !== undefined);
  const length = text === undefined ? {} : { "content-length": Buffer.byteLength(text) };
  const options = {
    hostname,
    port,
    method,
    path,
    agent: false,
    headers: { ...Object.fromEntries(sent), ...length },
  };
  return new Promise((resolve) => {
    const request = httpRequest(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const answer = Buffer.concat(chunks).toString("utf8");
        resolve(read(response.statusCode ?? 0, answer, response.headers as Record<string, string>));
      });
    });
    request.on("error", () => resolve(read(0, "", {})));
    request.end(text);
  });
}

function asText(body: unknown): string | undefined {
  return body === undefined || typeof body === "string" ? body : JSON.stringify(body);
}

function read(status: number, text: string, headers: Record<string, string>): Result {
  const isJson = headers["content-type"] === "application/json" && text !== "";
  const body: unknown = isJson ? JSON.parse(text) : text === "" ? null : text;
  const { error, error_code: code } = (body ?? {}) as {
    error?: { code?: string | number };
    error_code?: string;
  };
  return { status, body, code: (error?.code ?? code)?.toString(), headers };
}

/** A user with a token. */
export class Session {
  constructor(
    readonly access: OtcAccess,
    public token: string,
  ) {}

  static async login(access: OtcAccess): Promise<Session> {
    const result = await login(access);
    if (result.status !== 201) throw new Error(`no token: ${result.status} ${result.code ?? ""}`);
    return new Session(access, result.headers["x-subject-token"] ?? "");
  }

  send(method: string, path: string, body?: unknown): Promise<Result> {
    return send(this.access.endpoint, method, path, body, {
      "content-type": "application/json",
      "x-auth-token": this.token,
    });
  }

  /** A call that starts a job; returns the job's id. */
  async start(method: string, path: string, body: unknown): Promise<string> {
    const result = await this.send(method, path, body);
    if (result.status !== 200) throw new Error(`${method} ${path}: ${result.status} ${result.code ?? ""}`);
    return (result.body as { job_id: string }).job_id;
  }

  async job(id: string): Promise<JobView> {
    return (await this.send("GET", `/v1/${this.access.projectId}/jobs/${id}`)).body as JobView;
  }

  async images(query: string): Promise<ImageView[]> {
    return ((await this.send("GET", `/v2/cloudimages${query}`)).body as { images: ImageView[] }).images;
  }
}

/** What a job tells of itself. */
export interface JobView {
  job_id: string;
  job_type: string;
  status: string;
  begin_time: string;
  end_time: string;
  error_code: string | null;
  fail_reason: string | null;
  entities: {
    image_id?: string;
    image_name?: string;
    process_percent?: number;
    current_task?: string;
    results?: object[];
    sub_jobs_result?: JobView[];
    sub_jobs_list?: string[];
  };
}

export type ImageView = Record<string, unknown> & { id: string; name: string; status: string };

/** Asks for a token; `members` replace those of the user, `scope` that of the project. */
export function login(access: OtcAccess, members: object = {}, scope?: object | null): Promise<Result> {
  const user = { name: access.username, password: access.password, domain: { name: access.domainName } };
  const auth = {
    identity: { methods: ["password"], password: { user: { ...user, ...members } } },
    ...(scope !== null && { scope: scope ?? { project: { id: access.projectId } } }),
  };
  return send(
    access.iamEndpoint,
    "POST",
    "/v3/auth/tokens",
    { auth },
    { "content-type": "application/json" },
  );
}

/** What a signed request may deviate in. */
export interface Deviation {
  accessKey?: string;
  secretKey?: string;
  scope?: { region: string; service: string };
  date?: string;
  headers?: Headers;
  signedHeaders?: string[];
}

/** A request with a signature; with a scope it is of the scoped form. */
export function sendSigned(
  access: OtcAccess,
  method: string,
  path: string,
  body?: unknown,
  deviation: Deviation = {},
): Promise<Result> {
  const { accessKey, secretKey, scope } = { ...access, ...deviation };
  const date = deviation.date ?? stamp(Date.now());
  const headers: Record<string, string | undefined> = {
    "content-type": "application/json",
    host: new URL(access.endpoint).host,
    "x-sdk-date": date,
    ...deviation.headers,
  };
  const names = deviation.signedHeaders ?? ["content-type", "host", "x-sdk-date"];
  const [uri = "", query = ""] = path.split("?");
  const lines = names.map((name) => `${name}:${headers[name] ?? ""}\n`).join("");
  const sorted = query.split("&").sort().join("&");
  const payload = headers["x-sdk-content-sha256"] ?? sha256(asText(body) ?? "");
  const canonical = [method, `${uri}/`, sorted, lines, names.join(";"), payload].join("\n");
  const signed = `SignedHeaders=${names.join(";")}`;
  if (scope) {
    const path = [date.slice(0, 8), scope.region, scope.service, "sdk_request"];
    const key = path.reduce<Buffer>(hmac, Buffer.from(`SDK${secretKey}`));
    const text = ["SDK-HMAC-SHA256", date, path.join("/"), sha256(canonical)].join("\n");
    const signature = hmac(key, text).toString("hex");
    headers.authorization = `SDK-HMAC-SHA256 Credential=${accessKey}/${path.join("/")}, ${signed}, Signature=${signature}`;
  } else {
    const text = ["SDK-HMAC-SHA256", date, sha256(canonical)].join("\n");
    const signature = hmac(secretKey, text).toString("hex");
    headers.authorization = `SDK-HMAC-SHA256 Access=${accessKey}, ${signed}, Signature=${signature}`;
  }
  return send(access.endpoint, method, path, body, headers);
}

export function stamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+|[-:]/g, "");
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

export const SERVER = "5e000000-0000-4000-8000-000000000001";
export const RUNNING_SERVER = "5e000000-0000-4000-8000-000000000002";
export const VOLUME = "d1000000-0000-4000-8000-000000000001";
export const VOLUME_2 = "d1000000-0000-4000-8000-000000000002";
export const BACKUP = "ba000000-0000-4000-8000-000000000001";
export const VAULT = "fa000000-0000-4000-8000-000000000001";
export const PUBLIC_IMAGE = "90000000-0000-4000-8000-000000000001";
