import { createHmac, randomUUID } from "node:crypto";
import { request as httpRequest } from "node:http";
import type { AlibabaAccess } from "pulumi-batchflow-emulator";

/** An answer; status 0 where the connection closed without one. */
export interface Result {
  status: number;
  /** Parsed; null where it is empty. */
  body: unknown;
  code: string | undefined;
  headers: Record<string, string>;
}

export interface Credentials {
  accessKeyId: string;
  accessKeySecret: string;
  securityToken?: string;
}

/** What a request may deviate in; a header that is set to undefined is not sent. */
export interface Deviation {
  credentials?: Credentials;
  headers?: Record<string, string | undefined>;
  signature?: string;
}

/** Which of the vendor's clients the headers are like. */
export type Flavour = "python" | "javascript";

/** A signing client of its own: it shares nothing with the emulator that it tests. */
export class TestClient {
  constructor(
    private readonly access: AlibabaAccess,
    private readonly flavour: Flavour = "python",
  ) {}

  /** `path` with its query; a text is sent as it is, anything else as JSON. */
  send(method: string, path: string, body?: unknown, deviation: Deviation = {}): Promise<Result> {
    const { credentials = this.access } = deviation;
    const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries({
      ...this.headers(method, credentials),
      ...deviation.headers,
    })) {
      if (value !== undefined) headers[name.toLowerCase()] = value;
    }
    headers.authorization ??= `acs ${credentials.accessKeyId}:${
      deviation.signature ?? sign(credentials.accessKeySecret, method, path, headers)
    }`;
    return exchange(this.access.endpoint, method, path, headers, text);
  }

  private headers(method: string, credentials: Credentials): Record<string, string | undefined> {
    const date = new Date().toUTCString();
    const common = {
      accept: "application/json",
      "x-acs-signature-method": "HMAC-SHA1",
      "x-acs-signature-version": "1.0",
      "x-acs-version": "2015-06-30",
      "x-acs-security-token": credentials.securityToken,
    };
    if (this.flavour === "javascript") {
      const type = method === "GET" ? undefined : "text/plain;charset=UTF-8";
      return { ...common, "x-acs-date": date, "content-type": type, "x-sdk-client": "node.js/1.0.0" };
    }
    return {
      ...common,
      date,
      "content-type": "application/json",
      "x-acs-signature-nonce": randomUUID(),
      "x-acs-region-id": this.access.region,
      "x-acs-access-key-id": credentials.accessKeyId,
    };
  }
}

function sign(secret: string, method: string, path: string, headers: Record<string, string>): string {
  const lines = [
    method,
    ...["accept", "content-md5", "content-type"].map((name) => headers[name] ?? ""),
    headers["x-acs-date"] ?? headers.date ?? "",
    ...Object.keys(headers)
      .filter((name) => name.startsWith("x-acs-"))
      .sort()
      .map((name) => `${name}:${headers[name]}`),
    path,
  ];
  return createHmac("sha1", secret).update(lines.join("\n")).digest("base64");
}

function exchange(
  endpoint: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  text: string | undefined,
): Promise<Result> {
  const { hostname, port } = new URL(endpoint);
  const length = text === undefined ? {} : { "content-length": Buffer.byteLength(text) };
  return new Promise((resolve) => {
    const request = httpRequest(
      { hostname, port, method, path, agent: false, headers: { ...headers, ...length } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve(
            read(
              response.statusCode ?? 0,
              Buffer.concat(chunks).toString("utf8"),
              response.headers as Record<string, string>,
            ),
          ),
        );
      },
    );
    request.on("error", () => resolve(read(0, "", {})));
    request.end(text);
  });
}

function read(status: number, text: string, headers: Record<string, string>): Result {
  const isJson = headers["content-type"] === "application/json" && text !== "";
  const body: unknown = isJson ? JSON.parse(text) : text === "" ? null : text;
  const { Code, ErrorCode } = (body ?? {}) as { Code?: string; ErrorCode?: string };
  return { status, body, code: Code ?? ErrorCode, headers };
}

export const IMAGE = "img-000000000001";

export function task(members: object = {}): object {
  return {
    PackageUri: "oss://bucket/worker.tar.gz",
    ProgramName: "worker.py",
    ProgramType: "python",
    ImageId: IMAGE,
    InstanceCount: 1,
    ResourceDescription: { Cpu: 800, Memory: 2000 },
    ...members,
  };
}

export function job(tasks: Record<string, object> = { Find: task() }, members: object = {}): object {
  const { Dependencies = {}, ...others } = members as { Dependencies?: object };
  return {
    JobName: "find-prime",
    JobTag: "Batchcompute",
    TaskDag: { TaskDescMap: tasks, Dependencies },
    ...others,
  };
}
