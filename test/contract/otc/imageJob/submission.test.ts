import { describe, expect, it } from "vitest";

import { imageArgs, lifecycleOf, ownImages, run, type Scene, startScene } from "../setup";

const BASE = "1a000000-0000-4000-8000-00000000000b";

describe.concurrent("a submission that the service fails to take", () => {
  const image = { ...imageArgs, __identity: "urn:pulumi:dev::proj::otc:Image::golden" };
  const share = {
    imageId: BASE,
    projectId: "089b2f9a3d80d3062f24c00ca4ed5cbd",
    __identity: "urn:pulumi:dev::proj::otc:ImageShare::golden",
  };
  const fail = ({ emulator }: Scene, action: string, times: number | "always") =>
    emulator.control.injectFault({ platform: "otc", action, kind: "error", code: "IMG.0018", times });

  it("is sent once more", async () => {
    const scene = await startScene();
    fail(scene, "createImage", 1);
    const { id } = await lifecycleOf(scene, "Image").create(image);
    expect(ownImages(scene).map((one) => one.id)).toEqual([id]);
    expect(scene.emulator.control.countRequests()).toMatchObject({ createImage: 2 });
  });

  it("of a function is sent once more", async () => {
    const scene = await startScene();
    const { control } = scene.emulator;
    control.otc.addImage(BASE, { name: "shared" });
    const exported = () =>
      run(scene, "exportImage", { imageId: BASE, bucketUrl: "ims-image:out.vhd", fileFormat: "vhd" });
    fail(scene, "exportImage", 1);
    await exported();
    expect(control.countRequests()).toMatchObject({ exportImage: 2 });
    control.clearRequests();
    fail(scene, "exportImage", "always");
    await expect(exported()).rejects.toThrow(/failed to submit the job/);
    expect(control.countRequests()).toMatchObject({ exportImage: 2 });
  });

  it("is not sent a third time, and the next run may send it twice again", async () => {
    const scene = await startScene();
    fail(scene, "createImage", "always");
    const failed = /failed to submit the job, .*\(createImage, IMG\.0018, request .*\. Try again later/;
    for (const createImage of [2, 4]) {
      await expect(lifecycleOf(scene, "Image").create(image)).rejects.toThrow(failed);
      expect(scene.emulator.control.countRequests()).toMatchObject({ createImage });
    }
  });

  it("is sent twice at most also where it may be repeated", async () => {
    const scene = await startScene();
    const { control } = scene.emulator;
    control.otc.addImage(BASE, { name: "shared" });
    fail(scene, "addMembers", 1);
    const { id, outputs } = await lifecycleOf(scene, "ImageShare").create(share);
    fail(scene, "deleteMembers", 3);
    const removing = () => lifecycleOf(scene, "ImageShare").delete(id, outputs);
    await expect(removing()).rejects.toThrow(/\(deleteImageMembers, IMG\.0018, /);
    expect(control.countRequests()).toMatchObject({ addMembers: 2, deleteMembers: 2 });
    await removing();
    expect(control.state("otc").images.find((one) => one.id === BASE)?.shares).toEqual([]);
  });
});
