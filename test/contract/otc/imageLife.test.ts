import { describe, expect, it } from "vitest";

import { resources } from "../../../provider/platforms/otc";
import {
  BACKUP,
  changes,
  imageArgs,
  imageOf,
  lifecycleOf,
  MARK,
  ownImages,
  resource,
  type Scene,
  startScene,
} from "./setup";

const { make, read, settle, remove, find } = resource("Image");
const markTag = { key: "pulumi-batchflow", value: MARK.text };
const URN = "urn:pulumi:dev::proj::pulumi-nodejs:dynamic/batchflow/otc:Image::golden";
const METADATA = "1a000000-0000-4000-8000-00000000000a";

async function made(scene: Scene, args: object): Promise<string> {
  const id = await make(scene, args);
  await settle(scene, id, args);
  return id;
}

describe.concurrent("what a create of this resource has made", () => {
  it("is found by its name, with its mark or another's", async () => {
    const scene = await startScene();
    const id = await made(scene, imageArgs);
    const { created_at: createdAt } = imageOf(scene, id).attributes;
    const createTime = Date.parse(createdAt as string);
    expect(await find(scene, imageArgs)).toEqual([{ id, which: MARK.which, createTime }]);
    const mark = { ...MARK, who: "f".repeat(24) };
    expect(await find(scene, imageArgs, { mark })).toEqual([{ id, createTime }]);
    expect(await find(scene, { ...imageArgs, name: "other" }, { fresh: true })).toEqual([]);
    const { who, which } = MARK;
    const { spec } = resources.find(({ type }) => type === "otc:Image")!;
    expect(await spec.lookup.list?.(scene.operation)).toEqual([
      { id, name: "golden", createTime, who, which },
    ]);
    expect((await read(scene, id))?.mark).toEqual(MARK);
  });

  it.each(["lostAnswer", "reset"] as const)("is one image after %s", async (kind) => {
    const scene = await startScene();
    scene.emulator.control.injectFault({ platform: "otc", action: "createImage", kind });
    const { id } = await lifecycleOf(scene, "Image").create({ ...imageArgs, __identity: URN });
    expect(ownImages(scene).map((image) => image.id)).toEqual([id]);
  });

  it("is taken over where an interrupted run of this stack has made it, and refused elsewhere", async () => {
    const scene = await startScene();
    const inputs = { ...imageArgs, __identity: URN };
    const { id } = await lifecycleOf(scene, "Image").create(inputs);
    const again = () => lifecycleOf(scene, "Image").create(inputs);
    await expect(again()).rejects.toThrow(`adopt: "${id}"`);
    scene.state.interrupted(URN);
    expect((await again()).id).toBe(id);
    expect(ownImages(scene)).toHaveLength(1);
  });

  it("is nobody's before the content of a registration is there, and gets it then", async () => {
    const scene = await startScene();
    const { control } = scene.emulator;
    const source = { from: "registration", imageId: METADATA, imageUrl: "ims-image:system.qcow2" };
    const args = { name: "golden", source };
    control.otc.addImage(METADATA, { name: "metadata", status: "queued" });
    expect(await find(scene, args)).toEqual([]);
    control.injectFault({ platform: "otc", action: "registerImage", kind: "reset" });
    await expect(make(scene, args)).rejects.toThrow();
    expect(await find(scene, args, { fresh: true })).toEqual([]);
    expect(await make(scene, args)).toBe(METADATA);
    await settle(scene, METADATA, args, true);
    expect(imageOf(scene, METADATA).attributes).toMatchObject({ status: "active", name: "golden" });
    expect(await find(scene, args)).toMatchObject([{ id: METADATA, which: MARK.which }]);
  });

  it.each(["lostAnswer", "reset"] as const)(
    "is recovered whose metadata is older than a day, after %s in this run or in one that was killed",
    async (kind) => {
      const scene = await startScene();
      const { control } = scene.emulator;
      const source = { from: "registration", imageId: METADATA, imageUrl: "ims-image:system.qcow2" };
      const inputs = { name: "golden", source, __identity: URN };
      const old = "2020-01-01T00:00:00Z";
      control.otc.addImage(METADATA, { name: "m", status: "queued", created_at: old, updated_at: old });
      control.injectFault({ platform: "otc", action: "registerImage", kind });
      expect((await lifecycleOf(scene, "Image").create(inputs)).id).toBe(METADATA);
      await expect(lifecycleOf(scene, "Image").create(inputs)).rejects.toThrow(
        /the content of image .* exists/,
      );
      scene.state.interrupted(URN);
      expect((await lifecycleOf(scene, "Image").create(inputs)).id).toBe(METADATA);
      expect(imageOf(scene, METADATA).attributes.status).toBe("active");
      expect(control.state("otc").jobs).toHaveLength(1);
    },
  );

  it("is waited for where the content is on its way already", async () => {
    const scene = await startScene({ durations: { jobInit: 1_000 } });
    const { control } = scene.emulator;
    const source = { from: "registration", imageId: METADATA, imageUrl: "ims-image:system.qcow2" };
    control.otc.addImage(METADATA, { name: "golden", status: "queued" });
    control.injectFault({ platform: "otc", action: "registerImage", kind: "lostAnswer" });
    await expect(make(scene, { name: "golden", source })).rejects.toThrow();
    expect(await make(scene, { name: "golden", source })).toBe(METADATA);
    await settle(scene, METADATA, { name: "golden", source }, true);
    expect(imageOf(scene, METADATA).attributes.status).toBe("active");
    expect(control.state("otc").jobs).toHaveLength(1);
  });
});

