import { describe, expect, it } from "vitest";

import { fsRequest } from "../../lifecycle/paddleflow/data";
import { make, prepare, run, startScene } from "./scene/setup";

describe("the reader of cache configurations", () => {
  it("show the cache configuration", async () => {
    const scene = await startScene();
    await prepare(scene, fsRequest("data"));
    const config = { cacheDir: "/var/cache", metaDriver: "mem", resource: { cpuLimit: "1" } };
    await make(scene, "FileSystemCache", { fsName: "data", ...config });
    expect(await run(scene, "getFileSystemCache", { fsName: "data" })).toMatchObject({
      fsName: "data",
      username: "root",
      ...config,
      quota: 0,
    });
    await expect(run(scene, "getFileSystemCache", { fsName: "none" })).rejects.toThrow(/no cache config/);
  });
});
