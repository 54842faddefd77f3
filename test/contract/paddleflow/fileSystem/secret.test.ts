import { describe, expect, it } from "vitest";

import { lifecycleOf, make, startScene, stateOf } from "../scene/setup";

const PASSWORD = "sftp-pass-1";
const sftp = { type: "sftp", url: "sftp://h:22/srv/data", user: "u", password: PASSWORD };
const develop = { version: "develop" } as const;

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
