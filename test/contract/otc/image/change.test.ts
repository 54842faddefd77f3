import { describe, expect, it } from "vitest";

import { PartialFailure, type Properties } from "../../../../provider/core/lifecycle";
import { packed } from "../../../../provider/hosts/bag";
import { imageArgs as schema } from "../../../../provider/platforms/otc/image/structures";
import { MARK } from "../../scene";
import {
  changes,
  imageArgs,
  imageOf,
  imageSpec,
  lifecycleOf,
  made,
  MARK_TAG,
  resource,
  type Scene,
  startScene,
} from "../setup";

const { read } = resource("Image");
const URN = "urn:pulumi:dev::proj::pulumi-nodejs:dynamic/batchflow/otc:Image::golden";

/** Changes an image from one form to another as the core does, and returns it as the platform then has it. */
async function changed(scene: Scene, before: object, after: object) {
  const id = await made(scene, { ...imageArgs, ...before });
  scene.emulator.control.clearRequests();
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const inputs = schema.parse({ ...imageArgs, ...after });
  const change = { ...scene.operation, id, inputs, changed: names };
  await imageSpec.update?.({ ...change, pending: names, before: { ...imageArgs, ...before }, mark: MARK });
  await imageSpec.settle?.({ ...change, resuming: true });
  return imageOf(scene, id);
}

describe.concurrent("an image that was changed", () => {
  it("loses what is not declared any more", async () => {
    const scene = await startScene();
    const before = { description: "x", tags: { a: "1", b: "2" }, minRam: 512, maxRam: 1_024 };
    const { attributes, tags } = await changed(scene, before, { tags: { b: "3" } });
    expect(attributes).toMatchObject({ __description: "", min_ram: 0 });
    expect(attributes).not.toHaveProperty("max_ram");
    expect(tags).toHaveLength(2);
    expect(tags).toEqual(expect.arrayContaining([MARK_TAG, { key: "b", value: "3" }]));
    expect(changes(scene)).toEqual(["changeTags", "changeTags", "updateImage"]);
  });

  it("keeps the tags of others, also where the first try of the change fails", async () => {
    const scene = await startScene();
    const { control } = scene.emulator;
    const news = { ...imageArgs, __identity: URN };
    const update = (id: string, olds: Properties) => lifecycleOf(scene, "Image").update(id, olds, news);
    const { id, outputs } = await lifecycleOf(scene, "Image").create({ ...news, tags: { a: "1" } });
    const [mark] = imageOf(scene, id).tags.filter(({ key }) => key === MARK_TAG.key);
    const others = { key: "others", value: "2" };
    control.otc.change("image", id, {
      tags: [...imageOf(scene, id).tags, others].map((tag) => ({ ...tag })),
    });
    control.injectFault({ platform: "otc", action: "changeTags", kind: "error", code: "IMG.0115" });
    const failure: unknown = await update(id, outputs).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PartialFailure);
    expect(imageOf(scene, id).tags).toHaveLength(3);
    await update(id, packed((failure as PartialFailure).state, news));
    expect(imageOf(scene, id).tags).toHaveLength(2);
    expect(imageOf(scene, id).tags).toEqual(expect.arrayContaining([mark, others]));
  });

  it("is changed where the service replaces only what exists", async () => {
    const scene = await startScene({ patchNeedsMember: true });
    const { attributes } = await changed(scene, {}, { description: "x", maxRam: 1_024 });
    expect(attributes).toMatchObject({ __description: "x", max_ram: "1024" });
  });

  it("needs no request where it is as declared", async () => {
    const scene = await startScene();
    const args = { description: "x", tags: { a: "1" }, minRam: 512, maxRam: 1_024 };
    await changed(scene, args, args);
    expect(changes(scene)).toEqual([]);
  });

  it("keeps a full set of tags through a change of all of them", async () => {
    const scene = await startScene();
    const nine = (value: string) =>
      Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${value}${index}`, value]));
    const { tags } = await changed(scene, { tags: nine("a") }, { tags: nine("b") });
    expect(tags.filter(({ key }) => key.startsWith("b"))).toHaveLength(9);
    expect(tags).toHaveLength(10);
  });

  it("has the flags that are declared, and keeps them where none is", async () => {
    const scene = await startScene();
    const flags = { hwVifMultiqueueEnabled: true, isConfigInit: false };
    const first = await changed(scene, {}, flags);
    // The service writes and takes them as texts.
    expect(first.attributes).toMatchObject({ hw_vif_multiqueue_enabled: "true", __is_config_init: "false" });
    expect((await read(scene, first.id, imageArgs))?.inputs).toMatchObject(flags);
    const other = { ...imageArgs, name: "other" };
    const { attributes } = await changed(scene, { ...other, ...flags }, other);
    expect(attributes).toMatchObject({ hw_vif_multiqueue_enabled: "true", __is_config_init: "false" });
  });

  it("keeps the way it starts where none is declared", async () => {
    const scene = await startScene();
    const { attributes, id } = await changed(scene, { hwFirmwareType: "uefi" }, {});
    expect(attributes.hw_firmware_type).toBe("uefi");
    expect((await read(scene, id, imageArgs))?.inputs).toMatchObject({ hwFirmwareType: "uefi" });
  });
});
