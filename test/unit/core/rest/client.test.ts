import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import {
  AuthorizationError,
  ConfigurationError,
  DeadlineError,
  RefusedError,
  ServerError,
} from "../../../../provider/core/errors";
import { type Call, pathWith } from "../../../../provider/core/rest/call";
import { type Dialect, RestClient, withHeaders } from "../../../../provider/core/rest/client";
import { createHttp } from "../../../../provider/core/rest/transport/http";

interface Reply {
  readonly status?: number;
  readonly body?: string;
}

let server: Server;
let requests: { method: string; url: string; token: string | undefined; body: string }[];
let replies: Reply[];

beforeEach(async () => {
  [requests, replies] = [[], []];
  server = createServer((request: IncomingMessage, response: ServerResponse) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      requests.push({ method, url, token: headers["x-token"] as string | undefined, body });
      const { status = 200, body: answer = "{}" } = replies.shift() ?? {};
      response.writeHead(status).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const refused = (code: string, status = 400): Reply => ({ status, body: JSON.stringify({ code }) });

function client(dialect: Partial<Dialect> = {}): RestClient {
  return new RestClient({
    settings: undefined,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/base/`,
    requestTimeout: 5,
    advice: "Check `endpoint`",
    refusalIn: (body) => (typeof body?.code === "string" ? { code: body.code } : undefined),
    meaningOf: ({ code }) => ({ kind: code === "Broken" ? "server" : "refused" }),
    ...dialect,
  });
}

const signal = () => new AbortController().signal;
const get = (call: Partial<Call> = {}): Call => ({
  action: "getThing",
  method: "GET",
  path: "/things/1",
  signal: signal(),
  idempotent: true,
  ...call,
});

describe("a call", () => {
  it("goes below the endpoint's path, with what is given of the query, and its JSON", async () => {
    replies = [{ body: '{"id":1}' }];
    const query = { name: "a b", none: undefined, empty: "", tags: ["x", "y"] };
    expect(await client().call(get({ method: "POST", query, json: { size: 2 } }))).toEqual({ id: 1 });
    expect(requests).toEqual([
      {
        method: "POST",
        url: "/base/things/1?name=a%20b&tags=x&tags=y",
        token: undefined,
        body: '{"size":2}',
      },
    ]);
  });

  it("encodes each value of its path as one segment", () => {
    expect(pathWith()`/things/${"a/b"}/parts/${"ü"}`).toBe("/things/a%2Fb/parts/%C3%BC");
  });

  it("ends with the kind, the code and the status of the API's own refusal", async () => {
    replies = [refused("Locked", 409)];
    const error = await client()
      .call(get())
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({ failure: { action: "getThing", code: "Locked", status: 409 } });
  });

  it.each([
    [403, AuthorizationError],
    [404, RefusedError],
  ])(
    "takes status %i without a refusal of the API's for that of something before it",
    async (status, expected) => {
      replies = [{ status, body: "<html>" }];
      const error = await client()
        .call(get())
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(expected);
      expect(String(error)).toContain("Check `endpoint`");
    },
  );

  it("is not taken for answered by a page in the API's place, however often it comes", async () => {
    replies = Array.from({ length: 3 }, () => ({ body: "<html>" }));
    await expect(client().call(get())).rejects.toThrow(ConfigurationError);
    expect(requests).toHaveLength(3);
  });
});

describe("a failure that may stay", () => {
  const patient = () =>
    client({
      meaningOf: () => ({
        kind: "server",
        patience: { answers: 2, then: { kind: "refused", message: "it stays broken" } },
      }),
    });

  it("is final after so many answers within one operation, over several calls", async () => {
    replies = [refused("Broken"), refused("Broken")];
    const operation = signal();
    const once = patient();
    const call = get({ method: "POST", idempotent: false, signal: operation });
    await expect(once.call(call)).rejects.toThrow(ServerError);
    await expect(once.call(call)).rejects.toThrow("it stays broken");
  });

  it("counts anew after a success, and for another operation or action", async () => {
    const once = patient();
    const operation = signal();
    const call = get({ idempotent: false, signal: operation });
    replies = [refused("Broken"), {}, refused("Broken"), refused("Broken"), refused("Broken")];
    await expect(once.call(call)).rejects.toThrow(ServerError);
    await once.call(call);
    await expect(once.call(call)).rejects.toThrow(ServerError);
    await expect(once.call({ ...call, action: "other" })).rejects.toThrow(ServerError);
    await expect(once.call({ ...call, signal: signal() })).rejects.toThrow(ServerError);
  });
});

describe("a session", () => {
  it("is logged in to again where its token is refused, also for a call that must not be sent twice", async () => {
    let logins = 0;
    const login = () => {
      logins += 1;
      // The second login fails in passing: that says nothing of the call.
      return logins === 2
        ? Promise.reject(new ServerError("busy"))
        : Promise.resolve({ value: `t${logins}` });
    };
    replies = [refused("TokenEnded", 401), {}];
    const once = client({
      session: { login, isRefused: (error) => error instanceof AuthorizationError },
      meaningOf: () => ({ kind: "authorization" }),
      sign: (call, token = "") => withHeaders(call, { "x-token": token }),
    });
    await once.call(get({ method: "POST", idempotent: false }));
    expect(requests.map(({ token }) => token)).toEqual(["t1", "t3"]);
  });
});

describe("work that many operations share", () => {
  it("ends at an operation's deadline with what a shared call failed with last, and with nothing else's failure", async () => {
    const once = client();
    replies = [refused("Own"), refused("Shared")];
    await expect(once.call(get())).rejects.toThrow(RefusedError);
    await expect(once.call(get({ shared: true }))).rejects.toThrow(RefusedError);
    const deadline = new AbortController();
    const waiting = once.sharing(() => new Promise(() => undefined), deadline.signal);
    deadline.abort();
    const error = await waiting.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DeadlineError);
    expect(String(error)).toContain("Shared");
    expect(String(error)).not.toContain("Own");
  });
});

describe("the environment's proxy", () => {
  it("is asked for a tunnel to a host behind it, and sees no credential", async () => {
    let heard = "";
    const proxy = createTcpServer((socket) => {
      socket.once("data", (chunk) => {
        heard = chunk.toString();
        socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      });
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const before = process.env.HTTPS_PROXY;
    process.env.HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    try {
      const http = createHttp({ baseURL: "https://api.example.invalid" });
      const headers = { Authorization: "canary-1" };
      await http({
        method: "POST",
        path: "/?key=canary-2",
        headers,
        body: "canary-3",
        signal: signal(),
      }).catch(() => undefined);
    } finally {
      if (before === undefined) delete process.env.HTTPS_PROXY;
      else process.env.HTTPS_PROXY = before;
      proxy.close();
    }
    expect(heard).toMatch(/^CONNECT api\.example\.invalid:443 /);
    expect(heard).not.toContain("canary");
  });
});
