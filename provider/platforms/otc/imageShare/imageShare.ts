import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { existsAlready, OperationFailedError } from "../../../core/errors";
import { structure } from "../../../core/schema/field";
import { timeOf } from "../../../core/schema/values";
import { platform } from "../api/connection";
import { idField } from "../api/fields";
import { submit } from "../imageJob/calls";
import { waitForSuccess } from "../imageJob/wait";
import { addMembers, deleteMembers, getMember } from "./calls";
import { projectIdField } from "./structures";

const inputs = structure("ImageShareArgs", "The share of an image with a project.", {
  imageId: idField("The image, which belongs to the connection's project."),
  projectId: projectIdField("The project of others. It has to accept the share."),
});

/** The share of an image with one project of others. */
export const imageShare = defineResource({
  type: "otc:ImageShare",
  doc:
    "The share of an image with a project of others. What the project answers is its own affair: the share exists whether " +
    "it has been accepted or not.",
  platform,
  inputs,
  outputs: z.object({}),
  change: "replace",
  id: {
    pattern: /^[0-9a-f-]{36}\/[\w-]+$/i,
    example: "3f7185de-b59a-4bb8-aa1d-7a513528b0e9/089b2f9a3d80d3062f24c00ca4ed5cbd",
  },
  timeouts: { create: 10, update: 10, delete: 10 },
  actions: {
    create: "POST /v1/cloudimages/members",
    read: "GET /v2/images/{image_id}/members",
    update: "none: every change replaces",
    delete: "DELETE /v1/cloudimages/members",
  },

  async create({ inputs: { imageId, projectId }, ...operation }) {
    const { client, signal } = operation;
    const id = `${imageId}/${projectId}`;
    const submission = addMembers({ imageIds: [imageId], projectIds: [projectId] });
    try {
      await waitForSuccess(operation, await submit(client, submission, signal));
    } catch (error) {
      // An earlier try without an answer may have made the share: the core finds out whose it is.
      const isThere =
        error instanceof OperationFailedError && (await getMember(client, imageId, projectId, signal));
      throw isThere ? existsAlready("the share", id) : error;
    }
    return id;
  },

  async read({ client, id, signal }) {
    const { imageId, projectId } = partsOf(id);
    const member = await getMember(client, imageId, projectId, signal);
    return member && { inputs: { imageId, projectId }, outputs: {} };
  },

  async delete(operation) {
    const { client, id, signal } = operation;
    const { imageId, projectId } = partsOf(id);
    if ((await getMember(client, imageId, projectId, signal)) === undefined) return;
    const submission = deleteMembers({ imageIds: [imageId], projectIds: [projectId] });
    await waitForSuccess(operation, await submit(client, submission, signal, true));
  },

  lookup: {
    what: ({ imageId, projectId }) => `the share of ${imageId} with ${projectId}`,
    unique: true,
    async find({ client, inputs: { imageId, projectId }, signal }) {
      const member = await getMember(client, imageId, projectId, signal);
      return member === undefined
        ? []
        : [{ id: `${imageId}/${projectId}`, createTime: timeOf(member.created_at) }];
    },
  },
});

function partsOf(id: string): { imageId: string; projectId: string } {
  const [imageId = "", projectId = ""] = id.split("/");
  return { imageId, projectId };
}
