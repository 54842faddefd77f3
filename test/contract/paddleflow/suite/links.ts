import { beforeAll, describe, expect, it } from "vitest";
import { expectAnswers } from "../bench/expectations";
import { none, type ServerUnderTest } from "./serverUnderTest";

export function linksAndCachesSuite(server: ServerUnderTest): void {
  const { expectRoot, sftp, sftpUrl } = server;
  describe("links and caches", () => {
    const link = (fsPath: string, more: object = {}) => ({
      fsName: "parent",
      fsPath,
      url: sftpUrl("/linked"),
      properties: sftp(),
      ...more,
    });

    beforeAll(async () => {
      await expectRoot([["POST", "/fs", { name: "parent", url: sftpUrl(), properties: sftp() }, 201]]);
      await server.bench.putFile("root/parent", "/full/file", "x");
      await server.bench.putFile("root/parent", "/linked/file", "x");
    });

    it("links are checked, read by their path, and deleted", async () => {
      const query = "/link/parent?fsPath=%2Fplace";
      await expectRoot([
        ["POST", "/link", link("/place"), 201, null],
        ["POST", "/link", link("/place"), 400, "InvalidLinkURL"],
        ["POST", "/link", link("/place/inner"), 400, "InvalidLinkURL"],
        ["POST", "/link", link("/nodir/inner"), 500, "FuseClientError"],
        ["POST", "/link", link("/full"), 400, "LinkPathMustBeEmpty"],
        [
          "POST",
          "/link",
          link("/x", { url: "local://mnt/data", properties: none }),
          400,
          "InvalidLinkProperties",
        ],
        ["POST", "/link", link("/x", { url: "mock://a/b" }), 400, "InvalidLinkURL"],
        [
          "POST",
          "/link",
          link("/x", { properties: { ...sftp(), password: "wrong" } }),
          400,
          "ConnectivityFailed",
        ],
        ["POST", "/link", link("/x", { fsName: "none" }), 500, "LinkModelError"],
        ["GET", query, none, 200, { linkList: [{ fsPath: "/place", type: "sftp", username: "root" }] }],
        ["GET", "/link/parent?fsPath=%2Fother", none, 500, ""],
        ["GET", "/link/none", none, 404, "RecordNotFound"],
        ["DELETE", query, none, 200, null],
        ["DELETE", query, none, 500, "LinkModelError"],
      ]);
      const again = await server.root.delete(query);
      expect(again.message).toContain("not created fspath");
    });

    it("any user may delete a link", async () => {
      await expectRoot([["POST", "/link", link("/hers"), 201, null]]);
      await expectAnswers(server.alice, [
        ["DELETE", "/link/parent?fsPath=%2Fhers&username=root", none, 200, null],
      ]);
    });

    it("a cache configuration has no second, but for one that does not count", () =>
      expectRoot([
        [
          "POST",
          "/fsCache",
          { fsName: "parent", cacheDir: "/var/cache", metaDriver: "disk", quota: 5 },
          201,
          null,
        ],
        ["POST", "/fsCache", { fsName: "parent", cacheDir: "/other", metaDriver: "mem" }, 201, null],
        ["GET", "/fsCache/parent", none, 200, { cacheDir: "/var/cache", quota: 5, username: "root" }],
        ["POST", "/fsCache", { fsName: "parent", metaDriver: "nutsdb" }, 400, "InvalidArguments"],
        ["POST", "/fsCache", { fsName: "parent", metaDriver: "disk" }, 400, "InvalidArguments"],
        ["POST", "/fsCache", { fsName: "parent", cacheDir: "rel" }, 400, "InvalidArguments"],
        ["POST", "/fsCache", { fsName: "parent", blockSize: -1 }, 400, "InvalidArguments"],
        ["POST", "/fsCache", { fsName: "parent", resource: { cpuLimit: "3" } }, 400, "InvalidArguments"],
        ["POST", "/fsCache", { fsName: "parent", resource: { memoryLimit: "9Gi" } }, 400, "InvalidArguments"],
        ["POST", "/fsCache", { fsName: "none" }, 404, "RecordNotFound"],
        ["DELETE", "/fsCache/parent", none, 200, null],
        ["DELETE", "/fsCache/parent", none, 404, "RecordNotFound"],
        ["GET", "/fsCache/parent", none, 404, "RecordNotFound"],
      ]));

    it("links go with their file system", () =>
      expectRoot([
        ["POST", "/link", link("/gone"), 201, null],
        ["DELETE", "/fs/parent", none, 200, null],
        ["GET", "/link/parent?fsPath=%2Fgone", none, 404, "RecordNotFound"],
      ]));
  });
}
