import { createServer, type RequestListener } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import tls from "node:tls";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { download } from "../../../../../provider/core/rest/transport/download";

/** Ciphers without a certificate, so that none has to be made: they exist up to TLS 1.2. */
const ANONYMOUS = { ciphers: "aNULL@SECLEVEL=0", maxVersion: "TLSv1.2" } as const;
const DEFAULTS = { ciphers: tls.DEFAULT_CIPHERS, maxVersion: tls.DEFAULT_MAX_VERSION };

const servers: Server[] = [];

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

const secure = async (listener: RequestListener) =>
  `https://127.0.0.1:${await listen(createSecureServer(ANONYMOUS, listener))}`;
const plain = async (listener: RequestListener) => `http://127.0.0.1:${await listen(createServer(listener))}`;
const content: RequestListener = (_request, response) => response.end("content");
const to =
  (location: string): RequestListener =>
  (_request, response) =>
    response.writeHead(302, { location }).end();

const get = (url: string) =>
  download(url, {
    signal: new AbortController().signal,
    timeout: 10_000,
    maxContentLength: 1_000,
    maxRedirects: 5,
    advice: "Check the address and the proxy",
  });

beforeEach(() => {
  tls.DEFAULT_CIPHERS = ANONYMOUS.ciphers;
  tls.DEFAULT_MAX_VERSION = ANONYMOUS.maxVersion;
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
});
afterEach(async () => {
  tls.DEFAULT_CIPHERS = DEFAULTS.ciphers;
  tls.DEFAULT_MAX_VERSION = DEFAULTS.maxVersion;
  vi.unstubAllEnvs();
  for (const server of servers)
    if ("closeAllConnections" in server) (server as ReturnType<typeof createServer>).closeAllConnections();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

describe("a redirect of a download", () => {
  it("is followed from https to https, and from http to either", async () => {
    const end = await secure(content);
    for (const url of [await secure(to(end)), await plain(to(end)), await plain(to(await plain(content)))]) {
      expect((await get(url)).content.toString()).toBe("content");
    }
  });

  it.each(["127.0.0.1", "localhost"])(
    "is refused from https to http, also after others, to %s",
    async (host) => {
      const asked: string[] = [];
      const end = (await plain(({ url = "" }, response) => response.end(asked.push(url)))).replace(
        "127.0.0.1",
        host,
      );
      const direct = await secure(to(`${end}/a?key=hidden`));
      for (const url of [direct, await secure(to(direct)), await plain(to(direct))]) {
        await expect(get(url)).rejects.toThrow(
          `it leads from https to ${end}. Give an address that stays with https`,
        );
      }
      expect(asked).toEqual([]);
    },
  );
});
