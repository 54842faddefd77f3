import { describe, expect, it } from "vitest";
import { BACKUP, RUNNING_SERVER, SERVER, VAULT, VOLUME } from "../../../../contract/otc/client";
import { defaultSettings } from "../../../../../emulator/src/otc/settings";
import {
  emulator,
  session,
  set,
  ACTION,
  fromServer,
  fromFile,
  create,
  refusal,
  ended,
  useEmulator,
} from "../setup";

useEmulator();

/** The image that a job made. */
async function made(body: object, path = ACTION): Promise<Record<string, unknown>> {
  const { entities } = await ended(body, path);
  const [image] = await session.images(`?id=${entities.image_id}`);
  return image ?? {};
}

describe("the calls that make images", () => {
  it("are of these types of jobs", async () => {
    const whole = "/v1/cloudimages/wholeimages/action";
    const calls: [string, object, string][] = [
      ["imsImportImageJob", fromFile(), ACTION],
      ["imsVolumeCreateImageJob", { name: "v", volume_id: VOLUME, os_version: "CentOS 7.0 64bit" }, ACTION],
      [
        "imsImportDataImageJob",
        fromFile({ name: "d", os_type: "Windows" }),
        "/v1/cloudimages/dataimages/action",
      ],
      ["imsCreateWholeImageByInstanceJob", fromServer({ name: "w", vault_id: VAULT }), whole],
      ["imsCreateWholeImageByBackupJob", { name: "b", backup_id: BACKUP, whole_image_type: "CBR" }, whole],
      ["imsImportImageJob", fromFile({ name: "q", os_version: "x" }), "/v2/cloudimages/quickimport/action"],
      [
        "imsImportDataImageJob",
        fromFile({ name: "qd", os_version: "x", type: "DataImage" }),
        "/v2/cloudimages/quickimport/action",
      ],
    ];
    for (const [type, body, path] of calls) {
      expect(await ended(body, path)).toMatchObject({ job_type: type, status: "SUCCESS" });
    }
    expect(await session.images("?__whole_image=true&sort_key=name&sort_dir=asc")).toMatchObject([
      { name: "b", __backup_id: BACKUP },
      { name: "w" },
    ]);
  });

  it("keep what they are given", async () => {
    const image = await made(
      fromFile({ min_ram: 1024, max_ram: 4096, cmk_id: "key", hw_firmware_type: "uefi", os_type: "Windows" }),
    );
    expect(image).toMatchObject({
      min_disk: 40,
      min_ram: 1024,
      max_ram: "4096",
      __system__cmkid: "key",
      hw_firmware_type: "uefi",
      __os_type: "Windows",
      virtual_env_type: "FusionCompute",
      __data_origin: "file,ims-image:system.qcow2",
    });
  });

  it.each<[string, object]>([
    ["IMG.0013", { instance_id: SERVER }],
    ["IMG.0002", fromServer({ name: "n".repeat(129) })],
    ["IMG.0003", fromServer({ name: " n" })],
    ["IMG.0004", fromServer({ description: "d".repeat(1025) })],
    ["IMG.0054", fromServer({ description: "a<b" })],
    ["IMG.0005", fromServer({ instance_id: "unknown" })],
    ["IMG.0001", fromServer({ volume_id: VOLUME })],
    ["IMG.0001", fromServer({ data_images: [] })],
    ["IMG.0001", { name: "n" }],
    [
      "IMG.0115",
      {
        data_images: [
          { name: "a", volume_id: VOLUME },
          { name: "b", volume_id: VOLUME, tags: [1] },
        ],
      },
    ],
    [
      "IMG.0009",
      {
        data_images: [
          { name: "a", volume_id: VOLUME },
          { name: "a", volume_id: VOLUME },
        ],
      },
    ],
    ["IMG.0056", { name: "n", volume_id: VOLUME }],
    ["IMG.0001", fromFile({ image_url: "no-bucket" })],
    ["IMG.0055", fromFile({ min_disk: 1025 })],
    ["IMG.0056", fromFile({ type: "IsoImage" })],
    ["IMG.0001", fromFile({ type: "None" })],
    ["IMG.0001", fromFile({ data_images: [{}, {}, {}, {}] })],
    ["IMG.0115", fromServer({ tags: ["a.1", "a.2"] })],
    ["IMG.0115", fromServer({ image_tags: [{ key: "k".repeat(37), value: "" }] })],
    ["IMG.0116", fromServer({ tags: Array.from({ length: 11 }, (_, i) => `k${i}.v`) })],
    ["IMG.0001", fromServer({ tags: ["a.1"], image_tags: [{ key: "b", value: "1" }] })],
  ])("refuse with %s", async (code, body) => {
    expect(await refusal(body)).toBe(`400 ${code}`);
    expect(await session.images("?__imagetype=private")).toEqual([]);
  });

  it("refuse by what there is", async () => {
    expect(await refusal(undefined)).toBe("400 IMG.0007");
    expect(await refusal("{")).toBe("400 IMG.0001");
    await create(fromServer());
    expect(await refusal(fromServer())).toBe("400 IMG.0009");
    set({ serverMustBeStopped: true, uniqueNames: false });
    expect(await refusal(fromServer({ instance_id: RUNNING_SERVER }))).toBe("400 IMG.0008");
    emulator.control.otc.change("server", SERVER, { busy: true });
    expect(await refusal(fromServer())).toBe("400 IMG.0010");
    const { quotas } = defaultSettings();
    set({ quotas: { ...quotas, images: 1 } });
    expect(await refusal(fromFile())).toBe("400 IMG.0015");
    set({ quotas: { ...quotas, jobs: 1 } });
    expect(await refusal(fromFile())).toBe("400 IMG.0060");
  });

  it("fail later where the source is missing", async () => {
    const whole = "/v1/cloudimages/wholeimages/action";
    const missing: [string, object, string][] = [
      ["IMG.0057", fromFile({ image_url: "ims-image:none.qcow2" }), ACTION],
      ["IMG.0014", { name: "v", volume_id: "none", os_version: "x" }, ACTION],
      ["IMG.0014", { name: "b", backup_id: "none" }, whole],
      ["IMG.0014", fromServer({ name: "w", vault_id: "none" }), whole],
    ];
    for (const [error_code, body, path] of missing) {
      expect(await ended(body, path)).toMatchObject({ status: "FAIL", error_code });
    }
    emulator.control.otc.addFile({ id: "ims-image:empty.qcow2", size: 0 });
    const empty = await ended(fromFile({ name: "e", image_url: "ims-image:empty.qcow2" }));
    expect(empty).toMatchObject({ status: "FAIL", error_code: "IMG.0057" });
  });
});

