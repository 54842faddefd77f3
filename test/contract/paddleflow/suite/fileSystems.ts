import { describe, expect, it } from "vitest";
import { eventually, expectAnswers } from "../bench/expectations";
import { none, type ServerUnderTest } from "./serverUnderTest";

export function fileSystemsSuite(server: ServerUnderTest): void {
  const { cluster, expectRoot, queue, s3, sftp, sftpUrl } = server;
  describe("file systems", () => {
    it("are checked when they are created", async () => {
      const fs = (url: string, properties?: object, more: object = {}) => ({
        name: "bad",
        url,
        properties,
        ...more,
      });
      await expectRoot([
        ["POST", "/fs", fs("xyz"), 400, "InvalidFileSystemParamsURL"],
        ["POST", "/fs", fs("nfs://h/p"), 400, "InvalidFileSystemParamsURL"],
        [
          "POST",
          "/fs",
          fs("afs://h:1/p", { username: "u", password: "p" }),
          400,
          "InvalidFileSystemParamsURL",
        ],
        ["POST", "/fs", fs("local://root/x"), 400, "InvalidFileSystemParamsURL"],
        ["POST", "/fs", fs("local:///mnt/x"), 400, "InvalidFileSystemParamsURL"],
        ["POST", "/fs", fs("local://mnt/x", none, { name: "bad name" }), 400, "FileSystemNameFormatError"],
        [
          "POST",
          "/fs",
          fs("local://mnt/x", none, { name: "n".repeat(56) }),
          400,
          "FileSystemNameFormatError",
        ],
        ["POST", "/fs", fs(sftpUrl(), { user: "u" }), 400, "InvalidFileSystemParamsProperties"],
        ["POST", "/fs", fs(sftpUrl()), 400, "InvalidFileSystemParamsProperties"],
        ["POST", "/fs", fs(sftpUrl(), { ...sftp(), password: "wrong" }), 400, "ConnectivityFailed"],
        [
          "POST",
          "/fs",
          fs(sftpUrl(), { ...sftp(), fileMode: "x" }),
          400,
          "InvalidFileSystemParamsProperties",
        ],
        ["POST", "/fs", fs("s3://", s3()), 400, "InvalidFileSystemParamsURL"],
        ["POST", "/fs", fs("s3://b"), 400, "InvalidFileSystemParamsURL"],
        ["POST", "/fs", fs("s3://b/x", { ...s3(), endpoint: "" }), 400, "InvalidFileSystemParamsProperties"],
        ["POST", "/fs", fs("s3://no-such-bucket/x", s3()), 400, "ConnectivityFailed"],
        ["POST", "/fs", fs("s3://b/x", { ...s3(), endpoint: "127.0.0.1:9" }), 400, "ConnectivityFailed"],
        ["POST", "/fs", fs("hdfs://127.0.0.1:9/x", { user: "u", group: "g" }), 400, "ConnectivityFailed"],
        ["POST", "/fs", fs("hdfs://127.0.0.1:9/x", { user: "u" }), 400, "InvalidFileSystemParamsProperties"],
        [
          "POST",
          "/fs",
          fs("hdfs://127.0.0.1:9/x", { "kerberos.keytab.data": "AAAA" }),
          400,
          "InvalidFileSystemParamsProperties",
        ],
        ["POST", "/fs", fs("mock://my/path", { pvc: "p" }), 400, "InvalidFileSystemParamsProperties"],
        ["GET", "/fs/none", none, 404, "RecordNotFound"],
        ["DELETE", "/fs/none", none, 404, "RecordNotFound"],
      ]);
    });

    it("show what the server made of them, with one cipher text for one secret", async () => {
      const { address, root: folder } = server.bench.storage.sftp;
      const { endpoint, bucket } = server.bench.storage.s3;
      await expectRoot([
        [
          "POST",
          "/fs",
          { name: "one", url: sftpUrl("/data"), properties: sftp() },
          201,
          { fsName: "one", fsID: "fs-root-one" },
        ],
        ["POST", "/fs", { name: "one", url: sftpUrl("/data"), properties: sftp() }, 400, "DuplicatedName"],
        [
          "POST",
          "/fs",
          { name: "two", url: sftpUrl("/data/"), properties: { ...sftp(), extra: "kept" } },
          201,
        ],
        ["POST", "/fs", { name: "three", url: `s3://${bucket}`, properties: s3() }, 201],
        ["POST", "/fs", { name: "local", url: "local://mnt/data" }, 201],
        ["POST", "/fs", { name: "cfs", url: "cfs://cfs.example/data" }, 201],
        ["GET", "/fs/one", none, 200, { type: "sftp", serverAddress: address, subPath: `${folder}/data` }],
        ["GET", "/fs/two", none, 200, { subPath: `${folder}/data/`, properties: { extra: "kept" } }],
        [
          "GET",
          "/fs/three",
          none,
          200,
          { type: "s3", serverAddress: endpoint, subPath: "/", properties: { bucket, region: "" } },
        ],
        [
          "GET",
          "/fs/local",
          none,
          200,
          { type: "local", serverAddress: "", subPath: "/mnt/data", properties: null },
        ],
        ["GET", "/fs/cfs", none, 200, { type: "cfs", serverAddress: "cfs.example", subPath: "/data" }],
      ]);
      const secretOf = async (fs: string, name: string) =>
        ((await server.root.get(`/fs/${fs}`)).body as { properties: Record<string, string> }).properties[
          name
        ];
      const cipher = await secretOf("one", "password");
      expect(cipher).toMatch(/^([0-9a-f]{32})+$/);
      expect(await secretOf("two", "password")).toBe(cipher);
      expect(await secretOf("three", "accessKey")).toBe(server.bench.storage.s3.accessKey);
      await expectRoot(
        ["one", "two", "three", "local", "cfs"].map((fs) => ["DELETE", `/fs/${fs}`, none, 200, null]),
      );
    });

    it("belong to a user, and root may act for another", async () => {
      const url = "local://mnt/data";
      await expectRoot([
        ["POST", "/fs", { name: "hers", url, username: "alice01" }, 201, { fsID: "fs-alice01-hers" }],
        ["POST", "/fs", { name: "ghosts", url, username: "ghost1" }, 201, { fsID: "fs-ghost1-ghosts" }],
        ["GET", "/fs/hers", none, 404, "RecordNotFound"],
        ["GET", "/fs/hers?username=alice01", none, 200, { username: "alice01" }],
        ["POST", "/fs", { name: "roots", url }, 201],
      ]);
      await expectAnswers(server.alice, [
        ["GET", "/fs/hers", none, 200],
        ["GET", "/fs/roots?username=root", none, 404, "RecordNotFound"],
        ["POST", "/fs", { name: "no", url, username: "root" }, 400, "AuthIllegalUser"],
        ["DELETE", "/fs/hers", none, 200, null],
      ]);
      await expectRoot([
        ["DELETE", "/fs/ghosts?username=ghost1", none, 200, null],
        ["DELETE", "/fs/roots", none, 200, null],
      ]);
    });

    it("are listed after the second of their creation, the latest first", async () => {
      const url = "local://mnt/data";
      await expectRoot([
        ["POST", "/fs", { name: "first", url }, 201],
        ["GET", "/fs?fsName=none", none, 200, { marker: "", truncated: false, nextMarker: "", fsList: null }],
      ]);
      await eventually(
        () => server.root.get("/fs?username=root"),
        ({ fsList }) => Array.isArray(fsList) && (fsList[0] as { name: string }).name === "first",
      );
      await expectRoot([
        ["GET", "/fs?maxKeys=1001", none, 400, "InvalidURI"],
        ["DELETE", "/fs/first", none, 200, null],
      ]);
    });

    it("can't be deleted while any cluster does not answer", async () => {
      await expectRoot([
        ["POST", "/cluster", cluster("dead", { credential: server.bench.deadCredential }), 200],
        ["POST", "/queue", queue("onDead".toLowerCase(), { clusterName: "dead" }), 500, "InternalError"],
        ["POST", "/fs", { name: "stuck", url: "local://mnt/x" }, 201],
        ["DELETE", "/fs/stuck", none, 500, ""],
        ["PUT", "/cluster/dead", { status: "offline" }, 200],
        ["DELETE", "/fs/stuck", none, 500, ""],
        ["GET", "/cluster/resource?clusterNames=dead", none, 500, ""],
        ["DELETE", "/cluster/dead", none, 200, null],
        ["DELETE", "/fs/stuck", none, 200, null],
      ]);
    });
  });
}
