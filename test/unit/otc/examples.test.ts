import { describe, expect, it } from "vitest";

import { OperationFailedError } from "../../../provider/core/errors";
import {
  changeTags,
  deleteImage,
  exportOf,
  getImage,
  listTags,
  updateImage,
} from "../../../provider/platforms/otc/image/calls";
import { functions } from "../../../provider/platforms/otc/imageJob";
import { getJob } from "../../../provider/platforms/otc/imageJob/calls";
import { imagesOf } from "../../../provider/platforms/otc/imageJob/outcome";
import { waitForSuccess } from "../../../provider/platforms/otc/imageJob/wait";
import { addMembers, deleteMembers, updateMembers } from "../../../provider/platforms/otc/imageShare/calls";
import { of, plain, PROJECT, recorder, signal, written } from "./examples";

describe("requests are those of the examples", () => {
  it("sharing, exporting", () => {
    const imageIds = ["d164b5df-1bc3-4c3f-893e-3e471fd16e64"];
    const projectIds = ["9c61004714024f9586705d090530f9fa"];
    const body = { bucket_url: "ims-image:centos7_5.qcow2", file_format: "qcow2", is_quick_export: false };
    for (const [operation, request] of [
      ["addImageMembers", addMembers({ imageIds, projectIds })],
      ["deleteImageMembers", deleteMembers({ imageIds, projectIds })],
      [
        "updateImageMembers",
        updateMembers(imageIds, "edc89b490d7d4392898e19b2deb34797", "accepted", undefined),
      ],
      ["exportImage", exportOf(imageIds[0] ?? "", body)],
    ] as const)
      expect(written(request)).toEqual(plain(of(operation)[0]!));
  });

  it("reading, changing, deleting", async () => {
    const id = "3f7185de-b59a-4bb8-aa1d-7a513528b0e9";
    const { client, requests } = recorder();
    await getImage(client, id, signal);
    await updateImage(client, id, [{ op: "replace", path: "/name", value: "ims_test_2" }], signal);
    await changeTags(client, id, "create", [{ key: "key1", value: "value1" }], signal);
    await listTags(client, id, signal);
    await deleteImage(client, id, false, signal);
    await getJob(client, "ff8080814dbd65d7014dbe0d84db0013", signal);
    const expected = ["listImages", "updateImage", "batchTags", "listImageTags", "deleteImage", "showJob"];
    const wanted = expected.map((operation) => plain(of(operation)[0]!));
    // Where no backup is to be deleted, the optional body says nothing more.
    const without = wanted.map((one) => (one.method === "DELETE" ? { ...one, request: null } : one));
    expect(requests.map(written)).toEqual(without);
  });
});

describe("answers are read as the examples say", () => {
  const jobs = of("showJob").map((example, index) => ({ ...example, index }));
  const text = (value: unknown) => (value === "" || value === null ? undefined : value);

  it.each(jobs)("job $index", async ({ response }) => {
    const reader = functions.find(({ type }) => type === "otc:getImageJob");
    const { client } = recorder(response);
    const operation = { client, settings: {}, signal, log: () => undefined };
    const job = await reader?.spec.run({ ...operation, args: { jobId: response?.job_id } });
    expect(reader?.spec.outputs.safeParse(job).error?.issues ?? []).toEqual([]);
    expect(job).toMatchObject(
      JSON.parse(
        JSON.stringify({
          jobId: response?.job_id,
          jobType: response?.job_type,
          status: response?.status,
          beginTime: text(response?.begin_time),
          endTime: text(response?.end_time),
          errorCode: text(response?.error_code),
          failReason: text(response?.fail_reason),
        }),
      ) as object,
    );
  });

  it.each(jobs)("job $index tells its images, or how it failed", async ({ response }) => {
    const { client } = recorder(response);
    const entities = response?.entities as {
      image_id?: string;
      sub_jobs_result?: { entities: { image_id: string } }[];
    };
    const ids = [
      entities.image_id,
      ...(entities.sub_jobs_result ?? []).map((part) => part.entities.image_id),
    ];
    const job = await getJob(client, "x", signal);
    expect(imagesOf(job!)).toEqual(ids.filter((id) => id !== undefined));
    if (response?.status !== "FAIL") return;
    const failure = await waitForSuccess({ client, signal, log: () => undefined }, "x").catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(OperationFailedError);
    expect((failure as Error).message).toContain("in an unsupported format (IMG.0057)");
  });

  it("has jobs of every state", () => {
    expect(new Set(jobs.map(({ response }) => response?.status))).toEqual(
      new Set(["SUCCESS", "INIT", "RUNNING", "FAIL"]),
    );
  });

  it("the image of the list", async () => {
    const [some, none] = of("listImages");
    const id = "3f7185de-b59a-4bb8-aa1d-7a513528b0e9";
    expect(await getImage(recorder(some?.response).client, id, signal)).toEqual({
      imageId: id,
      name: "ims_test",
      status: "active",
      visibility: "private",
      isProtected: false,
      minDisk: 40,
      minRam: 0,
      diskFormat: "zvhd2",
      owner: PROJECT,
      imageType: "private",
      osType: "Linux",
      osVersion: "CentOS 7.0 64bit",
      dataOrigin: "server,877a2cda-ba63-4e1e-b95f-e67e48b6129a",
      virtualEnvType: "FusionCompute",
      hwFirmwareType: "bios",
      enterpriseProjectId: "0",
      createdAt: "2024-11-06T06:19:43Z",
      updatedAt: "2024-11-06T06:23:25Z",
      tags: [],
    });
    expect(await getImage(recorder(none?.response).client, id, signal)).toBeUndefined();
  });
});