describe("transfers", () => {
  it("register a file under metadata", async () => {
    const metadata = await session.send("POST", "/v2/images", { name: "meta", min_disk: 40, tags: ["k=v"] });
    expect(metadata).toMatchObject({
      status: 201,
      body: { status: "queued", __os_version: "Other Linux(64 bit)" },
    });
    const { id } = metadata.body as { id: string };
    const path = `/v1/cloudimages/${id}/upload`;
    const file = { image_url: "ims-image:system.qcow2" };
    expect(await ended(file, path, "PUT")).toMatchObject({
      job_type: "imsNativeImportImageJob",
      status: "SUCCESS",
      entities: { image_id: id },
    });
    expect(await session.images(`?id=${id}`)).toMatchObject([{ status: "active", tags: ["k.v"] }]);
    expect(await refusal(file, path, "PUT")).toBe("400 IMG.0001");
    expect(await refusal(file, "/v1/cloudimages/none/upload", "PUT")).toBe("400 IMG.0027");
  });

  it("export an image into a bucket", async () => {
    const { id } = await made(fromServer());
    const path = `/v1/cloudimages/${String(id)}/file`;
    const target = { bucket_url: "ims-image:out.vhd", file_format: "vhd" };
    expect(await ended(target, path)).toMatchObject({
      job_type: "imsNativeExportImageJob",
      status: "SUCCESS",
    });
    expect(emulator.control.state("otc").files.map((file) => file.id)).toContain("ims-image:out.vhd");
    expect(await refusal({ bucket_url: "ims-image:o" }, path)).toBe("400 IMG.0001");
    expect(await refusal({ ...target, is_quick_export: true }, path)).toBe("400 IMG.0001");
    expect(await refusal({ ...target, bucket_url: "none:o" }, path)).toBe("400 IMG.0058");
    emulator.control.otc.change("image", String(id), { __image_size: String(2 ** 40) });
    expect(await refusal(target, path)).toBe("400 IMG.0059");
  });

  it("copy an image, but none of a whole server", async () => {
    const { id } = await made(fromServer());
    const copy = await made({ name: "copy", cmk_id: "key" }, `/v1/cloudimages/${String(id)}/copy`);
    expect(copy).toMatchObject({ name: "copy", status: "active", __system__cmkid: "key", min_disk: 40 });
    expect(copy.id).not.toBe(id);
    const whole = await made(fromServer({ name: "w" }), "/v1/cloudimages/wholeimages/action");
    expect(await refusal({ name: "c2" }, `/v1/cloudimages/${String(whole.id)}/copy`)).toBe("400 IMG.0001");
  });
});
