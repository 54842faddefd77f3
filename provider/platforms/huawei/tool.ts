import { z } from "zod";

import { defineResource } from "../../core/definition";
import { UnexpectedAnswerError } from "../../core/errors";
import { isRecord } from "../../core/schema/unknowns";
import { needsGcs } from "./client";
import { platform } from "./connection";
import { byName, ofObject, readObject, TOOLS, waitUntilGone } from "./objects";
import { createTime, uuid, vendorAsGiven } from "./structures/common";
import { isOwnCategory, toolArgs, toolMembers } from "./structures/toolArgs";
import { decodeMembers, encode, memberOf } from "./wire";

/** The service's values for what an update takes away: what it leaves out would stay as it is. */
const DEFAULTS = {
  description: "",
  vendor: "",
  instruction: "",
  command: "",
  logo: "",
  cpu: "2C",
  memory: "8G",
};

/** A container image with what it needs. */
export const tool = defineResource({
  type: "huawei:Tool",
  doc:
    "A tool: a container image with its command and the resources that it needs by default, which workflows name as " +
    "`name:version`. Its calls are those of the REST reference, a later addition to the document.",
  platform,
  inputs: toolArgs,
  outputs: z.object({ createTime }),
  change: "update",
  id: { pattern: uuid, example: "d078e49c-124c-7706-bcbb-81885661f431" },
  timeouts: { create: 10, update: 10, delete: 10 },
  actions: {
    create: "POST /v1/tools",
    read: "get_tool",
    update: "PUT /v1/tools/{id}",
    delete: "DELETE /v1/tools/{id}",
  },
  validate: (_inputs, settings) => needsGcs(settings),

  async create({ client, inputs, signal }) {
    const answer = await client.gcs.call({
      action: "createTool",
      method: "POST",
      path: TOOLS.path,
      json: encode(toolArgs, inputs),
      signal,
      idempotent: false,
    });
    if (isRecord(answer) && typeof answer.id === "string") return answer.id;
    throw new UnexpectedAnswerError("the answer has no id", { action: "createTool" });
  },

  async read({ client, id, prior, signal }) {
    const wire = await readObject(client.gcs, TOOLS, id, signal);
    if (wire === undefined) return undefined;
    const { category, ...members } = decodeMembers(toolMembers, wire);
    return {
      inputs: {
        ...members,
        ...(isOwnCategory(category) ? { newCategory: category } : { category }),
        vendor: vendorAsGiven(wire, prior),
        enterpriseProjectId: memberOf(wire, "enterprise_project").id,
      },
      outputs: { createTime: wire.create_at },
    };
  },

  async update({ client, id, inputs, changed, signal }) {
    const { name: _name, type: _type, enterpriseProjectId: _project, ...rest } = inputs;
    const wanted: Readonly<Record<string, unknown>> = { ...DEFAULTS, ...rest };
    const category = inputs.newCategory === undefined ? { category: inputs.category ?? "others" } : {};
    const members = Object.entries(wanted).filter(([name]) => changed.has(name));
    const json = {
      ...encode(toolArgs, Object.fromEntries(members)),
      ...((changed.has("category") || changed.has("newCategory")) && category),
    };
    await ofObject(client.gcs, TOOLS, id, {
      action: "updateTool",
      method: "PUT",
      path: `${TOOLS.path}/${id}`,
      json,
      signal,
      idempotent: true,
    });
  },

  async delete(operation) {
    const { client, id, signal } = operation;
    await ofObject(client.gcs, TOOLS, id, {
      action: "deleteTool",
      method: "DELETE",
      path: `${TOOLS.path}/${id}`,
      signal,
      idempotent: true,
    });
    await waitUntilGone(operation, TOOLS);
  },

  lookup: byName<z.output<typeof toolArgs>>(TOOLS, "name", {
    fits: (own, { version }) => own.version === version,
    version: ({ version }) => version,
  }),
});
