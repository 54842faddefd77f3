import { describe, expect, it } from "vitest";

import { AuthorizationError, RefusedError } from "../../../../provider/core/errors";
import { updatesFileSystems } from "../../../../provider/platforms/paddleflow/fileSystemUpdate";
import { clusterRequest } from "../../../lifecycle/paddleflow/setup";
import { pipelineRequest, yamlOf } from "../../../lifecycle/paddleflow/data";
import { countOf, declared, lifecycleOf, make, prepare, stateOf, urnOf } from "./dataSetup";
import { as, resource, run, startScene, timeLimit } from "./setup";

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

describe("what can be changed in place", () => {
  it.each([
    ["v0.14.6", false],
    ["develop", true],
  ] as const)("is asked of a server %s once, without changing anything", async (version, updatable) => {
    const scene = await startScene({ version });
    const made = await Promise.all(
      ["a", "b", "c"].map((name) => make(scene, "FileSystem", { name, storage: sftp }, name)),
    );
    expect(made.map(({ outputs }) => outputs.updatableInPlace)).toEqual([updatable, updatable, updatable]);
    expect(countOf(scene, version === "develop" ? "updateFS" : "?")).toBe(1);
    expect(stateOf(scene).fileSystems).toHaveLength(3);
  });

  it.each([
    ["v0.14.6", false],
    ["develop", true],
  ] as const)("is not told by a login that a server %s refuses", async (version, updatable) => {
    const scene = await startScene({ version });
    await prepare(scene, ["POST", "/user", { username: "alice1", password: "secret1" }]);
    const alice = as(scene, "alice1", "secret2").client;
    await expect(updatesFileSystems(alice, timeLimit(15_000))).rejects.toThrow(AuthorizationError);
    scene.emulator.control.paddleflow.setPassword("alice1", "secret2");
    expect(await updatesFileSystems(alice, timeLimit(15_000))).toBe(updatable);
    const bob = as(scene, "bob22", "secret1").client;
    await expect(updatesFileSystems(bob, timeLimit(15_000))).rejects.toThrow(AuthorizationError);
  });

  it.each([400, 404])("is not told by a proxy that answers with %d", async (status) => {
    const scene = await startScene(develop);
    const fault = { platform: "paddleflow", action: "updateFS", kind: "http", status } as const;
    scene.emulator.control.injectFault(fault);
    await expect(updatesFileSystems(scene.client, timeLimit(15_000))).rejects.toThrow(RefusedError);
    expect(await updatesFileSystems(scene.client, timeLimit(15_000))).toBe(true);
  });

  it.each([
    [develop, { storage: { ...sftp, url: "sftp://h:22/other" } }, []],
    [develop, { storage: { type: "local", url: "local://mnt/x" } }, ["storage"]],
    [develop, { independentMountProcess: false }, ["independentMountProcess"]],
    [develop, { independentMountProcess: undefined }, ["independentMountProcess"]],
    [{}, { storage: { ...sftp, url: "sftp://h:22/other" } }, ["storage"]],
  ] as const)("on a server %j: %j replaces for %j", async (settings, change, replaces) => {
    const scene = await startScene(settings);
    const args = { name: "data", storage: sftp, independentMountProcess: true };
    const { id, inputs, outputs } = await make(scene, "FileSystem", args);
    const news = Object.fromEntries(
      Object.entries({ ...inputs, ...change }).filter(([, value]) => value !== undefined),
    );
    const answer = await lifecycleOf(scene, "FileSystem").diff(id, outputs, news);
    expect(answer).toMatchObject({ changed: true, replaces });
  });

  it("leaves alone what others have changed in the storage", async () => {
    const scene = await startScene(develop);
    const { id, inputs, outputs } = await make(scene, "FileSystem", { name: "data", storage: sftp });
    const { properties } = stateOf(scene).fileSystems[0]!;
    const changed = { ...properties, user: "other", fileMode: "0644" };
    scene.emulator.control.paddleflow.change("fileSystem", id, { properties: changed });
    const news = { ...inputs, storage: { ...sftp, url: `${sftp.url}/other` } };
    await lifecycleOf(scene, "FileSystem").update(id, outputs, news);
    expect(stateOf(scene).fileSystems).toMatchObject([{ properties: changed }]);
    expect(stateOf(scene).fileSystems[0]?.subPath).toMatch(/\/other$/);
  });

  it("reports an object that has gone, which the server does not", async () => {
    const scene = await startScene(develop);
    const args = { name: "data", storage: sftp };
    const { id, inputs, outputs } = await make(scene, "FileSystem", args);
    scene.emulator.control.paddleflow.remove("fileSystem", id);
    const news = { ...inputs, independentMountProcess: true };
    await expect(lifecycleOf(scene, "FileSystem").update(id, outputs, news)).rejects.toThrow(
      /pulumi refresh/,
    );
    expect(stateOf(scene).fileSystems).toEqual([]);
  });

  it("lets an object be adopted that differs in it", async () => {
    const scene = await startScene(develop);
    await prepare(scene, [
      "POST",
      "/fs",
      { name: "data", url: sftp.url, properties: { user: "x", password: "y" } },
    ]);
    const lifecycle = lifecycleOf(scene, "FileSystem");
    const args = { __adopt: "root/data", name: "data", storage: sftp };
    const { outputs } = await lifecycle.create(await declared(lifecycle, args));
    expect(stateOf(scene).fileSystems).toMatchObject([{ properties: { user: "u" } }]);
    expect((await lifecycle.read("root/data", outputs))?.inputs).toMatchObject({ storage: sftp });
  });
});

