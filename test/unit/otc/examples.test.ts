import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { OperationFailedError } from "../../../provider/core/errors";
import { functions } from "../../../provider/platforms/otc";
import type { OtcClient, Request } from "../../../provider/platforms/otc/client";
import { image } from "../../../provider/platforms/otc/image";
import { Identity } from "../../../provider/core/identity";
import { creationOf, type Wanted } from "../../../provider/platforms/otc/imageRequests";
import {
  changeTags,
  deleteImage,
  listTags,
  onImage,
  patchImage,
  viewImage,
} from "../../../provider/platforms/otc/images";
import { awaitJob, getJob } from "../../../provider/platforms/otc/jobs";
import { addMembers, answerShare, deleteMembers } from "../../../provider/platforms/otc/members";
import { imagesOf } from "../../../provider/platforms/otc/structures/jobView";

interface Example {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly request: unknown;
  readonly response: Readonly<Record<string, unknown>> | null;
  readonly status: number;
}

const file = path.join(__dirname, "../../fixtures/otc-ims.examples.json");
const examples = JSON.parse(readFileSync(file, "utf8")) as Example[];
const of = (operation: string) =>
  examples.filter((example) => example.operation === operation && example.status < 300);
const PROJECT = "ac234de25c6741d2b1273da49eea1b9e";
const MARK = new Identity("image").newMark();
const MARK_TAG = { key: "pulumi-batchflow", value: MARK.text };
const signal = new AbortController().signal;

/** A client that notes what it is asked for and answers what it is told. */
function recorder(answer: unknown = {}): { client: OtcClient; requests: Request[] } {
  const requests: Request[] = [];
  const call = (request: Request) => {
    requests.push(request);
    return Promise.resolve(answer ?? {});
  };
  return { client: { settings: {}, call } as unknown as OtcClient, requests };
}

/** A request as the examples write it, without what is the provider's own. */
function written({ method, path: route, query = {}, body = null }: Request): object {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const request = JSON.parse(
    JSON.stringify(body, (_, value: unknown) =>
      Array.isArray(value)
        ? value.filter(
            (item) =>
              JSON.stringify(item) !== JSON.stringify(MARK_TAG) && item !== `pulumi-batchflow.${MARK.text}`,
          )
        : value,
    ),
  ) as unknown;
  return { method, path: route.replace("{project_id}", PROJECT), query: Object.fromEntries(given), request };
}

const plain = ({ method, path: route, query, request }: Example) => ({ method, path: route, query, request });

/** What a program writes for the examples of creations, in their order. */
const PROGRAMS: readonly (readonly [operation: string, inputs: object])[] = [
  [
    "createImageFromEcs",
    {
      name: "ims_test",
      description: "Create a system disk image from an ECS",
      tags: { key1: "value1" },
      source: { from: "server", instanceId: "877a2cda-ba63-4e1e-b95f-e67e48b6129a" },
    },
  ],
  [
    "createImageFromObs",
    {
      name: "ims_test_file",
      description: "Image from a file in a bucket",
      tags: { key2: "value2" },
      source: {
        from: "file",
        imageUrl: "ims-image:centos70.qcow2",
        osVersion: "CentOS 7.0 64bit",
        minDisk: 40,
      },
    },
  ],
  [
    "createImageFromVolume",
    {
      name: "ims_test",
      source: {
        from: "volume",
        volumeId: "877a2cda-ba63-4e1e-b95f-e67e48b6129a",
        type: "ECS",
        osVersion: "CentOS 7.0 64bit",
      },
    },
  ],
  [
    "createDataImageFromObs",
    {
      name: "ims_data",
      source: { from: "dataFile", imageUrl: "ims-image:data.qcow2", minDisk: 40, osType: "Linux" },
    },
  ],
  [
    "createWholeImageFromEcs",
    {
      name: "whole",
      source: {
        from: "wholeServer",
        instanceId: "877a2cda-ba63-4e1e-b95f-e67e48b6129a",
        vaultId: "d14a5fef-1bc3-4c4f-823e-3e471a065e65",
      },
    },
  ],
  [
    "copyImageInRegion",
    {
      name: "ims_encrypted_copy3",
      description: "test copy",
      source: {
        from: "image",
        imageId: "465076de-dc36-4aec-80f5-ef9d8009428f",
        cmkId: "bd66288c-9081-460a-8227-4cbd0c814cb4",
      },
    },
  ],
  [
    "registerImage",
    {
      name: "registered",
      source: {
        from: "registration",
        imageId: "4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba86",
        imageUrl: "bucketname:Centos6.5-disk1.vmdk",
      },
    },
  ],
];

