import { describe, expect, it } from "vitest";
import { send } from "../bench/client";
import { none, password, type ServerUnderTest } from "./serverUnderTest";

export function protocolSuite(server: ServerUnderTest): void {
  const { expectRoot, queue } = server;
  describe("protocol", () => {
    const ask = (path: string, options = {}) => send(server.bench.endpoint, "GET", path, options);

    it("answers all failures of authentication with 400 and their codes", async () => {
      expect(await ask("/user")).toMatchObject({ status: 400, code: "AuthWithoutToken" });
      expect(await ask("/user", { token: "x.y.z" })).toMatchObject({
        status: 400,
        code: "AuthInvalidToken",
      });
      expect(await ask("/nosuch")).toMatchObject({ status: 400, code: "AuthWithoutToken" });
      const attempt = (body: unknown) => send(server.bench.endpoint, "POST", "/login", { body });
      expect(await attempt({ username: "root", password: "wrong" })).toMatchObject({
        status: 400,
        code: "AuthFailed",
      });
      expect(await attempt({ username: "nobody1", password })).toMatchObject({
        status: 400,
        code: "UserNotExist",
      });
      expect(await attempt("{bad")).toMatchObject({ status: 400, code: "MalformedJSON" });
    });

    it("makes a request id or echoes the one given", async () => {
      const echoed = await server.root.call("GET", "/version", none, { "x-pf-request-id": "my-id" });
      expect(echoed.requestId).toBe("my-id");
      expect((await server.root.get("/version")).requestId).toMatch(/^[0-9a-f-]{36}$/);
      const failed = await server.root.call("GET", "/fs/none", none, { "x-pf-request-id": "my-id" });
      expect(failed.body).toMatchObject({ requestID: "my-id" });
    });

    it("knows the routes of its version", () =>
      expectRoot([
        ["GET", "/nosuch", none, 404, "PathNotFound"],
        ["PUT", "/user", {}, 405, "MethodNotAllowed"],
        ["PUT", "/fs", {}, 405, "MethodNotAllowed"],
        ["PUT", "/fsCache/x", {}, 405, "MethodNotAllowed"],
        ["GET", "/resourcepool", none, 404, "PathNotFound"],
        ["GET", "/cluster/main/nodeInfos", none, 404, "PathNotFound"],
        ["POST", "/statistics/cardTime", {}, 404, "PathNotFound"],
      ]));

    it("checks the token for paths that end in another Login", async () => {
      const flavour = { name: "aLogin", cpu: "1", mem: "1Gi" };
      await expectRoot([
        ["POST", "/flavour", flavour, 200],
        ["GET", "/flavour/aLogin", none, 200, flavour],
        ["DELETE", "/flavour/aLogin", none, 200, null],
      ]);
      const unknown = await send(server.bench.endpoint, "GET", "/flavour/aLogin");
      expect([unknown.status, unknown.code]).toEqual([400, "AuthWithoutToken"]);
    });

    it("skips the check of the token for paths that end in login", async () => {
      await expectRoot([
        ["POST", "/queue", queue("qlogin"), 200],
        ["GET", "/queue/qlogin", none, 403, "ActionNotAllowed"],
        ["DELETE", "/queue/qlogin", none, 403, "OnlyRootAllowed"],
      ]);
      const trusted = { "x-pf-user-name": "root" };
      expect((await server.root.call("DELETE", "/queue/qlogin", none, trusted)).status).toBe(200);
    });

    it("compares paths that are escaped otherwise than Go does as text", async () => {
      for (const flavour of ["a b", "plus+x", "a:b"]) {
        await expectRoot([["POST", "/flavour", { name: flavour, cpu: "1", mem: "1Gi" }, 200]]);
      }
      await expectRoot([
        ["GET", "/flavour/a%20b", none, 200, { name: "a b" }],
        ["GET", "/flavour/plus%2Bx", none, 404, "FlavourNotFound"],
        ["GET", "/flavour/plus+x", none, 200, { name: "plus+x" }],
        ["GET", "/flavour/a%3Ab", none, 404, "FlavourNotFound"],
        ["DELETE", "/flavour/a%20b", none, 200, null],
        ["DELETE", "/flavour/plus+x", none, 200, null],
        ["DELETE", "/flavour/a:b", none, 200, null],
      ]);
    });

    it("reads JSON as Go does", () =>
      expectRoot([
        ["POST", "/flavour", { NAME: "cased", Cpu: "1", MEM: "1Gi", unknown: 1 }, 200],
        ["POST", "/flavour", { name: "typed", cpu: 1, mem: "1Gi" }, 400, "MalformedJSON"],
        ["POST", "/flavour", "{bad", 400, "MalformedJSON"],
        ["POST", "/cluster", "{bad", 500, ""],
        ["POST", "/pipeline", "{", 400, "InvalidHTTPRequest"],
        ["DELETE", "/flavour/cased", none, 200, null],
      ]));
  });
}