describe("an encrypted secret", () => {
  it("is kept while its cipher text stays, and shown as missing when it changes", async () => {
    const scene = await startScene(develop);
    const { id, outputs } = await make(scene, "FileSystem", { name: "data", storage: sftp });
    const cipher = stateOf(scene).fileSystems[0]?.properties?.password ?? "";
    expect(cipher).toMatch(/^[0-9a-f]{32}$/);
    expect(JSON.stringify(outputs)).not.toContain(cipher);
    const lifecycle = lifecycleOf(scene, "FileSystem");
    expect((await lifecycle.read(id, outputs))?.inputs).toMatchObject({ storage: { password: PASSWORD } });

    const properties = { user: "u", password: "00112233445566778899aabbccddeeff" };
    scene.emulator.control.paddleflow.change("fileSystem", id, { properties });
    const drifted = await lifecycle.read(id, outputs);
    expect(drifted?.inputs.storage).toEqual({ type: "sftp", url: sftp.url, user: "u" });
    const again = await lifecycle.read(id, drifted?.outputs ?? {});
    expect(again?.inputs.storage).not.toHaveProperty("password");

    const program = { name: "data", storage: sftp };
    const { outputs: repaired } = await lifecycle.update(id, again?.outputs ?? {}, program);
    expect(stateOf(scene).fileSystems[0]?.properties?.password).toBe(cipher);
    expect((await lifecycle.read(id, repaired))?.inputs).toMatchObject(program);
  });

  it("that somebody has changed is not taken away by a change of something else", async () => {
    const scene = await startScene(develop);
    const { id, inputs, outputs } = await make(scene, "FileSystem", { name: "data", storage: sftp });
    const properties = { user: "u", password: "00112233445566778899aabbccddeeff" };
    scene.emulator.control.paddleflow.change("fileSystem", id, { properties });
    const news = { ...inputs, independentMountProcess: true };
    const lifecycle = lifecycleOf(scene, "FileSystem");
    await expect(lifecycle.update(id, outputs, news)).rejects.toThrow(/changed the secret.*up --refresh/);
    expect(stateOf(scene).fileSystems).toMatchObject([{ properties }]);
    const drifted = await lifecycle.read(id, outputs);
    await lifecycle.update(id, drifted?.outputs ?? {}, news);
    expect(stateOf(scene).fileSystems[0]).toMatchObject({ independentMountProcess: true });
    expect(stateOf(scene).fileSystems[0]?.properties?.password).not.toBe(properties.password);
  });

  it("that somebody has changed is not taken away by a change of something else in the storage", async () => {
    const scene = await startScene(develop);
    const { id, inputs, outputs } = await make(scene, "FileSystem", { name: "data", storage: sftp });
    const properties = { user: "u", password: "00112233445566778899aabbccddeeff" };
    scene.emulator.control.paddleflow.change("fileSystem", id, { properties });
    const news = { ...inputs, storage: { ...sftp, url: `${sftp.url}/other` } };
    const updated = lifecycleOf(scene, "FileSystem").update(id, outputs, news);
    await expect(updated).rejects.toThrow(/changed the secret.*up --refresh/);
    expect(stateOf(scene).fileSystems).toMatchObject([{ properties }]);
  });

  it.each([{ independentMountProcess: true }, { storage: { ...sftp, user: "another" } }])(
    "that no read has told is taken to be as declared where %j changes after an import",
    async (change) => {
      const scene = await startScene(develop);
      const { id, inputs } = await make(scene, "FileSystem", { name: "data", storage: sftp });
      const cipher = stateOf(scene).fileSystems[0]?.properties?.password;
      const lifecycle = lifecycleOf(scene, "FileSystem");
      const imported = await lifecycle.read(id, {});
      await lifecycle.update(id, imported?.outputs ?? {}, { ...inputs, ...change });
      const user = change.storage?.user ?? "u";
      expect(stateOf(scene).fileSystems).toMatchObject([{ properties: { user, password: cipher } }]);
    },
  );

  it("is the same for two objects only in the server's form, not in the digest", async () => {
    const scene = await startScene();
    const [one, two] = await Promise.all(
      ["one", "two"].map((name) => make(scene, "FileSystem", { name, storage: sftp }, name)),
    );
    expect(one?.outputs.secretDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(one?.outputs.secretDigest).not.toBe(two?.outputs.secretDigest);
  });
});

describe("a file system of a generated name", () => {
  it("is not taken over, as the server does not tell when it was made", async () => {
    const scene = await startScene();
    const { id } = await make(scene, "FileSystem", { storage: sftp });
    await expect(make(scene, "FileSystem", { storage: sftp })).rejects.toThrow(/exists already.*adopt/);
    scene.state.interrupted(urnOf());
    await expect(make(scene, "FileSystem", { storage: sftp })).rejects.toThrow(
      new RegExp(`may exist already as ${id} \\(of unknown age\\).*batchflow recover.*adopt: "${id}"`),
    );
    expect(countOf(scene, "createFS")).toBe(1);
  });
});

describe("the deletion of a file system", () => {
  const fileSystem = resource("FileSystem");
  const local = { name: "data", storage: { type: "local", url: "local://mnt/data" } };

  it("names the schedules that use it, as the main one or beside it", async () => {
    const scene = await startScene();
    await fileSystem.make(scene, local);
    const main = `${yamlOf("main")}fs_options: {main_fs: {name: data}}\n`;
    const beside = yamlOf("beside").replace("  more:", "  more:\n    extra_fs: [{name: data}]");
    const other = yamlOf("other");
    await prepare(
      scene,
      ...[main, beside, other].map((yaml) => pipelineRequest(yaml)),
      ...["1", "2", "3"].map(
        (id) =>
          [
            "POST",
            "/schedule",
            { name: `s_${id}`, pipelineID: `ppl-00000${id}`, pipelineVersionID: "1", crontab: "@daily" },
          ] as const,
      ),
    );
    await expect(fileSystem.remove(scene, "root/data")).rejects.toThrow(
      /schedules schedule-000001, schedule-000002 use root\/data.*Stop them/,
    );
    expect(stateOf(scene).fileSystems).toHaveLength(1);
  });

  it.each([
    ["FileSystem", "fileSystems"],
    ["FileSystemCache", "caches"],
  ] as const)("of a %s waits until no pod has it mounted", async (type, rows) => {
    const scene = await startScene();
    await prepare(scene, clusterRequest("c1"));
    await fileSystem.make(scene, local);
    await resource("FileSystemCache").make(scene, { fsName: "data", cacheDir: "/var/cache" });
    const { control } = scene.emulator;
    control.paddleflow.setMounted("root/data", true);
    const removed = resource(type).remove(scene, "root/data");
    await control.waitForRequests({ code: "ActionNotAllowed" }, 2);
    expect(stateOf(scene)[rows]).toHaveLength(1);
    control.paddleflow.setMounted("root/data", false);
    await removed;
    expect(stateOf(scene)[rows]).toEqual([]);
    expect(scene.lines.join()).toContain("a pod has it mounted");
  });

  it("says that every cluster must be reachable", async () => {
    const scene = await startScene({ unreachable: ["c1.example.com:6443"] });
    await fileSystem.make(scene, local);
    const [method, path, body] = clusterRequest("c1");
    await prepare(scene, [method, path, body]);
    await expect(fileSystem.remove(scene, "root/data")).rejects.toThrow(
      /cluster\[c1\].*bring this one back/s,
    );
    expect(countOf(scene, "deleteFS")).toBe(1);
  });
});

describe("another's objects", () => {
  it("are refused before any request where the server would take the caller's own", async () => {
    const scene = await startScene();
    await prepare(scene, ["POST", "/user", { username: "bobby1", password: "secret1" }]);
    const bobby = as(scene, "bobby1", "secret1");
    const own = { name: "data", storage: { type: "local", url: "local://mnt/data" } };
    await resource("FileSystem").make(bobby, own);
    scene.emulator.control.clearRequests();
    for (const attempt of [
      () => resource("FileSystem").remove(bobby, "alice1/data"),
      () => resource("FileSystemCache").remove(bobby, "alice1/data"),
      () => resource("Link").remove(bobby, "alice1/data:/x"),
      () => resource("FileSystem").make(bobby, { ...own, username: "alice1" }),
      () => run(bobby, "getFileSystems", { username: "alice1" }),
      () => run(bobby, "getLinks", { fsName: "data", username: "alice1" }),
    ]) {
      await expect(attempt()).rejects.toThrow(/belongs to the user alice1.*root/);
    }
    expect(scene.emulator.control.countRequests()).toEqual({});
    expect(stateOf(scene).fileSystems).toMatchObject([{ userName: "bobby1" }]);
  });

  it("are root's to manage, also before there is such a user", async () => {
    const scene = await startScene();
    const args = { name: "data", username: "ghost1", storage: { type: "local", url: "local://mnt/data" } };
    const { id, outputs, inputs } = await make(scene, "FileSystem", args);
    expect(id).toBe("ghost1/data");
    const lifecycle = lifecycleOf(scene, "FileSystem");
    expect((await lifecycle.read(id, outputs))?.inputs).toEqual(inputs);
    // A program that leaves the owner out means its own user's.
    const { username: _, ...another } = inputs;
    await expect(lifecycle.create({ ...another, __adopt: id })).rejects.toThrow(/differs in username/);
    await lifecycle.delete(id, outputs);
    expect(stateOf(scene).fileSystems).toEqual([]);
  });
});

describe("links", () => {
  it("say what is in the way", async () => {
    const scene = await startScene();
    const link = resource("Link");
    const storage = { type: "local", url: "local://mnt/x" };
    await expect(link.make(scene, { fsName: "data", fsPath: "/a", storage })).rejects.toThrow(
      /record not found/,
    );
    await resource("FileSystem").make(scene, { name: "data", storage: sftp });
    await link.make(scene, { fsName: "data", fsPath: "/a", storage });
    await expect(make(scene, "Link", { fsName: "data", fsPath: "/a", storage })).rejects.toThrow(
      /exists already.*adopt: "root\/data:\/a"/,
    );
    await expect(link.make(scene, { fsName: "data", fsPath: "/a/b", storage })).rejects.toThrow(/conflict/);
    await expect(link.make(scene, { fsName: "data", fsPath: "/no/b", storage })).rejects.toThrow(
      /folder above/,
    );
    expect(stateOf(scene).links).toHaveLength(1);
  });

  it("go with their file system", async () => {
    const scene = await startScene();
    await resource("FileSystem").make(scene, { name: "data", storage: sftp });
    const args = { fsName: "data", fsPath: "/a", storage: { type: "local", url: "local://mnt/x" } };
    const { id, outputs } = await make(scene, "Link", args);
    scene.emulator.control.paddleflow.remove("fileSystem", "root/data");
    expect(await lifecycleOf(scene, "Link").read(id, outputs)).toBeUndefined();
    await lifecycleOf(scene, "Link").delete(id, outputs);
  });
});

it("a deletion that waits ends at its deadline with what it waited for", async () => {
  const scene = await startScene();
  await prepare(scene, clusterRequest("c1"));
  const args = { name: "data", storage: { type: "local", url: "local://mnt/data" } };
  const id = await resource("FileSystem").make(scene, args);
  scene.emulator.control.paddleflow.setMounted(id, true);
  const short = { ...scene, operation: { ...scene.operation, signal: timeLimit(1_500) } };
  await expect(resource("FileSystem").remove(short, id)).rejects.toThrow(/deadline|timed out/);
});
