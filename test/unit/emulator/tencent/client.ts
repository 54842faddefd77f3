import { createHash, createHmac } from "node:crypto";
import type { TencentAccess } from "pulumi-batchflow-emulator";

export interface Result {
  RequestId: string;
  Error?: { Code: string; Message: string };
  [field: string]: unknown;
}

/** What a request may deviate in. */
export interface Deviation {
  secretId?: string;
  secretKey?: string;
  token?: string;
  region?: string;
  version?: string;
  timestamp?: number;
  body?: string;
  signature?: string;
  /** Aborts the request: the client goes away. */
  signal?: AbortSignal;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

export function now(): number {
  return Math.floor(Date.now() / 1000);
}

/** Members as the flat parameters of a form, which cannot hold what is empty. */
export function flat(value: unknown, path = ""): Record<string, string> {
  if (value === null || value === undefined) return {};
  if (typeof value !== "object") return { [path]: typeof value === "string" ? value : JSON.stringify(value) };
  const parts = Object.entries(value).map(([name, item]) =>
    flat(item, path === "" ? name : `${path}.${name}`),
  );
  return Object.assign({}, ...parts) as Record<string, string>;
}

/** A signing client of its own: it shares nothing with the emulator that it tests. */
export class TestClient {
  /** `v1` sends forms, which are all that the edition of 2018 knows. */
  signature: "tc3" | "v1" = "tc3";

  constructor(private readonly access: TencentAccess) {}

  async call(action: string, input: object = {}, deviation: Deviation = {}): Promise<Result> {
    if (this.signature === "v1") return this.callV1("POST", action, flat(input));
    const { endpoint, secretId, secretKey, region } = { ...this.access, ...deviation };
    const body = deviation.body ?? JSON.stringify(input);
    const timestamp = deviation.timestamp ?? now();
    const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
    const host = new URL(endpoint).host;
    const canonical = `POST\n/\n\ncontent-type:application/json\nhost:${host}\n\ncontent-type;host\n${sha256(body)}`;
    const text = `TC3-HMAC-SHA256\n${timestamp}\n${date}/batch/tc3_request\n${sha256(canonical)}`;
    const key = hmac(hmac(hmac(`TC3${secretKey}`, date), "batch"), "tc3_request");
    const signature = deviation.signature ?? hmac(key, text).toString("hex");
    const response = await fetch(endpoint, {
      method: "POST",
      body,
      signal: deviation.signal ?? null,
      headers: {
        "content-type": "application/json",
        "x-tc-action": action,
        "x-tc-version": deviation.version ?? "2017-03-12",
        "x-tc-region": region,
        "x-tc-timestamp": String(timestamp),
        ...(deviation.token !== undefined && { "x-tc-token": deviation.token }),
        authorization: `TC3-HMAC-SHA256 Credential=${secretId}/${date}/batch/tc3_request, SignedHeaders=content-type;host, Signature=${signature}`,
      },
    });
    if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
    return ((await response.json()) as { Response: Result }).Response;
  }

  /** The code of the answer. */
  async code(action: string, input: object = {}, deviation: Deviation = {}): Promise<string> {
    return (await this.call(action, input, deviation)).Error?.Code ?? "Success";
  }

  async callV1(
    method: "GET" | "POST",
    action: string,
    parameters: Record<string, string>,
    common: Record<string, string> = {},
  ): Promise<Result> {
    const all = this.signV1(method, action, parameters, common);
    const url = new URL(this.access.endpoint);
    if (method === "GET") url.search = all.toString();
    const response = await fetch(url, method === "GET" ? {} : { method, body: all });
    return ((await response.json()) as { Response: Result }).Response;
  }

  private signV1(
    method: string,
    action: string,
    parameters: Record<string, string>,
    common: Record<string, string>,
  ): URLSearchParams {
    const { endpoint, secretId, secretKey, region } = this.access;
    const all: Record<string, string> = {
      Action: action,
      Version: "2017-03-12",
      Region: region,
      Timestamp: String(now()),
      Nonce: String(1 + Math.floor(Math.random() * 1e9)),
      SecretId: secretId,
      ...parameters,
      ...common,
    };
    const joined = Object.keys(all)
      .sort()
      .map((name) => `${name}=${all[name]}`)
      .join("&");
    const algorithm = all.SignatureMethod === "HmacSHA256" ? "sha256" : "sha1";
    const text = `${method}${new URL(endpoint).host}/?${joined}`;
    all.Signature ??= createHmac(algorithm, secretKey).update(text).digest("base64");
    return new URLSearchParams(all);
  }
}

export const ZONE = { Zone: "ap-guangzhou-2" };
export const ENV_DATA = { InstanceType: "S1.SMALL2", ImageId: "img-bd78fy2t" };
export const APPLICATION = { DeliveryForm: "LOCAL", Command: "true" };

export function computeEnv(members: object = {}, placement: object = ZONE): object {
  return {
    Placement: placement,
    ComputeEnv: {
      EnvName: "env",
      EnvType: "MANAGED",
      EnvData: ENV_DATA,
      DesiredComputeNodeCount: 1,
      ...members,
    },
  };
}

export function task(members: object = {}): object {
  return { TaskName: "A", Application: APPLICATION, ComputeEnv: { EnvData: ENV_DATA }, ...members };
}

export function job(tasks: object[] = [task()], members: object = {}): object {
  return { Placement: ZONE, Job: { JobName: "job", Tasks: tasks, ...members } };
}

export function template(members: object = {}): object {
  return { TaskTemplateName: "t", TaskTemplateInfo: task(), ...members };
}
