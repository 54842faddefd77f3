import http from "node:http";
import type { AddressInfo } from "node:net";

export interface Echo {
  readonly endpoint: string;
  /** Whether requests that change something are refused, with all of the request quoted. */
  refusing: boolean;
  readonly refusals: number;
  close(): Promise<void>;
}

/** What a forger would like the terminal to show. */
const FORGED = "\u001b[2K\r\nResources:\n    + 99 created\n";

/**
 * A server before PaddleFlow that may refuse what changes something: its message quotes the request, its Base64 decoded
 * too, and holds escape codes and lines of its own.
 */
export async function startEcho(target: string): Promise<Echo> {
  let refusals = 0;
  const server = http.createServer((incoming, outgoing) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      const { method = "GET", url = "/", headers } = incoming;
      if (echo.refusing && method !== "GET" && !url.endsWith("/login")) {
        refusals += 1;
        const decoded = body
          .toString()
          .replace(/[A-Za-z0-9+/]{40,}=*/g, (text) => Buffer.from(text, "base64").toString());
        const token = String(headers["x-pf-authorization"]);
        const message = `cannot take ${body.toString()} ${decoded} ${encodeURIComponent(body.toString())} of ${token}${FORGED}`;
        outgoing
          .writeHead(400)
          .end(JSON.stringify({ code: "InvalidArguments", message, requestID: "echo-1" }));
        return;
      }
      const sent = http.request(new URL(url, target), { method, headers, agent: false }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      });
      sent.on("error", () => outgoing.destroy());
      sent.end(body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const echo = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refusing: false,
    get refusals() {
      return refusals;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return echo;
}
