import { describe, expect, it } from "vitest";

import { Ledgers, type Properties } from "../../../../provider/core/lifecycle";
import { dynamicProvider } from "../../../../provider/hosts/dynamic";
import {
  byUser,
  fsRequest,
  pipelineRequest,
  queueRequests,
  sftpRequest,
  yamlOf,
} from "../../../lifecycle/paddleflow/data";
import {
  as,
  definitionOf,
  lifecycleOf,
  make,
  prepare,
  resource,
  run,
  type Scene,
  startScene,
  stateOf,
  urnOf,
} from "../scene/setup";

const storage = { type: "local", url: "local://mnt/data" };
const kinds: readonly (readonly [string, Properties])[] = [
  ["FileSystem", { name: "mine", storage }],
  ["FileSystemCache", { fsName: "data", cacheDir: "/var/cache" }],
  ["Link", { fsName: "remote", fsPath: "/a", storage }],
  ["PipelineVersion", { pipelineId: "ppl-000001", yaml: yamlOf("train", "echo 2") }],
  ["Run", { name: "nightly", yaml: yamlOf("train") }],
];

/** The resource type as the engine's process hands it out. */
function hosted({ configured }: Scene, type: string) {
  const provider = dynamicProvider(definitionOf(type), { ledgers: new Ledgers(), log: () => undefined });
  const get = (key: string) => (key === "batchflow:paddleflow" ? JSON.stringify(configured) : undefined);
  void provider.configure?.({ config: { get, require: (key) => get(key) ?? "" } });
  return {
    // The engine runs the code that the state has, and so gives no state without.
    read: async (id: string) => (await provider.read?.(id, { __provider: "code" }))!,
    check: async (olds: Properties, news: Properties) => {
      const answer = await provider.check?.(olds, { __identity: urnOf(), ...news });
      expect(answer?.failures).toEqual([]);
      return answer?.inputs as Properties;
    },
    diff: (id: string, olds: Properties, news: Properties) => provider.diff?.(id, olds, news),
  };
}

describe("after an import the connection's own user", () => {
  it.each(kinds)("is no difference where a %s names it", async (type, args) => {
    const scene = await startScene({ version: "develop" });
    await prepare(scene, ...queueRequests, fsRequest("data"), sftpRequest("remote"));
    await prepare(scene, pipelineRequest(yamlOf("train")));
    await byUser(scene.emulator, "alice1");
    const id = await resource(type).make(scene, args);
    const provider = hosted(scene, type);
    const imported = await provider.read(id);
    const inputs = imported.inputs as Properties;
    const props = imported.props as Properties;
    // The first program after the import names it.
    const named = await provider.check(inputs, { ...args, username: "root" });
    expect(await provider.diff(id, props, named)).toEqual({ changes: false });
    // A later one does, and takes it back.
    const applied = await provider.check(inputs, args);
    expect(await provider.diff(id, props, applied)).toEqual({ changes: false });
    const later = await provider.check(applied, { ...args, username: "root" });
    expect(await provider.diff(id, props, later)).toEqual({ changes: false });
    const back = await provider.check(later, args);
    expect(await provider.diff(id, props, back)).toEqual({ changes: false });
    // Another user is one.
    const other = await provider.check(applied, { ...args, username: "alice1" });
    expect(await provider.diff(id, props, other)).toMatchObject({ replaces: ["username"] });
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
