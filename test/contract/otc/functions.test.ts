import { describe, expect, it } from "vitest";

import { ArgumentError, NotFoundError, OperationFailedError } from "../../../provider/core/errors";
import { imageArgs, imageOf, PUBLIC_IMAGE, resource, run, type Scene, startScene } from "./setup";

const IMAGE = "1a000000-0000-4000-8000-000000000001";
const OTHER = "1a000000-0000-4000-8000-000000000002";
const PROJECT = "089b2f9a3d80d3062f24c00ca4ed5cbd";
const STRANGER = "00000000000000000000000000000002";

async function startWithImages(settings = {}): Promise<Scene> {
  const scene = await startScene(settings);
  scene.emulator.control.otc.addImage(
    IMAGE,
    { name: "one", max_ram: "", __description: "first", __image_size: "1073741824" },
    {
      tags: [
        { key: "team", value: "ml" },
        { key: "pulumi-batchflow", value: "f".repeat(32) },
      ],
    },
  );
  scene.emulator.control.otc.addImage(OTHER, { name: "two", virtual_env_type: "DataImage", max_ram: "4096" });
  return scene;
}

describe.concurrent("readers", () => {
  it("getImage gives what the service has", async () => {
    const scene = await startWithImages();
    const { attributes } = imageOf(scene, IMAGE);
    const image = await run(scene, "getImage", { imageId: IMAGE });
    expect(image).toMatchObject({
      imageId: IMAGE,
      name: "one",
      description: "first",
      status: "active",
      imageType: "private",
      isProtected: false,
      minRam: 0,
      imageSize: 1_073_741_824,
      createdAt: attributes.created_at,
      owner: scene.emulator.platforms.otc.projectId,
      tags: ["team.ml"],
    });
    expect(image).not.toHaveProperty("maxRam");
    expect(await run(scene, "getImage", { imageId: OTHER })).toMatchObject({ maxRam: 4_096 });
    const missing = "1a000000-0000-4000-8000-000000000003";
    await expect(run(scene, "getImage", { imageId: missing })).rejects.toBeInstanceOf(NotFoundError);
    await expect(run(scene, "getImage", { imageId: "../x" })).rejects.toBeInstanceOf(ArgumentError);
  });

  it("getImages passes filters on", async () => {
    const scene = await startWithImages();
    const ids = async (args: object) =>
      ((await run(scene, "getImages", args)) as { imageId: string }[]).map(({ imageId }) => imageId).sort();
    expect(await ids({})).toEqual([IMAGE, OTHER, PUBLIC_IMAGE]);
    expect(await ids({ imageType: "gold" })).toEqual([PUBLIC_IMAGE]);
    expect(await ids({ name: "two" })).toEqual([OTHER]);
    expect(await ids({ virtualEnvType: "DataImage", isProtected: false })).toEqual([OTHER]);
    expect(await ids({ tag: "team.ml" })).toEqual([IMAGE]);
    expect(await ids({ createdAt: "gt:2024-06-01T00:00:00Z", status: "active" })).toEqual([IMAGE, OTHER]);
    await expect(run(scene, "getImages", { createdAt: "2024" })).rejects.toBeInstanceOf(ArgumentError);
  });

  it("getImageTags and getImageQuota", async () => {
    const scene = await startWithImages({ quotas: { images: 17 } });
    expect(await run(scene, "getImageTags", { imageId: IMAGE })).toEqual({ tags: { team: "ml" } });
    const quotas = await run(scene, "getImageQuota");
    expect(quotas).toEqual(
      expect.arrayContaining([expect.objectContaining({ type: "image", used: 2, quota: 17 })]),
    );
    expect(quotas).toHaveLength(3);
  });

  it.each(["iso", "document"] as const)(
    "getImageJob reads a job at every stage, times as %s",
    async (timeFormat) => {
      const scene = await startScene({ timeFormat, durations: { jobInit: 1e6, jobRunning: 1e6 } });
      const { control } = scene.emulator;
      const making = resource("Image").make(scene, imageArgs);
      await control.waitForRequests({ action: "createImage", code: "Success" });
      const [job] = control.state("otc").jobs;
      const jobId = job?.id ?? "";
      const begun = await run(scene, "getImageJob", { jobId });
      expect(begun).toEqual({
        jobId,
        jobType: "imsCreateImageByInstance",
        status: "INIT",
        beginTime: expect.stringMatching(timeFormat === "iso" ? /^\d{4}-/ : /^\d\d-[A-Z]/) as unknown,
        entities: {},
      });
      control.otc.finishJob(jobId);
      const id = await making;
      expect(await run(scene, "getImageJob", { jobId })).toMatchObject({
        status: "SUCCESS",
        entities: { imageId: id, imageName: "golden" },
      });
    },
  );

  it("getImageJob and waitForImageJob treat any type alike; only the second fails with the job", async () => {
    const scene = await startWithImages({ durations: { jobInit: 1e6 } });
    const { control } = scene.emulator;
    const args = { imageIds: [IMAGE], projectIds: [PROJECT], wait: false };
    const submitted = async () => {
      const { jobId } = (await run(scene, "shareImage", args)) as { jobId: string };
      control.otc.change("job", jobId, { type: "imsOfTomorrowJob" });
      return jobId;
    };
    const [good, bad] = [await submitted(), await submitted()];
    const waiting = run(scene, "waitForImageJob", { jobId: good });
    control.otc.finishJob(good);
    expect(await waiting).toMatchObject({ jobId: good, jobType: "imsOfTomorrowJob", status: "SUCCESS" });
    control.otc.failJob(bad, "IMG.0014", "The task went wrong.");
    expect(await run(scene, "getImageJob", { jobId: bad })).toMatchObject({
      status: "FAIL",
      errorCode: "IMG.0014",
      failReason: "The task went wrong.",
    });
    const failed = run(scene, "waitForImageJob", { jobId: bad });
    await expect(failed).rejects.toBeInstanceOf(OperationFailedError);
    await expect(failed).rejects.toThrow(`the image job ${bad} failed; The task went wrong (IMG.0014)`);
  });
});

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

  it("shareImage, unshareImage", async () => {
    const scene = await startWithImages();
    const shares = { imageIds: [IMAGE, OTHER], projectIds: [PROJECT, STRANGER] };
    expect(await run(scene, "shareImage", shares)).toMatchObject({
      jobType: "imsAddImageMembersJob",
      entities: { results: [{ imageId: IMAGE, projectId: PROJECT, status: "SUCCESS" }, {}, {}, {}] },
    });
    const projects = (id: string) => imageOf(scene, id).shares.map(({ projectId }) => projectId);
    expect([projects(IMAGE), projects(OTHER)]).toEqual([
      [PROJECT, STRANGER],
      [PROJECT, STRANGER],
    ]);
    await run(scene, "unshareImage", { imageIds: [IMAGE], projectIds: [PROJECT] });
    expect([projects(IMAGE), projects(OTHER)]).toEqual([[STRANGER], [PROJECT, STRANGER]]);
  });

  it.each(["accepted", "rejected"])("acceptImageShare: %s", async (status) => {
    const scene = await startScene();
    const { projectId } = scene.emulator.platforms.otc;
    const share = { projectId, status: "pending" as const, createdAt: 0, updatedAt: 0 };
    scene.emulator.control.otc.addImage(IMAGE, { name: "theirs", owner: STRANGER }, { shares: [share] });
    expect(await run(scene, "acceptImageShare", { imageIds: [IMAGE], projectId, status })).toMatchObject({
      jobType: "imsUpdateImageMembersJob",
      status: "SUCCESS",
    });
    expect(imageOf(scene, IMAGE).shares).toMatchObject([{ projectId, status }]);
  });
});
