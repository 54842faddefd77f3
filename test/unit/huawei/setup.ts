import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

import * as huawei from "../../../provider/platforms/huawei";
import { HuaweiClient } from "../../../provider/platforms/huawei/api/client";
import { settingsSchema } from "../../../provider/platforms/huawei/api/settings";
import { definitionsIn } from "../../../provider/registry";
import { atEndOfFile } from "../../toolchain/setup/closing";

const { resources, functions } = definitionsIn(huawei);

export function resourceOf(type: string) {
  const found = resources.get(`huawei:${type}`);
  if (found === undefined) throw new Error(`no resource ${type}`);
  return found;
}

export function functionOf(name: string) {
  const found = functions.get(`huawei:${name}`);
  if (found === undefined) throw new Error(`no function ${name}`);
  return found;
}

/** A request as the server has received it. */
export interface Received {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: Buffer;
  /** The body, where it is JSON. */
  readonly json: unknown;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A server that gives these replies, and keeps the requests. */
export async function startServer(reply: (request: Received) => Reply) {
  const requests: Received[] = [];
  const server = createServer((message, response) => {
    void receive(message).then((request) => {
      requests.push(request);
      const { status = 200, headers, body } = reply(request);
      response.writeHead(status, { connection: "close", ...headers }).end(body);
    });
  });
  atEndOfFile(() => new Promise((resolve) => server.close(resolve)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { requests, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function receive(message: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const { pathname, searchParams } = new URL(message.url ?? "", "http://localhost");
  const { authorization, "content-type": contentType } = message.headers;
  const isJson = contentType === "application/json" && body.length > 0;
  return {
    method: message.method ?? "",
    path: pathname,
    query: searchParams,
    authorization,
    contentType,
    body,
    json: isJson ? JSON.parse(body.toString("utf8")) : undefined,
  };
}

/** A client of a server that replies with these values, and what an operation gets besides its arguments. */
export async function startScene(answer: (request: Received) => unknown) {
  const { requests, url } = await startServer((request) => ({ body: JSON.stringify(answer(request)) }));
  const settings = settingsSchema.parse({
    token: "t",
    endpoint: url,
    cromwellEndpoint: url,
    rateLimits: "off",
  });
  const client = new HuaweiClient(settings);
  const operation = { client, settings, signal: AbortSignal.timeout(10_000), log: () => undefined };
  return { requests, operation };
}
