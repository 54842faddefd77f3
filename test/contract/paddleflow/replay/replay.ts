import { randomUUID } from "node:crypto";
import { kubeconfig } from "../../../toolchain/paddleflow/kubernetes";
import { send, type Result } from "../bench/client";
import type { Example } from "./examples";
import { differences, shapeOf } from "./shape";

export interface Outcome {
  example: Example;
  index: number;
  result: Result;
  /** What differs from what was recorded; empty where the answer agrees. */
  differences: string[];
}

/** What is to be told otherwise than it was recorded. */
export interface Deviation {
  /** Changes texts of paths and bodies: addresses and credentials of storage. */
  translate?: (text: string) => string;
  /** Of the Kubernetes cluster that answers. */
  credential?: string;
}

const GENERATED =
  /^(cluster|queue|flavour|grant|rp)-[0-9a-f]{8}$|^job-|^[0-9a-f]{32}$|^[0-9a-f]{8}-[0-9a-f]{4}-/;
const CLOSED = "connection closed";

/** Sends recorded exchanges again. What the first server made up (ids, markers, tokens) is replaced by the second's. */
export class Replay {
  private readonly tokens = new Map<string, string>();
  private readonly made = new Map<string, string>();

  constructor(
    private readonly endpoint: string,
    private readonly deviation: Deviation = {},
  ) {}

  async send(example: Example, index: number): Promise<Outcome> {
    const { method, operation, note = "" } = example;
    const user = example.user ?? "root";
    const headers: Record<string, string> = {};
    if (note.includes("user-name header sent")) headers["x-pf-user-name"] = "root";
    if (operation === "getRequestIdEcho") headers["x-pf-request-id"] = randomUUID();
    const token = tokenFor(example, this.tokens.get(user));
    const result = await send(this.endpoint, method, this.translatePath(example.path), {
      headers,
      ...(token !== undefined && { token }),
      ...(example.request !== null && { body: this.translateBody(example) }),
    });
    if (operation === "login" && result.status === 200) {
      const { username } = example.request as { username: string };
      this.tokens.set(username, (result.body as { authorization: string }).authorization);
    }
    this.learn(example.response, result.body);
    return { example, index, result, differences: compare(example, result, headers) };
  }

  /** A request that was sent, but not recorded. */
  async call(method: string, path: string, body?: unknown): Promise<Result> {
    return send(this.endpoint, method, path, { body, token: this.tokens.get("root") ?? "" });
  }

  private translatePath(path: string): string {
    let translated = path;
    for (const [recorded, made] of this.made) translated = translated.replaceAll(recorded, made);
    return this.deviation.translate?.(translated) ?? translated;
  }

  private translateBody({ request, note = "" }: Example): unknown {
    if (typeof request === "string") return request;
    const body = JSON.parse(this.translatePath(JSON.stringify(request))) as Record<string, unknown>;
    if (body.credential === "<base64 kubeconfig>") {
      const endpoint = typeof body.endpoint === "string" ? body.endpoint : "";
      // The kubeconfig alone decides: for the cluster that is dead it leads to a port where nothing listens.
      const dead = endpoint.endsWith(":9") || note.includes("unreachable");
      body.credential = dead
        ? kubeconfig("http://127.0.0.1:9")
        : (this.deviation.credential ?? kubeconfig("http://127.0.0.1:16443"));
    }
    return body;
  }

  private learn(recorded: unknown, made: unknown): void {
    if (typeof recorded === "string" && typeof made === "string") {
      if (recorded !== made && GENERATED.test(recorded)) this.made.set(recorded, made);
    } else if (
      typeof recorded === "object" &&
      recorded !== null &&
      typeof made === "object" &&
      made !== null
    ) {
      for (const [name, value] of Object.entries(recorded)) {
        this.learn(value, (made as Record<string, unknown>)[name]);
      }
    }
  }
}

function tokenFor({ operation, note }: Example, token: string | undefined): string | undefined {
  if (operation === "login" || operation === "noToken" || note === "no token") return undefined;
  return operation === "badToken" ? "x.y.z" : token;
}

function compare({ status, response, note = "" }: Example, result: Result, headers: object): string[] {
  if (status === null) {
    return note.includes(CLOSED) && result.status === 0
      ? []
      : [`the connection should have closed, but status ${result.status} came`];
  }
  const found: string[] = [];
  if (result.status !== status) found.push(`status ${status}, not ${result.status} ${result.code ?? ""}`);
  const { code } = (response ?? {}) as { code?: string };
  if (result.code !== code) found.push(`code ${String(code)}, not ${String(result.code)}`);
  if (found.length === 0) found.push(...differences(shapeOf(response), shapeOf(result.body)));
  const echo = (headers as Record<string, string>)["x-pf-request-id"];
  if (echo !== undefined && result.requestId !== echo) found.push("the request id is not echoed");
  return found;
}
