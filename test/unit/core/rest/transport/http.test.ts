import { getEventListeners } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";

import { afterEach, describe, expect, it } from "vitest";

import {
  ConfigurationError,
  ConnectionError,
  DeadlineError,
  isAmbiguous,
  OperationFailedError,
} from "../../../../../provider/core/errors";
import { createHttp, retryAfterOf } from "../../../../../provider/core/rest/transport/http";

let server: Server | undefined;

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const never = new AbortController().signal;

/** Answers a byte at a time, for ever. */
const dripping: RequestListener = (_request, response) => {
  response.writeHead(200).write("{");
  const drip = setInterval(() => response.write(" "), 10);
  response.on("close", () => clearInterval(drip));
};

describe("createHttp", () => {
  it("sends the bytes as given and answers any status", async () => {
    let received = "";
    const baseURL = await serve((request, response) => {
      request.on("data", (chunk: Buffer) => (received += chunk.toString()));
      request.on("end", () => response.writeHead(503, { "Retry-After": "2" }).end("{ not json"));
    });
    const body = '{"b":1,  "a":2}';
    const answer = await createHttp({ baseURL })({ method: "POST", path: "/", body, signal: never });
    expect(received).toBe(body);
    expect(answer).toMatchObject({ status: 503, body: "{ not json" });
    expect(answer.headers["retry-after"]).toBe("2");
  });

  it("does not follow redirects, which would carry signed headers elsewhere", async () => {
    const baseURL = await serve((_request, response) =>
      response.writeHead(302, { Location: "http://127.0.0.1:1/" }).end(),
    );
    expect((await createHttp({ baseURL })({ method: "GET", path: "/", signal: never })).status).toBe(302);
  });

  it.each([
    ["a reset", (): RequestListener => (request) => request.socket.destroy(), {}, ConnectionError],
    [
      "an answer over the limit",
      (): RequestListener => (_request, response) => response.end("x".repeat(100)),
      { maxContentLength: 10 },
      OperationFailedError,
    ],
    ["no answer in time", (): RequestListener => () => undefined, { timeout: 50 }, ConnectionError],
    ["an answer that drips", () => dripping, { timeout: 100 }, ConnectionError],
  ])("reports %s without the request's credentials", async (_what, listener, options, expected) => {
    const baseURL = await serve(listener());
    const request = createHttp({ baseURL, ...options })({
      method: "POST",
      path: "/?Signature=canary-1",
      headers: { Authorization: "canary-2" },
      body: "canary-3",
      signal: never,
    });
    const error = await request.then(
      () => undefined,
      (failure: unknown) => failure,
    );
    expect(error).toBeInstanceOf(expected);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("canary");
  });

  it("refuses an answer over the limit for good", async () => {
    const baseURL = await serve((_request, response) => response.end("x".repeat(3 * 1024 * 1024)));
    const http = createHttp({ baseURL, maxContentLength: 2 * 1024 * 1024 });
    const error = await http({ method: "GET", path: "/", signal: never }).catch((reason: unknown) => reason);
    expect(isAmbiguous(error)).toBe(false);
    expect((error as Error).message).toMatch(/larger than the provider takes. Ask for less than 2 MiB/);
  });

  it("gives up at once a TLS endpoint at a port that speaks plain HTTP, and the other way round", async () => {
    const plain = (await serve((_request, response) => response.end())).replace("http:", "https:");
    const get = (baseURL: string) =>
      createHttp({ baseURL })({ method: "GET", path: "/", signal: never }).catch((reason: unknown) => reason);
    const error = await get(plain);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).toMatch(/speaks no TLS\. Check `endpoint` of the connection and the proxy$/);

    // A fatal alert, `unexpected_message` (RFC 5246, 7.2): what a TLS server says to a request in clear.
    const alert = Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x0a]);
    const tls = createTcpServer((socket) => socket.once("data", () => socket.end(alert)));
    await new Promise<void>((resolve) => tls.listen(0, "127.0.0.1", resolve));
    try {
      const { port } = tls.address() as AddressInfo;
      expect(await get(`http://127.0.0.1:${port}`)).toBeInstanceOf(ConfigurationError);
    } finally {
      tls.close();
    }
  });

  it("leaves nothing on the signal of the operation", async () => {
    const baseURL = await serve((_request, response) => response.end());
    const { signal } = new AbortController();
    await createHttp({ baseURL })({ method: "GET", path: "/", signal });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("ends with the operation's deadline", async () => {
    const deadline = new AbortController();
    const baseURL = await serve(() => deadline.abort());
    const request = createHttp({ baseURL })({ method: "GET", path: "/", signal: deadline.signal });
    await expect(request).rejects.toBeInstanceOf(DeadlineError);
  });

  it("goes to loopback without the environment's proxy", async () => {
    process.env.HTTP_PROXY = "http://127.0.0.1:1";
    try {
      const baseURL = await serve((_request, response) => response.end("direct"));
      expect((await createHttp({ baseURL })({ method: "GET", path: "/", signal: never })).body).toBe(
        "direct",
      );
    } finally {
      delete process.env.HTTP_PROXY;
    }
  });
});

describe("retryAfterOf", () => {
  it.each([
    ["3", 3_000],
    ["Thu, 01 Jan 1970 00:00:05 GMT", 4_000],
    ["soon", undefined],
    ["-1", 0],
    ["99999", 120_000],
  ])("reads %s as %s ms", (value, expected) => {
    expect(retryAfterOf({ "retry-after": value }, 1_000)).toBe(expected);
  });
});
