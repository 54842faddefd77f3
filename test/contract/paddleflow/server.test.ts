import { describe, expect, it } from "vitest";

import { run, startScene } from "./scene/setup";

describe("the reader of the server", () => {
  it("getServerVersion", async () => {
    const scene = await startScene();
    expect(await run(scene, "getServerVersion")).toMatchObject({
      gitVersion: "v0.0.0",
      platform: "linux/amd64",
    });
  });
});
