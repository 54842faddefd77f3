import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from "node:net";

import { afterEach, describe, expect, it, vi } from "vitest";

import { ConfigurationError, ConnectionError } from "../../../../../provider/core/errors";
import { callFunction } from "../../../../../provider/core/lifecycle/call";
import { withRetry } from "../../../../../provider/core/rest/retry";
import { createHttp } from "../../../../../provider/core/rest/transport/http";
import { Reach } from "../../../../../provider/core/rest/transport/reach";
import { hearingOfTrouble } from "../../../../../provider/core/trouble";
import { loadFunction } from "../../../../../provider/registry";
import { onceSettled } from "../../sample/clock";

const never = new AbortController().signal;
const open = new Set<Server | TcpServer>();

async function listening<S extends Server | TcpServer>(server: S): Promise<S> {
  open.add(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

const originOf = (server: Server | TcpServer) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function close(server: Server | TcpServer): Promise<void> {
  open.delete(server);
  if ("closeAllConnections" in server) server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** The address of a host at which nothing listens. */
async function deadOrigin(): Promise<string> {
  const server = await listening(createTcpServer());
  const origin = originOf(server);
  await close(server);
  return origin;
}

const failureOf = (request: Promise<unknown>) =>
  request.then(
    () => undefined,
    (error: unknown) => error,
  );
const get = (baseURL: string) =>
  failureOf(createHttp({ baseURL })({ method: "GET", path: "/", signal: never }));

/** From now on a minute has passed. */
function minuteLater(): void {
  const now = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => now() + 60_000);
}

afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await Promise.all([...open].map(close));
});

describe("a host that refuses", () => {
  it("from the first request on is given up after a minute, with the key to check", async () => {
    const origin = await deadOrigin();
    const first = await get(origin);
    expect(first).toBeInstanceOf(ConnectionError);
    expect((first as ConnectionError).failure.givesUpIn).toBeLessThanOrEqual(60_000);
    expect(String(first)).toMatch(/ECONNREFUSED\. Check `endpoint` of the connection and the proxy$/);
    minuteLater();
    const last = await get(origin);
    expect(last).toBeInstanceOf(ConfigurationError);
    expect(String(last)).toMatch(/cannot be reached: ECONNREFUSED, .*\. Check `endpoint` of the connection/);
  });

  it("is tried on once it has answered", async () => {
    const server = await listening(createServer((_request, response) => response.writeHead(503).end()));
    const origin = originOf(server);
    expect(await get(origin)).toBeUndefined();
    await close(server);
    expect(await get(origin)).toBeInstanceOf(ConnectionError);
    minuteLater();
    const error = await get(origin);
    expect(error).toBeInstanceOf(ConnectionError);
    expect((error as ConnectionError).failure.givesUpIn).toBe(Infinity);
  });

  it("is named by the key of the connection that a function was called for", async () => {
    const endpoint = await deadOrigin();
    const config = JSON.stringify({
      secretId: "id",
      secretKey: "key",
      region: "ap-guangzhou",
      endpoint,
      rateLimits: "off",
    });
    const definition = (await loadFunction("tencent:getComputeEnvs"))!;
    const host = {
      config: (key: string) => (key === "batchflow:lab" ? config : undefined),
      log: () => undefined,
    };
    await get(endpoint);
    minuteLater();
    const call = callFunction(definition, { connection: "lab" }, host);
    await expect(call).rejects.toThrow(/cannot be reached: ECONNREFUSED.*Check `batchflow:lab\.endpoint`/);
  });
});

it("a last try is made in time, and the lines say until when", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  const reach = Reach.of("https://never.example");
  const start = Date.now();
  const lines: string[] = [];
  const call = () => {
    const givesUpIn = reach.failed();
    return Promise.reject(
      givesUpIn > 0 ? new ConnectionError("refused", { givesUpIn }) : new ConfigurationError("gave up"),
    );
  };
  const result = hearingOfTrouble({ log: (line) => lines.push(line), deadline: start + 1_800_000 }, () =>
    withRetry(call, { signal: never, idempotent: true }),
  );
  expect(await onceSettled(failureOf(result))).toBeInstanceOf(ConfigurationError);
  expect(Date.now() - start).toBeLessThanOrEqual(60_000);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^tries again after: refused; gives up in \d+ s$/);
});

it("lines on what passes say when the operation is given up", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  const lines: string[] = [];
  const controller = new AbortController();
  const deadline = Date.now() + 30 * 60_000;
  const result = hearingOfTrouble({ log: (line) => lines.push(line), deadline }, () =>
    withRetry(() => Promise.reject(new ConnectionError("broke")), {
      signal: controller.signal,
      idempotent: true,
      maxDelay: 1_000,
    }),
  );
  const failed = failureOf(result);
  await vi.advanceTimersByTimeAsync(32_000);
  controller.abort();
  await failed;
  // Half a minute of the half hour is over.
  expect(lines).toEqual([expect.stringMatching(/^tries again after: broke; gives up in (29|30) min$/)]);
});
