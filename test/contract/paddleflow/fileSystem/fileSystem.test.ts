import { describe, expect, it } from "vitest";

import { listByTime } from "../../../../provider/platforms/paddleflow/api/lists";
import { fsRequest } from "../../../lifecycle/paddleflow/data";
import { countOf, make, prepare, run, type Scene, startScene, stateOf, urnOf } from "../scene/setup";

const PASSWORD = "sftp-pass-1";
const sftp = { type: "sftp", url: "sftp://h:22/srv/data", user: "u", password: PASSWORD };

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

/** One second is over, so that lists by time show what was made before. */
const later = ({ emulator }: Scene) => void emulator.control.advance(2);

describe("readers of file systems", () => {
  const storage = { type: "s3", url: "s3://bucket/a", endpoint: "e:1", accessKey: "AKAK", secretKey: "SKSK" };

  it("show all but credentials", async () => {
    const scene = await startScene({}, 0);
    await make(scene, "FileSystem", { name: "data", storage });
    const view = {
      fsId: "fs-root-data",
      name: "data",
      username: "root",
      type: "s3",
      url: "s3://bucket/a",
      serverAddress: "e:1",
      subPath: "/a",
      properties: { bucket: "bucket", endpoint: "e:1", region: "" },
      independentMountProcess: false,
    };
    expect(await run(scene, "getFileSystem", { name: "data" })).toEqual(view);
    // The list leaves out the current second.
    expect(await run(scene, "getFileSystems")).toEqual([]);
    later(scene);
    expect(await run(scene, "getFileSystems")).toEqual([view]);
    expect(await run(scene, "getFileSystems", { username: "alice01" })).toEqual([]);
    await expect(run(scene, "getFileSystem", { name: "none" })).rejects.toThrow(/no file system root\/none/);
  });

  it("lose nothing at the border of a page, where the server skips the rest of a second", async () => {
    const scene = await startScene({}, 0);
    const list = async (pageSize: number) => {
      const list = { action: "listFS", path: "/fs", items: "fsList" };
      const listing = { pageSize, signal: scene.operation.signal };
      const found = await listByTime(scene.client, list, listing, ({ id }) => id);
      return found.map(({ name }) => name);
    };
    for (const names of [["a"], ["b", "c", "d"], ["e", "f"]]) {
      await prepare(scene, ...names.map((name) => fsRequest(name)));
      later(scene);
    }
    const all = ["f", "e", "d", "c", "b", "a"];
    expect(stateOf(scene).fileSystems.map(({ name }) => name)).toEqual([...all].reverse());
    expect(await list(4)).toEqual(all);
    expect(await list(1_000)).toEqual(all);
    // More in one second than a page holds: what cannot be seen is left out, and the rest still found.
    expect((await list(2)).at(-1)).toBe("a");
  });
});
