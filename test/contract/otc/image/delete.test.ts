import { describe, expect, it } from "vitest";

import { BACKUP, imageArgs, made, ownImages, resource, startScene } from "../setup";

const { make, remove } = resource("Image");

describe.concurrent("a deletion", () => {
  it("waits for the job that makes the image", async () => {
    const scene = await startScene({ imageIdWhileRunning: true, durations: { jobRunning: 5_000 } });
    const id = await make(scene, imageArgs);
    await remove(scene, id);
    expect(scene.emulator.control.state("otc").images.some((image) => image.id === id)).toBe(false);
    expect(scene.emulator.control.requests({ code: "IMG.0090" })).not.toEqual([]);
    await remove(scene, id);
  });

  it.each(["IMG.0027", "IMG.0086", "404"] as const)("takes %s for gone", async (unknownImageOnDelete) => {
    const scene = await startScene({ unknownImageOnDelete, durations: { imageDeleting: 0 } });
    const id = await made(scene, imageArgs);
    scene.emulator.control.injectFault({ platform: "otc", action: "deleteImage", kind: "lostAnswer" });
    await remove(scene, id);
    expect(ownImages(scene)).toEqual([]);
  });

  it("takes the gateway's 404 for gone where the list shows no image any more", async () => {
    const scene = await startScene({ durations: { imageDeleting: 0 } });
    const { control } = scene.emulator;
    const id = await made(scene, imageArgs);
    control.injectFault({ platform: "otc", action: "deleteImage", kind: "lostAnswer" });
    control.injectFault({ platform: "otc", action: "deleteImage", kind: "http", status: 404 });
    await remove(scene, id);
    expect(ownImages(scene)).toEqual([]);
    expect(control.countRequests().deleteImage).toBe(2);
  });

  it("deletes the backup of a full-server image where it is told to", async () => {
    for (const deleteBackup of [false, true]) {
      const scene = await startScene();
      const id = await made(scene, { name: "whole", source: { from: "backup", backupId: BACKUP } });
      await remove(scene, id, { deleteBackup });
      const backups = scene.emulator.control.state("otc").backups.map((backup) => backup.id);
      expect(backups).toEqual(deleteBackup ? [] : [BACKUP]);
    }
  });

  it("is refused for a protected image", async () => {
    const scene = await startScene();
    const id = await made(scene, imageArgs);
    scene.emulator.control.otc.change("image", id, { protected: true });
    await expect(remove(scene, id)).rejects.toThrow(/protected/);
  });
});
