import { describe, expect, it } from "vitest";

import {
  ConflictError,
  InvalidInputError,
  NotFoundError,
  QuotaError,
  RefusedError,
} from "../../../../provider/core/errors";
import {
  BACKUP,
  changes,
  DATA_DISK,
  imageArgs,
  imageOf,
  lifecycleOf,
  made,
  MARK_TAG,
  ownImages,
  resource,
  SERVER,
  startScene,
  SYSTEM_DISK,
  VAULT,
} from "../setup";

const { make, read, settle, remove } = resource("Image");
const METADATA = "1a000000-0000-4000-8000-00000000000a";
const BASE = "1a000000-0000-4000-8000-00000000000b";

describe.concurrent("an image", () => {
  const common = { description: "for tests", tags: { team: "ml", "a.b": "c" }, minRam: 512, maxRam: 8_192 };
  const os = "CentOS 7.0 64bit";
  it.each([
    [{ from: "server", instanceId: SERVER }, "imsCreateImageByInstance", `server,${SERVER}`],
    [
      { from: "volume", volumeId: SYSTEM_DISK, osVersion: os, type: "ECS" },
      "imsVolumeCreateImageJob",
      undefined,
    ],
    [
      { from: "file", imageUrl: "ims-image:system.qcow2", minDisk: 60, osType: "Linux", isConfig: true },
      "imsImportImageJob",
      "file,ims-image:system.qcow2",
    ],
    [
      { from: "file", imageUrl: "ims-image:appliance.ova", minDisk: 60 },
      "imsImportOvaImageJob",
      "file,ims-image:appliance.ova",
    ],
    [
      {
        from: "quickImport",
        imageUrl: "ims-image:data.qcow2",
        minDisk: 60,
        osVersion: os,
        type: "DataImage",
      },
      "imsImportDataImageJob",
      "file,ims-image:data.qcow2",
    ],
    [{ from: "dataVolume", volumeId: DATA_DISK }, "imsVolumesToSysDataImagesJob", `volume,${DATA_DISK}`],
    [
      { from: "dataFile", imageUrl: "ims-image:data.qcow2", minDisk: 60, osType: "Windows" },
      "imsImportDataImageJob",
      "file,ims-image:data.qcow2",
    ],
    [
      { from: "wholeServer", instanceId: SERVER, vaultId: VAULT },
      "imsCreateWholeImageByInstanceJob",
      `server,${SERVER}`,
    ],
    [
      { from: "backup", backupId: BACKUP, wholeImageType: "CBR" },
      "imsCreateWholeImageByBackupJob",
      `server_backup,${BACKUP}`,
    ],
    [{ from: "image", imageId: BASE, cmkId: "key-1" }, "imsCopyImageInRegionJob", `image,${BASE}`],
    [
      { from: "registration", imageId: METADATA, imageUrl: "ims-image:system.qcow2" },
      "imsNativeImportImageJob",
      "file,ims-image:system.qcow2",
    ],
  ])("of %j becomes what was asked for", async (source, jobType, origin) => {
    const scene = await startScene();
    const { control } = scene.emulator;
    control.otc.addImage(METADATA, { name: "metadata", status: "queued" });
    control.otc.addImage(BASE, { name: "base" });
    const before = new Set(ownImages(scene).map(({ id }) => id));
    const args = { ...common, name: "golden", hwFirmwareType: "uefi", enterpriseProjectId: "ep-1", source };
    const id = await made(scene, args);

    const { attributes, tags } = imageOf(scene, id);
    expect(attributes).toMatchObject({
      status: "active",
      name: "golden",
      __description: "for tests",
      min_ram: 512,
      max_ram: "8192",
      hw_firmware_type: "uefi",
      enterprise_project_id: "ep-1",
      ...(origin !== undefined && { __data_origin: origin }),
    });
    const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
    const expected = [{ key: "a.b", value: "c" }, MARK_TAG, { key: "team", value: "ml" }];
    expect([...tags].sort(byKey)).toEqual(expected);
    const [job] = control.state("otc").jobs.filter(({ parent }) => parent === null);
    expect(job?.type).toBe(jobType);
    const added = ownImages(scene).filter((image) => !before.has(image.id));
    expect(added.map((image) => image.id)).toEqual(source.from === "registration" ? [] : [id]);

    const actual = await read(scene, id, args);
    expect(actual?.inputs).toEqual({
      ...common,
      name: "golden",
      hwFirmwareType: "uefi",
      enterpriseProjectId: "ep-1",
    });
    expect(actual?.outputs).toMatchObject({
      minDisk: attributes.min_disk,
      osType: attributes.__os_type,
      dataOrigin: attributes.__data_origin,
      createdAt: attributes.created_at,
    });
    await remove(scene, id);
    expect(ownImages(scene).map((image) => image.id)).not.toContain(id);
  });

  it("is known before its job has ended, and its progress is told", async () => {
    for (const imageIdWhileRunning of [true, false]) {
      const scene = await startScene({ imageIdWhileRunning, durations: { jobInit: 300, jobRunning: 2_000 } });
      const id = await make(scene, imageArgs);
      expect(["queued", "saving"]).toContain(imageOf(scene, id).attributes.status);
      await settle(scene, id, imageArgs);
      expect(imageOf(scene, id).attributes.status).toBe("active");
      const [job] = scene.emulator.control.state("otc").jobs;
      const progress = new RegExp(
        `^waiting for the image job ${job?.id}: RUNNING, CreateImageByInstanceTask, progress [\\d.]+$`,
      );
      expect(scene.lines.some((line) => progress.test(line))).toBe(true);
    }
  });

  it.each([
    ["known while the job runs", { imageIdWhileRunning: true, durations: { jobRunning: 1_000 } }],
    ["listed while the job runs", { durations: { jobRunning: 1_000 } }],
    ["known when the job has ended", { durations: { jobInit: 0, jobRunning: 0 } }],
  ] as const)("that is %s is told with the others that its job made, once", async (_, settings) => {
    const scene = await startScene(settings);
    const file = { id: "ims-image:appliance.ova", size: 2 ** 30, dataDisks: [60, 80] };
    scene.emulator.control.otc.addFile(file);
    const args = { name: "golden", source: { from: "file", imageUrl: file.id, minDisk: 40 } };
    const id = await made(scene, args);
    expect(imageOf(scene, id).attributes).toMatchObject({ name: "golden", min_disk: 40 });
    const others = ownImages(scene).map((image) => image.id);
    expect(others).toHaveLength(3);
    const told = `the job made further images, which are not managed: ${others.filter((one) => one !== id).join(", ")}`;
    expect(scene.lines.filter((line) => line.startsWith("the job made"))).toEqual([told]);
  });

  it("waits until the server has no other task", async () => {
    const scene = await startScene();
    scene.emulator.control.otc.change("server", SERVER, { busy: true });
    const making = make(scene, imageArgs);
    await scene.emulator.control.waitForRequests({ action: "createImage", code: "IMG.0010" });
    scene.emulator.control.otc.change("server", SERVER, { busy: false });
    const id = await making;
    expect(ownImages(scene).map((image) => image.id)).toEqual([id]);
  });

  it.each([
    [{ serverMustBeStopped: true }, "5e000000-0000-4000-8000-000000000002", RefusedError, /Stop the server/],
    [{ quotas: { images: 0 } }, SERVER, QuotaError, /getImageQuota/],
  ] as const)("is refused with %j", async (settings, instanceId, expected, reason) => {
    const scene = await startScene(settings);
    const making = make(scene, { name: "golden", source: { from: "server", instanceId } });
    await expect(making).rejects.toBeInstanceOf(expected);
    await expect(making).rejects.toThrow(reason);
  });

  it("is refused where the name is another's, which is told how to take over", async () => {
    const scene = await startScene();
    scene.emulator.control.otc.addImage(BASE, { name: "golden" });
    const making = lifecycleOf(scene, "Image").create(imageArgs);
    await expect(making).rejects.toBeInstanceOf(ConflictError);
    await expect(making).rejects.toThrow(`adopt: "${BASE}"`);
    expect(changes(scene)).toEqual([]);
    await expect(make(scene, imageArgs)).rejects.toThrow(`adopt: "${BASE}"`);
  });

  it("is refused for metadata that do not exist or have their content", async () => {
    const scene = await startScene();
    const source = { from: "registration", imageId: METADATA, imageUrl: "ims-image:system.qcow2" };
    await expect(make(scene, { name: "golden", source })).rejects.toBeInstanceOf(NotFoundError);
    scene.emulator.control.otc.addImage(METADATA, { name: "golden" });
    await expect(make(scene, { name: "golden", source })).rejects.toBeInstanceOf(ConflictError);
    scene.emulator.control.otc.change("image", METADATA, { status: "killed" });
    await expect(make(scene, { name: "golden", source })).rejects.toBeInstanceOf(RefusedError);
    expect(changes(scene)).toEqual([]);
  });
});

it("a submission that the service refuses as invalid is told so", async () => {
  const scene = await startScene();
  const source = {
    from: "quickImport",
    imageUrl: "ims-image:data.qcow2",
    minDisk: 1,
    osVersion: "x",
    type: "DataImage",
  };
  await expect(make(scene, { name: "golden", source })).rejects.toBeInstanceOf(InvalidInputError);
});
