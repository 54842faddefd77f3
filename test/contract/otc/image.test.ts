import { describe, expect, it } from "vitest";

import {
  ConflictError,
  InvalidInputError,
  NothingLeftError,
  NotFoundError,
  OperationFailedError,
  QuotaError,
  RefusedError,
} from "../../../provider/core/errors";
import {
  BACKUP,
  changes,
  DATA_DISK,
  imageArgs,
  imageOf,
  MARK,
  ownImages,
  resource,
  type Scene,
  SERVER,
  startScene,
  SYSTEM_DISK,
  VAULT,
} from "./setup";

const { make, read, settle, remove, find } = resource("Image");
const markTag = { key: "pulumi-batchflow", value: MARK };
const METADATA = "1a000000-0000-4000-8000-00000000000a";
const BASE = "1a000000-0000-4000-8000-00000000000b";

async function made(scene: Scene, args: object): Promise<string> {
  const id = await make(scene, args);
  await settle(scene, id, args);
  return id;
}

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
    const expected = [{ key: "a.b", value: "c" }, markTag, { key: "team", value: "ml" }];
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
        `^waiting for the image job ${job?.id}: RUNNING, CreateImageByInstanceTask, \\d+ %$`,
      );
      expect(scene.lines.some((line) => progress.test(line))).toBe(true);
    }
  });

  it("reads progress in either unit", async () => {
    for (const percentUnit of ["fraction", "percent"] as const) {
      const scene = await startScene({ percentUnit, durations: { jobInit: 0, jobRunning: 3_000 } });
      await made(scene, imageArgs);
      const percents = scene.lines.flatMap((line) => / (\d+) %$/.exec(line)?.[1] ?? []).map(Number);
      expect(percents.length).toBeGreaterThan(0);
      expect(Math.max(...percents)).toBeLessThan(100);
      expect(Math.max(...percents)).toBeGreaterThan(1);
    }
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
    const making = make(scene, imageArgs);
    await expect(making).rejects.toBeInstanceOf(ConflictError);
    await expect(making).rejects.toThrow(`adopt: "${BASE}"`);
    expect(changes(scene)).toEqual([]);
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
    const scene = await startScene({ imageIdWhileRunning: true, durations: { jobRunning: 2_000 } });
    const id = await make(scene, missing);
    expect(await caught(settle(scene, id, missing))).toBeInstanceOf(NothingLeftError);
    expect(ownImages(scene)).toEqual([]);
  });

  it("keeps what cannot be removed", async () => {
    const scene = await startScene({ imageIdWhileRunning: true, durations: { jobRunning: 2_000 } });
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

  it("leaves what a later create removes before it begins anew", async () => {
    const scene = await startScene();
    const tags = [markTag];
    scene.emulator.control.otc.addImage(BASE, { name: "golden", status: "killed" }, { tags });
    expect(await find(scene, imageArgs)).toBeUndefined();
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

describe.concurrent("what a create of this resource has made", () => {
  it("is found by its mark, by a generated name, or after a lost answer", async () => {
    const scene = await startScene();
    const id = await made(scene, imageArgs);
    const { created_at: createdAt } = imageOf(scene, id).attributes;
    expect(await find(scene, imageArgs)).toEqual({ id, createTime: Date.parse(String(createdAt)) });
    const other = { mark: "f".repeat(32) };
    expect(await find(scene, imageArgs, other)).toBeUndefined();
    expect(await find(scene, imageArgs, { ...other, named: true })).toMatchObject({ id });
    expect(await find(scene, imageArgs, { ...other, fresh: true })).toMatchObject({ id });
    expect(await find(scene, { ...imageArgs, name: "other" }, { fresh: true })).toBeUndefined();
  });

  it("is found by the mark that a registration has left, and gets its content then", async () => {
    const scene = await startScene();
    const { control } = scene.emulator;
    const source = { from: "registration", imageId: METADATA, imageUrl: "ims-image:system.qcow2" };
    const args = { name: "golden", source };
    control.otc.addImage(METADATA, { name: "metadata", status: "queued" });
    expect(await find(scene, args)).toBeUndefined();
    control.injectFault({ platform: "otc", action: "registerImage", kind: "reset" });
    await expect(make(scene, args)).rejects.toThrow();
    expect(await find(scene, args, { fresh: true })).toMatchObject({ id: METADATA });
    await settle(scene, METADATA, args, true);
    expect(imageOf(scene, METADATA).attributes).toMatchObject({ status: "active", name: "golden" });
  });

  it("is waited for where the content is on its way already", async () => {
    const scene = await startScene({ durations: { jobInit: 1_000 } });
    const { control } = scene.emulator;
    const source = { from: "registration", imageId: METADATA, imageUrl: "ims-image:system.qcow2" };
    control.otc.addImage(METADATA, { name: "golden", status: "queued" });
    control.injectFault({ platform: "otc", action: "registerImage", kind: "lostAnswer" });
    await expect(make(scene, { name: "golden", source })).rejects.toThrow();
    await settle(scene, METADATA, { name: "golden", source }, true);
    expect(imageOf(scene, METADATA).attributes.status).toBe("active");
    expect(control.state("otc").jobs).toHaveLength(1);
  });
});

describe.concurrent("an image that was changed", () => {
  const settled = async (scene: Scene, before: object, after: object) => {
    const id = await made(scene, { ...imageArgs, ...before });
    scene.emulator.control.clearRequests();
    await settle(scene, id, { ...imageArgs, ...after }, true);
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
    expect((await read(scene, id, imageArgs))?.inputs).toMatchObject({ hwFirmwareType: undefined });
  });
});

describe.concurrent("a deletion", () => {
  it("waits for the job that makes the image", async () => {
    const scene = await startScene({ imageIdWhileRunning: true, durations: { jobRunning: 1_000 } });
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
