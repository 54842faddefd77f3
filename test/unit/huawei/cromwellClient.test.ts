import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, describe, expect, it } from "vitest";

import {
  AuthorizationError,
  InvalidInputError,
  NotFoundError,
  RefusedError,
} from "../../../provider/core/errors";
import { CromwellClient } from "../../../provider/platforms/huawei/cromwellClient";

const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

/** A server that answers every request alike, and keeps what it was asked. */
async function startServer(status: number, body: string) {
  const asked: { url: string | undefined; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url, authorization: request.headers.authorization });
    response.writeHead(status, { connection: "close" }).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const call = (path: string) =>
  ({
    action: "read",
    method: "GET",
    path,
    signal: AbortSignal.timeout(10_000),
    idempotent: true,
  }) as const;

describe("the client of a Cromwell server", () => {
  it.each([
    [{}, undefined],
    [{ cromwellToken: "t" }, "Bearer t"],
    [{ cromwellUsername: "u", cromwellPassword: "p" }, "Basic dTpw"],
  ])("sends to a proxy what %o asks for", async (settings, authorization) => {
    const { asked, url } = await startServer(200, "{}");
    const client = new CromwellClient({ requestTimeout: 5, ...settings }, `${url}/engines/cromwell/`);
    await client.call(call("/api/workflows/v1/backends"));
    expect(asked).toEqual([{ url: "/engines/cromwell/api/workflows/v1/backends", authorization }]);
  });

  it.each([
    [400, InvalidInputError],
    [401, AuthorizationError],
    [403, RefusedError],
    [404, NotFoundError],
  ])("classes status %i", async (status, expected) => {
    const { url } = await startServer(status, '{"status":"fail","message":"The words of the server."}');
    const client = new CromwellClient({ requestTimeout: 5 }, url);
    const error = await client.call(call("/x")).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(expected);
    expect((error as Error).message).toContain("The words of the server (read)");
  });

  it.each([
    [401, AuthorizationError, /HTTP status 401 \(read\)$/],
    [403, AuthorizationError, /HTTP status 403 \(read\)$/],
    [404, RefusedError, /HTTP status 404 \(read\)\. Check `cromwellEndpoint`/],
  ])("takes status %i without the server's own words for that of a proxy", async (status, expected, text) => {
    for (const body of ["<html>not here</html>", '{"message":"no route"}', "{}"]) {
      const { url } = await startServer(status, body);
      const client = new CromwellClient({ requestTimeout: 5 }, url);
      const error = await client.call(call("/x")).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(expected);
      expect((error as Error).message).toMatch(text);
    }
  });
});
