import http from "node:http";
import type { AddressInfo } from "node:net";

import { atEndOfFile } from "../../../toolchain/setup/closing";
import { type Scene } from "../scene/setup";

export interface ProxiedRequest {
  readonly method: string;
  /** After the API's base. */
  readonly path: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface ProxiedAnswer {
  readonly status: number;
  readonly body: string | Buffer;
}

/** Answers a request itself, or by what the server says to it; with nothing, the connection breaks. */
export type Handler = (
  request: ProxiedRequest,
  forward: (request: ProxiedRequest) => Promise<ProxiedAnswer>,
) => Promise<ProxiedAnswer | undefined>;

const BASE = "/api/paddleflow/v1";

/** The same scene with something between provider and server. */
export async function throughProxy(scene: Scene, handle: Handler): Promise<Scene> {
  const forward = (request: ProxiedRequest) => send(String(scene.configured.endpoint), request);
  const proxy = http.createServer((incoming, outgoing) => {
    void read(incoming)
      .then((request) => handle(request, forward))
      .then((answer) => {
        if (answer === undefined) incoming.socket.destroy();
        else outgoing.writeHead(answer.status).end(answer.body);
      });
  });
  atEndOfFile(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as AddressInfo;
  return { ...scene, configured: { ...scene.configured, endpoint: `http://127.0.0.1:${port}` } };
}

async function read(incoming: http.IncomingMessage): Promise<ProxiedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method = "GET", url = "/", headers } = incoming;
  const path = new URL(url, "http://proxy").pathname.replace(BASE, "");
  return { method, path, url, headers, body: Buffer.concat(chunks) };
}

function send(endpoint: string, { method, url, headers, body }: ProxiedRequest): Promise<ProxiedAnswer> {
  return new Promise((resolve, reject) => {
    const sent = http.request(new URL(url, endpoint), { method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks) }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