describe.concurrent("an image that was changed", () => {
  const settled = async (scene: Scene, before: object, after: object) => {
    const id = await made(scene, { ...imageArgs, ...before });
    scene.emulator.control.clearRequests();
    await settle(scene, id, { ...imageArgs, ...after }, true, { ...imageArgs, ...before });
    return imageOf(scene, id);
  };

  it("loses what is not declared any more", async () => {
    const scene = await startScene();
    const before = { description: "x", tags: { a: "1", b: "2" }, minRam: 512, maxRam: 1_024 };
    const { attributes, tags } = await settled(scene, before, { tags: { b: "3" } });
    expect(attributes).toMatchObject({ __description: "", min_ram: 0 });
    expect(attributes).not.toHaveProperty("max_ram");
    expect(tags).toHaveLength(2);
    expect(tags).toEqual(expect.arrayContaining([markTag, { key: "b", value: "3" }]));
    expect(changes(scene)).toEqual(["changeTags", "changeTags", "updateImage"]);
  });

  it("keeps the tags of others", async () => {
    const scene = await startScene();
    const id = await made(scene, { ...imageArgs, tags: { a: "1", others: "2" } });
    await settle(scene, id, imageArgs, true, { ...imageArgs, tags: { a: "1" } });
    expect(imageOf(scene, id).tags).toEqual(expect.arrayContaining([markTag, { key: "others", value: "2" }]));
    expect(imageOf(scene, id).tags).toHaveLength(2);
  });

  it("is changed where the service replaces only what exists", async () => {
    const scene = await startScene({ patchNeedsMember: true });
    const { attributes } = await settled(scene, {}, { description: "x", maxRam: 1_024 });
    expect(attributes).toMatchObject({ __description: "x", max_ram: "1024" });
  });

  it("needs no request where it is as declared", async () => {
    const scene = await startScene();
    const args = { description: "x", tags: { a: "1" }, minRam: 512, maxRam: 1_024 };
    await settled(scene, args, args);
    expect(changes(scene)).toEqual([]);
  });

  it("keeps a full set of tags through a change of all of them", async () => {
    const scene = await startScene();
    const nine = (value: string) =>
      Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${value}${index}`, value]));
    const { tags } = await settled(scene, { tags: nine("a") }, { tags: nine("b") });
    expect(tags.filter(({ key }) => key.startsWith("b"))).toHaveLength(9);
    expect(tags).toHaveLength(10);
  });

  it("keeps the way it starts where none is declared", async () => {
    const scene = await startScene();
    const { attributes, id } = await settled(scene, { hwFirmwareType: "uefi" }, {});
    expect(attributes.hw_firmware_type).toBe("uefi");
    expect((await read(scene, id, imageArgs))?.inputs).toMatchObject({ hwFirmwareType: "uefi" });
  });
});

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
