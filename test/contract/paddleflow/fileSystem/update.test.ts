import { describe, expect, it } from "vitest";

import { AuthorizationError, RefusedError } from "../../../../provider/core/errors";
import { updatesFileSystems } from "../../../../provider/platforms/paddleflow/fileSystem/calls";
import {
  as,
  countOf,
  declared,
  lifecycleOf,
  make,
  prepare,
  startScene,
  stateOf,
  timeLimit,
} from "../scene/setup";

const PASSWORD = "sftp-pass-1";
const sftp = { type: "sftp", url: "sftp://h:22/srv/data", user: "u", password: PASSWORD };
const develop = { version: "develop" } as const;

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
