import { describe, expect, it } from "vitest";

import { lifecycleOf, make, startScene, stateOf } from "../scene/setup";

const PASSWORD = "sftp-pass-1";
const sftp = { type: "sftp", url: "sftp://h:22/srv/data", user: "u", password: PASSWORD };
const develop = { version: "develop" } as const;
const keys = { endpoint: "s3.example.com", accessKey: "AK", secretKey: "SK" };
const kerberos = {
  keytabData: "a2V5dGFi",
  principal: "hdfs/h@EXAMPLE.COM",
  realm: "EXAMPLE.COM",
  kdc: "kdc.example.com:88",
  nameNodePrincipal: "nn/h@EXAMPLE.COM",
};

/** What each kind of storage becomes on the server: type, address, path, and its properties but the encrypted one. */
const kinds: readonly (readonly [object, [string, string, string, object]])[] = [
  [{ type: "local", url: "local://mnt/data" }, ["local", "", "/mnt/data", {}]],
  [
    { type: "hdfs", url: "hdfs://h:9000,i:9000/data", user: "u", group: "g", replication: "3" },
    ["hdfs", "h:9000,i:9000", "/data", { user: "u", group: "g", replication: "3" }],
  ],
  [
    { type: "hdfsWithKerberos", url: "hdfs://h:9000/data", ...kerberos },
    [
      "hdfsWithKerberos",
      "h:9000",
      "/data",
      {
        "kerberos.keytab.data": kerberos.keytabData,
        "kerberos.principal": kerberos.principal,
        "kerberos.realm": kerberos.realm,
        "kerberos.kdc": kerberos.kdc,
        "kerberos.namenode.principal": kerberos.nameNodePrincipal,
      },
    ],
  ],
  [sftp, ["sftp", "h:22", "/srv/data", { user: "u" }]],
  [
    { type: "s3", url: "s3://bucket", ...keys, s3ForcePathStyle: true, insecureSkipVerify: true },
    [
      "s3",
      "s3.example.com",
      "/",
      { accessKey: "AK", endpoint: "s3.example.com", s3ForcePathStyle: "true", insecureSkipVerify: "true" },
    ],
  ],
  [
    { type: "bos", url: "bos://bucket/a/b", ...keys, sts: true },
    ["bos", "s3.example.com", "/a/b", { accessKey: "AK", endpoint: "s3.example.com", sts: "true" }],
  ],
  [{ type: "cfs", url: "cfs://h/data/" }, ["cfs", "h", "/data/", {}]],
  [{ type: "glusterfs", url: "glusterfs://h:volume" }, ["glusterfs", "h", "volume", {}]],
  [
    { type: "afs", url: "afs://h:1/data", username: "u", password: PASSWORD },
    ["afs", "afs://h:1", "/data", { username: "u" }],
  ],
  [
    { type: "mock", url: "mock://my/path", pvc: "p", namespace: "n" },
    ["mock", "", "/my/path", { pvc: "p", namespace: "n" }],
  ],
];

describe("each kind of storage", () => {
  it.each(kinds.map(([storage, stored]) => ({ storage, stored, ...(storage as { type: string }) })))(
    "$type is stored as the server wants it, and read as the program has it",
    async ({ storage, stored: [type, serverAddress, subPath, properties] }) => {
      const scene = await startScene(develop);
      const args = { name: "data", storage: { ...storage, extraProperties: { team: "ml" } } };
      const { id, inputs, outputs } = await make(scene, "FileSystem", args);
      expect(stateOf(scene).fileSystems).toMatchObject([
        { type, serverAddress, subPath, properties: { ...properties, team: "ml" } },
      ]);
      const lifecycle = lifecycleOf(scene, "FileSystem");
      expect((await lifecycle.read(id, outputs))?.inputs).toEqual(inputs);
      // An import knows nothing before, and finds everything but encrypted secrets.
      const state = await lifecycle.read(id, {});
      expect((await lifecycle.diff(id, state?.outputs ?? {}, inputs)).changed).toBe(false);
      const {
        password: _p,
        secretKey: _k,
        accessKey: _a,
        keytabData: _d,
        ...clear
      } = args.storage as Record<string, unknown>;
      const url = expect.stringContaining(String(clear.url)) as string;
      expect(state?.inputs).toMatchObject({ storage: { ...clear, url } });
    },
  );

  it("names the kind that properties of Kerberos belong to", async () => {
    const storage = { type: "hdfs", url: "hdfs://h:9000/data", user: "u", group: "g" };
    const extraProperties = { "kerberos.keytab.data": "a2V5dGFi", "kerberos.principal": "p", team: "ml" };
    const lifecycle = lifecycleOf(await startScene(), "FileSystem");
    const { failures } = await lifecycle.check(
      {},
      { name: "data", storage: { ...storage, extraProperties } },
    );
    expect(failures.map(({ property }) => property)).toEqual([
      "storage.extraProperties.kerberos.keytab.data",
      "storage.extraProperties.kerberos.principal",
    ]);
    expect(failures[0]?.reason).toContain("hdfsWithKerberos");
  });

  it("refuses a kind that it does not know, by the object's name", async () => {
    const scene = await startScene(develop);
    const { id, outputs } = await make(scene, "FileSystem", { name: "data", storage: sftp });
    scene.emulator.control.paddleflow.change("fileSystem", id, { type: "tape" });
    await expect(lifecycleOf(scene, "FileSystem").read(id, outputs)).rejects.toThrow(/root\/data.*tape/);
  });
});
