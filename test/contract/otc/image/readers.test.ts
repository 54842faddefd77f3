import { describe, expect, it } from "vitest";

import { ArgumentError, NotFoundError } from "../../../../provider/core/errors";
import { IMAGE, imageOf, OTHER, PUBLIC_IMAGE, run, startWithImages } from "../setup";

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
    expect(await ids({ imageId: OTHER })).toEqual([OTHER]);
    const { control } = scene.emulator;
    const flags = { __support_kvm: "true", __os_bit: "64", __platform: "CentOS", __is_config_init: "true" };
    control.otc.change("image", OTHER, { ...flags, architecture: "arm", hw_vif_multiqueue_enabled: "true" });
    expect(await ids({ architecture: "arm", osType: "Linux", osBit: "64" })).toEqual([OTHER]);
    expect(await ids({ platform: "CentOS", supportKvm: true, diskFormat: "zvhd2" })).toEqual([OTHER]);
    expect(await ids({ minRam: 1 })).toEqual([]);
    expect(await run(scene, "getImage", { imageId: OTHER })).toMatchObject({
      architecture: "arm",
      isConfigInit: true,
      hwVifMultiqueueEnabled: true,
    });
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
});
