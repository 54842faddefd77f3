import { expect, it } from "vitest";

import { image } from "../../../../provider/platforms/otc/image/image";
import { EngineRun } from "../../../engineRun";

// The service's list of what a PATCH changes has no smallest disk.
it("is made anew for another smallest disk", async () => {
  const config = () => JSON.stringify({ token: "token", projectId: "project" });
  const lifecycle = new EngineRun(image, { config, log: () => undefined });
  const of = (minDisk: number) => ({
    name: "golden",
    source: { from: "file", imageUrl: "bucket:system.qcow2", minDisk },
  });
  const diff = (minDisk: number) =>
    lifecycle.diff("3f7185de-b59a-4bb8-aa1d-7a513528b0e9", of(40), of(minDisk));
  expect(await diff(50)).toMatchObject({ replaces: ["source"], deleteBeforeReplace: true });
  expect(await diff(40)).toMatchObject({ changed: false });
});
