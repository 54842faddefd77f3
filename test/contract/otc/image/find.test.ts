import { describe, expect, it } from "vitest";

import {
  imageArgs,
  imageOf,
  imageSpec,
  lifecycleOf,
  made,
  MARK,
  ownImages,
  resource,
  startScene,
} from "../setup";

const { make, read, settle, find } = resource("Image");
const URN = "urn:pulumi:dev::proj::pulumi-nodejs:dynamic/batchflow/otc:Image::golden";
const METADATA = "1a000000-0000-4000-8000-00000000000a";

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
    expect(await imageSpec.lookup.list?.(scene.operation)).toEqual([
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
