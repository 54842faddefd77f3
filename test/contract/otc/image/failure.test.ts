import { describe, expect, it } from "vitest";

import { NothingLeftError, OperationFailedError } from "../../../../provider/core/errors";
import { imageArgs, made, MARK_TAG, ownImages, resource, startScene } from "../setup";

const { make, read, settle, find } = resource("Image");
const METADATA = "1a000000-0000-4000-8000-00000000000a";
const BASE = "1a000000-0000-4000-8000-00000000000b";

describe.concurrent("a job that fails", () => {
  const missing = { name: "golden", source: { from: "file", imageUrl: "ims-image:none.qcow2", minDisk: 40 } };
  const caught = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: unknown) => error,
    );

  it.each([
    [{ failedJobLeaves: "killed" }],
    [{ failedJobLeaves: "queued" }],
    [{ failedJobLeaves: "nothing" }],
    [{ failureDetails: "entities" }],
    [{ failureDetails: "both" }],
  ] as const)("is told with its reason, and nothing of the image is left, with %j", async (settings) => {
    const scene = await startScene(settings);
    const failure = await caught(made(scene, missing));
    expect(failure).toBeInstanceOf(OperationFailedError);
    expect((failure as Error).message).toMatch(
      /^the image job [0-9a-f]{32} failed; The image file is empty.* \(IMG\.0057\)/,
    );
    expect((failure as OperationFailedError).failure.code).toBe("IMG.0057");
    expect(ownImages(scene)).toEqual([]);
  });

  it("leaves nothing for the state, also where the image was known already", async () => {
    const scene = await startScene({ imageIdWhileRunning: true, durations: { jobRunning: 5_000 } });
    const id = await make(scene, missing);
    expect(await caught(settle(scene, id, missing))).toBeInstanceOf(NothingLeftError);
    expect(ownImages(scene)).toEqual([]);
  });

  it("keeps what cannot be removed", async () => {
    const scene = await startScene({ imageIdWhileRunning: true, durations: { jobRunning: 5_000 } });
    const id = await make(scene, missing);
    scene.emulator.control.otc.change("image", id, { protected: true });
    const failure = await caught(settle(scene, id, missing));
    expect(failure).toBeInstanceOf(OperationFailedError);
    expect(failure).not.toBeInstanceOf(NothingLeftError);
  });

  it("is told with the reasons of its parts", async () => {
    const scene = await startScene({ parentShowsFailure: false });
    const source = { from: "file", imageUrl: "ims-image:none.ova", minDisk: 40 };
    const failure = await caught(made(scene, { name: "golden", source }));
    expect((failure as Error).message).toMatch(/The image file is empty.* \(IMG\.0057\)/);
    expect(ownImages(scene)).toEqual([]);
  });

  it.each([{ imageIdWhileRunning: true }, { durations: { jobInit: 0, jobRunning: 0 } }])(
    "is told with the images that parts of it have made, with %j",
    async (settings) => {
      const scene = await startScene(settings);
      const { control } = scene.emulator;
      const file = { id: "ims-image:appliance.ova", size: 2 ** 30, dataDisks: [60] };
      control.otc.addFile(file);
      control.otc.failNextJob({ type: "imsImportImageJob", errorCode: "IMG.0057", reason: "bad" });
      const source = { from: "file", imageUrl: file.id, minDisk: 40 };
      await expect(made(scene, { name: "golden", source })).rejects.toThrow(/IMG\.0057/);
      const [other, ...more] = ownImages(scene);
      expect([other?.attributes.min_disk, more]).toEqual([60, []]);
      expect(scene.lines).toContain(`the job made further images, which are not managed: ${other?.id}`);
    },
  );

  it("leaves what a later create removes before it begins anew", async () => {
    const scene = await startScene();
    const tags = [MARK_TAG];
    scene.emulator.control.otc.addImage(BASE, { name: "golden", status: "killed" }, { tags });
    expect(await find(scene, imageArgs)).toEqual([]);
    expect(await read(scene, BASE, imageArgs)).toBeUndefined();
    const id = await made(scene, imageArgs);
    expect(id).not.toBe(BASE);
    expect(ownImages(scene).map((image) => image.id)).toEqual([id]);
  });

  it("of an interrupted run shows when the image is waited for", async () => {
    const scene = await startScene();
    scene.emulator.control.otc.addImage(BASE, { name: "golden", status: "killed" });
    await expect(settle(scene, BASE, imageArgs, true)).rejects.toThrow(/the image is killed/);
    await expect(settle(scene, METADATA, imageArgs, true)).rejects.toThrow(/deleted before it was active/);
  });
});
