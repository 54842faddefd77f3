import { describe, expect, it } from "vitest";

import type { Wire } from "../../../../provider/core/schema/wire";
import { creationOf } from "../../../../provider/platforms/otc/image/calls";
import { imageArgs } from "../../../../provider/platforms/otc/image/structures";
import { MARK, MARK_TAG, of, plain, written } from "../examples";

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
    const request = written(creationOf(imageArgs.parse(inputs), MARK));
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
    const { path: route, json } = creationOf(imageArgs.parse(inputs), MARK);
    const [example] = of("createDataImageFromEcs");
    expect(route).toBe(example?.path);
    const { data_images: expected } = example?.request as { data_images: object[] };
    expect(json).toEqual({ data_images: [{ ...expected[0], tags: [`pulumi-batchflow.${MARK.text}`] }] });
  });

  // The members are those of the vendor's SDK of the service, `CreateImageRequestBody` and the one of quick imports.
  it.each([
    [
      { from: "server", instanceId: "877a2cda-ba63-4e1e-b95f-e67e48b6129a", architecture: "arm" },
      { architecture: "arm" },
    ],
    [{ from: "file", imageUrl: "b:o", minDisk: 40, architecture: "arm" }, { architecture: "arm" }],
    [
      {
        from: "quickImport",
        imageUrl: "b:o",
        minDisk: 40,
        osVersion: "Windows Server 2019 Standard 64bit",
        type: "DataImage",
        osType: "Windows",
        licenseType: "byol",
      },
      { os_type: "Windows", license_type: "byol", type: "DataImage" },
    ],
  ])("%j has its own members", (source, members) => {
    expect(creationOf(imageArgs.parse({ name: "a", source }), MARK).json).toMatchObject(members);
  });

  it("every creation carries the provider's tag where the call takes tags", () => {
    for (const [, inputs] of PROGRAMS) {
      const { json, action } = creationOf(imageArgs.parse(inputs), MARK);
      const expected = ["copyImageInRegion", "registerImage"].includes(action) ? undefined : MARK_TAG;
      expect(((json as Wire).image_tags as object[] | undefined)?.at(-1)).toEqual(expected);
    }
  });
});
