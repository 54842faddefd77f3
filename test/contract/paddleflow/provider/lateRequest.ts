import http from "node:http";
import type { AddressInfo } from "node:net";

import { afterAll } from "vitest";

import type { Scene } from "./setup";

interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

const proxies: http.Server[] = [];

afterAll(() => {
  for (const proxy of proxies) {
    proxy.close();
    proxy.closeAllConnections();
  }
});

/**
 * The same scene, but on the way to it the first POST to a path breaks off. It reaches the server late: just before the
 * first later request for which `meets` answers true.
 */
export async function withLateRequest(
  scene: Scene,
  path: string,
  meets: (method: string, count: number) => boolean,
): Promise<Scene> {
  let kept: Request | undefined;
  let struck = false;
  const counts = new Map<string, number>();
  const answerTo = async (request: Request): Promise<{ status: number; body: Buffer } | undefined> => {
    const ours = new URL(request.url, "http://proxy").pathname === `/api/paddleflow/v1${path}`;
    if (!ours) return forward(scene, request);
    if (!struck && request.method === "POST") {
      [kept, struck] = [request, true];
      return undefined;
    }
    const count = (counts.get(request.method) ?? 0) + (struck ? 1 : 0);
    counts.set(request.method, count);
    if (kept !== undefined && meets(request.method, count)) {
      const late = kept;
      kept = undefined;
      await forward(scene, late);
    }
    return forward(scene, request);
  };
  const proxy = http.createServer((incoming, outgoing) => {
    void read(incoming)
      .then(answerTo)
      .then((answer) => {
        if (answer === undefined) incoming.socket.destroy();
        else outgoing.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
      });
  });
  proxies.push(proxy);
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as AddressInfo;
  return { ...scene, configured: { ...scene.configured, endpoint: `http://127.0.0.1:${port}` } };
}

async function read(incoming: http.IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method = "GET", url = "/", headers } = incoming;
  return { method, url, headers, body: Buffer.concat(chunks) };
}

function forward({ configured }: Scene, request: Request): Promise<{ status: number; body: Buffer }> {
  const { method, url, headers, body } = request;
  return new Promise((resolve, reject) => {
    const sent = http.request(
      new URL(url, String(configured.endpoint)),
      { method, headers, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks) }));
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