describe("requests are those of the examples", () => {
  it.each(PROGRAMS)("%s", (operation, inputs) => {
    const [example] = of(operation);
    const request = written(creationOf(image.schema.parse(inputs) as unknown as Wanted, MARK));
    const expected = plain(example!);
    // The example without tags still gets the provider's own.
    const { image_tags: tags, ...rest } = (request as { request: Record<string, unknown> }).request;
    const none = Array.isArray(tags) && tags.length === 0;
    expect({
      ...request,
      request: none || tags === undefined ? rest : { ...rest, image_tags: tags },
    }).toEqual(expected);
  });

  it("createDataImageFromEcs, whose tags are texts", () => {
    const source = { from: "dataVolume", volumeId: "c5dfbd0c-bf0a-4798-a453-61dc6b54aa30" };
    const inputs = { name: "ims_data_image_test", description: "Data disk of an ECS", source };
    const { path: route, body } = creationOf(image.schema.parse(inputs) as unknown as Wanted, MARK);
    const [example] = of("createDataImageFromEcs");
    expect(route).toBe(example?.path);
    const { data_images: expected } = example?.request as { data_images: object[] };
    expect(body).toEqual({ data_images: [{ ...expected[0], tags: [`pulumi-batchflow.${MARK.text}`] }] });
  });

  it("every creation carries the provider's tag where the call takes tags", () => {
    for (const [, inputs] of PROGRAMS) {
      const { body, action } = creationOf(image.schema.parse(inputs) as unknown as Wanted, MARK);
      const expected = ["copyImageInRegion", "registerImage"].includes(action) ? undefined : MARK_TAG;
      expect((body.image_tags as object[] | undefined)?.at(-1)).toEqual(expected);
    }
  });

  it("sharing, exporting", () => {
    const imageIds = ["d164b5df-1bc3-4c3f-893e-3e471fd16e64"];
    const projectIds = ["9c61004714024f9586705d090530f9fa"];
    const body = { bucket_url: "ims-image:centos7_5.qcow2", file_format: "qcow2", is_quick_export: false };
    for (const [operation, request] of [
      ["addImageMembers", addMembers({ imageIds, projectIds })],
      ["deleteImageMembers", deleteMembers({ imageIds, projectIds })],
      [
        "updateImageMembers",
        answerShare(imageIds, "edc89b490d7d4392898e19b2deb34797", "accepted", undefined),
      ],
      ["exportImage", onImage("exportImage", "POST", imageIds[0] ?? "", "file", body)],
    ] as const)
      expect(written(request)).toEqual(plain(of(operation)[0]!));
  });

  it("reading, changing, deleting", async () => {
    const id = "3f7185de-b59a-4bb8-aa1d-7a513528b0e9";
    const { client, requests } = recorder();
    await viewImage(client, id, signal);
    await patchImage(client, id, [{ op: "replace", path: "/name", value: "ims_test_2" }], signal);
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
    expect(imagesOf(job)).toEqual(ids.filter((id) => id !== undefined));
    if (response?.status !== "FAIL") return;
    const failure = await awaitJob({ client, signal, log: () => undefined }, "x").catch(
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
    expect(await viewImage(recorder(some?.response).client, id, signal)).toEqual({
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
    expect(await viewImage(recorder(none?.response).client, id, signal)).toBeUndefined();
  });
});
