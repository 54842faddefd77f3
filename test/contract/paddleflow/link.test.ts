import { describe, expect, it } from "vitest";

import { sftpRequest } from "../../lifecycle/paddleflow/data";
import { lifecycleOf, make, prepare, resource, run, type Scene, startScene, stateOf } from "./scene/setup";

const PASSWORD = "sftp-pass-1";
const sftp = { type: "sftp", url: "sftp://h:22/srv/data", user: "u", password: PASSWORD };

/** One second is over, so that lists by time show what was made before. */
const later = ({ emulator }: Scene) => void emulator.control.advance(2);

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

describe("readers of links", () => {
  it("show links without credentials", async () => {
    const scene = await startScene({}, 0);
    await prepare(scene, sftpRequest("data"));
    const to = { type: "sftp", url: "sftp://h:22/x", user: "u", password: "pwpw" };
    await make(scene, "Link", { fsName: "data", fsPath: "/one", storage: to }, "one");
    await make(scene, "Link", { fsName: "data", fsPath: "/two", storage: to }, "two");
    later(scene);
    const view = (fsPath: string) => ({
      fsName: "data",
      fsPath,
      username: "root",
      type: "sftp",
      url: "sftp://h:22/x",
      serverAddress: "h:22",
      subPath: "/x",
      properties: { user: "u" },
    });
    expect(await run(scene, "getLinks", { fsName: "data" })).toEqual([view("/two"), view("/one")]);
    expect(await run(scene, "getLink", { fsName: "data", fsPath: "/one" })).toEqual(view("/one"));
    const missing = run(scene, "getLink", { fsName: "data", fsPath: "/three" });
    await expect(missing).rejects.toThrow(/no link root\/data:\/three/);
    await expect(run(scene, "getLinks", { fsName: "none" })).rejects.toThrow(/record not found/);
  });
});
