import { describe, expect, it } from "vitest";
import { expectAnswers } from "../bench/expectations";
import { none, password, type ServerUnderTest } from "./serverUnderTest";

export function usersSuite(server: ServerUnderTest): void {
  const { expectRoot, login, queue } = server;
  describe("users", () => {
    it("are created, listed, changed and deleted by root", async () => {
      await expectRoot([
        ["POST", "/user", { username: "bob01", password }, 200, { username: "bob01" }],
        ["POST", "/user", { username: "bob01", password }, 500, "InternalError"],
        ["POST", "/user", { username: "al", password }, 400, "InvalidNamePattern"],
        ["POST", "/user", { username: "bob_1", password }, 400, "InvalidNamePattern"],
        ["POST", "/user", { username: "weak1", password: "short" }, 400, "UserPasswordWeak"],
        ["POST", "/user", { username: "weak1", password: "UPPER123" }, 400, "UserPasswordWeak"],
        ["GET", "/user?user=bob01", none, 200, { name: "bob01" }],
        ["GET", "/user?user=ghost1", none, 0],
        ["PUT", "/user/ghost1", { password }, 400, "UserNotExist"],
        ["DELETE", "/user/ghost1", none, 400, "UserNotExist"],
        ["DELETE", "/user/root", none, 403, "AccessDenied"],
      ]);
      const { userList } = (await server.root.get("/user")).body as { userList: { name: string }[] };
      expect(userList.map((user) => user.name)).toEqual(["alice01", "bob01"]);
      await expectRoot([["DELETE", "/user/bob01", none, 200, null]]);
    });

    it("are refused what is root's", () =>
      expectAnswers(server.alice, [
        ["POST", "/user", { username: "carol1", password }, 400, "AuthIllegalUser"],
        ["POST", "/user", { username: "alice01", password }, 403, "OnlyRootAllowed"],
        ["GET", "/user", none, 403, "AccessDenied"],
        ["GET", "/user?user=alice01", none, 0],
        ["DELETE", "/user/root", none, 403, "AccessDenied"],
        ["PUT", "/user/root", { password }, 403, "AccessDenied"],
        ["GET", "/grant", none, 403, "OnlyRootAllowed"],
        ["GET", "/cluster", none, 403, "OnlyRootAllowed"],
        ["GET", "/cluster/main", none, 403, "OnlyRootAllowed"],
        ["POST", "/queue", queue("mine"), 403, "OnlyRootAllowed"],
        ["GET", "/pipeline?userFilter=root", none, 403, "AccessDenied"],
        ["GET", "/schedule?userFilter=root", none, 403, "AccessDenied"],
        ["GET", "/run?userFilter=root", none, 200, { runList: [] }],
        ["GET", "/runCache?userFilter=root", none, 200, { runCacheList: [] }],
        ["GET", "/artifact?userFilter=root", none, 200, { artifactEventList: [] }],
      ]));

    it("lose all tokens with their password", async () => {
      await expectRoot([["POST", "/user", { username: "dave1", password }, 200]]);
      const dave = await login("dave1");
      await expectAnswers(dave, [
        ["PUT", "/user/dave1", { password: "other12" }, 200, null],
        ["GET", "/queue", none, 400, "AuthFailed"],
      ]);
      const again = await login("dave1", "other12");
      await expectRoot([["DELETE", "/user/dave1", none, 200, null]]);
      await expectAnswers(again, [["GET", "/queue", none, 400, "UserNotExist"]]);
    });

    it("leave what they own when they are deleted", async () => {
      await expectRoot([["POST", "/user", { username: "erin01", password }, 200]]);
      const erin = await login("erin01");
      await expectAnswers(erin, [
        ["POST", "/fs", { name: "left", url: "local://mnt/data" }, 201, { fsID: "fs-erin01-left" }],
      ]);
      await expectRoot([
        ["DELETE", "/user/erin01", none, 200, null],
        ["GET", "/fs/left?username=erin01", none, 200, { username: "erin01" }],
        ["DELETE", "/fs/left?username=erin01", none, 200, null],
      ]);
    });
  });
}

export function grantsSuite(server: ServerUnderTest): void {
  const { expectRoot, queue } = server;
  describe("grants", () => {
    const grant = { userName: "alice01", resourceType: "queue", resourceID: "runs" };
    const query = "username=alice01&resourceType=queue&resourceID=runs";

    it("open a queue to a user", async () => {
      await expectAnswers(server.alice, [["GET", "/queue/runs", none, 403, "ActionNotAllowed"]]);
      await expectRoot([
        ["POST", "/grant", grant, 200],
        ["POST", "/grant", { ...grant, username: "alice01" }, 400, "GrantAlreadyExist"],
        ["POST", "/grant", { ...grant, resourceID: "none" }, 400, "QueueNameNotFound"],
        ["POST", "/grant", { ...grant, userName: "ghost1" }, 400, "UserNotExist"],
        ["POST", "/grant", { ...grant, userName: "root" }, 400, "GrantRootActionNotSupport"],
        ["POST", "/grant", { ...grant, resourceType: "cluster" }, 400, "GrantResourceTypeNotFound"],
        ["GET", "/grant?username=alice01", none, 200, { grantList: [{ ...grant }] }],
        ["GET", "/grant?username=ghost1", none, 200, { grantList: [] }],
      ]);
      await expectAnswers(server.alice, [
        ["GET", "/queue/runs", none, 200, { name: "runs" }],
        ["GET", "/queue", none, 200, { queueList: [{ name: "runs" }] }],
      ]);
      await expectRoot([
        ["DELETE", `/grant?${query}`, none, 200, null],
        ["DELETE", `/grant?${query}`, none, 400, "GrantNotFound"],
      ]);
      await expectAnswers(server.alice, [["GET", "/queue", none, 200, { queueList: [] }]]);
    });

    it("go with their queue and their user", async () => {
      await expectRoot([
        ["POST", "/user", { username: "frank1", password }, 200],
        ["POST", "/queue", queue("granted"), 200],
        ["POST", "/grant", { ...grant, userName: "frank1" }, 200],
        ["POST", "/grant", { ...grant, resourceID: "granted" }, 200],
        ["DELETE", "/queue/granted", none, 200, null],
        ["DELETE", "/user/frank1", none, 200, null],
        ["GET", "/grant", none, 200, { grantList: [] }],
        [
          "DELETE",
          "/grant?username=alice01&resourceType=queue&resourceID=granted",
          none,
          400,
          "QueueNameNotFound",
        ],
        ["DELETE", "/grant?username=frank1&resourceType=queue&resourceID=runs", none, 400, "UserNotExist"],
      ]);
    });
  });
}
