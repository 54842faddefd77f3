import { describe, expect, it } from "vitest";

import { IMAGE, run, startWithImages } from "../setup";

describe.concurrent("functions", () => {
  it("exportImage writes the file and answers its job", async () => {
    const scene = await startWithImages();
    const args = { imageId: IMAGE, bucketUrl: "ims-image:out.qcow2", fileFormat: "qcow2" };
    const job = await run(scene, "exportImage", args);
    expect(job).toMatchObject({
      jobType: "imsNativeExportImageJob",
      status: "SUCCESS",
      entities: { imageId: IMAGE },
    });
    const files = () => scene.emulator.control.state("otc").files.map(({ id }) => id);
    expect(files()).toContain("ims-image:out.qcow2");
    const quick = { imageId: IMAGE, bucketUrl: "ims-image:out.zvhd2", isQuickExport: true };
    await run(scene, "exportImage", quick);
    expect(files()).toContain("ims-image:out.zvhd2");
    for (const wrong of [
      { ...args, isQuickExport: true },
      { ...quick, isQuickExport: false },
    ])
      await expect(run(scene, "exportImage", wrong)).rejects.toThrow(/fileFormat/);
  });

  it("exportImage does not wait where it is told not to", async () => {
    const scene = await startWithImages({ durations: { jobRunning: 1e6 } });
    const args = { imageId: IMAGE, bucketUrl: "ims-image:out.vhd", fileFormat: "vhd", wait: false };
    expect(["INIT", "RUNNING"]).toContain(
      ((await run(scene, "exportImage", args)) as { status: string }).status,
    );
  });
});
