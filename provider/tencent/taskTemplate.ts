import { z } from "zod";

import { defineResource } from "../core/definition";
import { existsAlready } from "../core/errors";
import { isGenerated } from "../core/identity";
import { field, structure } from "../core/schema";
import type { TencentClient } from "./client";
import { platform } from "./connection";
import { markedTags, TAGS_DOC, tagsField } from "./structures/common";
import { task } from "./structures/task";
import { taskTemplateView } from "./structures/taskTemplateView";
import { decodeMembers, encode } from "./wire";

const MAX_NAME = 60;
const MAX_DESCRIPTION = 200;

const inputs = structure("TaskTemplateArgs", "A task template.", {
  taskTemplateName: field(
    z.string().min(1).max(MAX_NAME).optional(),
    `The name, at most ${MAX_NAME} characters.`,
    {
      autoName: { maxLength: MAX_NAME },
    },
  ),
  taskTemplateDescription: field(
    z.string().max(MAX_DESCRIPTION).optional(),
    `The description, at most ${MAX_DESCRIPTION} characters.`,
    { platformDefault: "" },
  ),
  taskTemplateInfo: field(task, "The task."),
  tags: field(tagsField.optional(), TAGS_DOC, { change: "replace" }),
});

/** A stored description of one task. */
export const taskTemplate = defineResource({
  type: "tencent:TaskTemplate",
  doc: "A task template: a stored description of one task.",
  platform,
  inputs,
  outputs: z.object({ createTime: field(z.string(), "When it was created.") }),
  change: "update",
  id: { pattern: /^task-tmpl-[0-9a-z]+$/, example: "task-tmpl-7vtx96n2" },
  timeouts: { create: 10, update: 10, delete: 10 },
  actions: {
    create: "CreateTaskTemplate",
    read: "DescribeTaskTemplates",
    update: "ModifyTaskTemplate",
    delete: "DeleteTaskTemplates",
  },

  async create({ client, inputs: wanted, mark, signal }) {
    const parameters = encode(inputs, wanted);
    const { taskTemplateName: name = "" } = wanted;
    if (!hasTags(client) && !isGenerated(name, mark)) {
      // The platform takes a name twice. Here it is all by which a template can be found again after a lost answer.
      const other = await client.loaders.namedTemplates.find(name, true, signal);
      if (other !== undefined) throw existsAlready(`a template named ${JSON.stringify(name)}`, other.id);
    }
    const tags = hasTags(client) && { Tags: markedTags(parameters.Tags, mark) };
    // The platform knows no token here: after a lost answer the lifecycle looks for the mark before it tries again.
    const options = { signal, idempotent: false };
    const { TaskTemplateId } = await client.call("CreateTaskTemplate", { ...parameters, ...tags }, options);
    return String(TaskTemplateId);
  },

  async read({ client, id, signal }) {
    const wire = await client.loaders.taskTemplates.load(id, signal);
    if (wire === undefined) return undefined;
    const { createTime, ...rest } = decodeMembers(taskTemplateView, wire);
    return { inputs: rest, outputs: { createTime } };
  },

  async update({ client, id, inputs: wanted, changed, signal }) {
    const all = encode(inputs, { taskTemplateDescription: "", ...wanted });
    const members = [
      ["taskTemplateName", "TaskTemplateName"],
      ["taskTemplateDescription", "TaskTemplateDescription"],
      ["taskTemplateInfo", "TaskTemplateInfo"],
    ] as const;
    const parameters = members.flatMap(([name, wire]) =>
      changed.has(name) ? [[wire, all[wire]] as const] : [],
    );
    await client.call(
      "ModifyTaskTemplate",
      { TaskTemplateId: id, ...Object.fromEntries(parameters) },
      { signal, idempotent: true },
    );
  },

  async delete({ client, id, signal }) {
    await client.loaders.deleteTaskTemplate(id, signal);
  },

  async find({ client, mark, fresh, inputs: { taskTemplateName: name = "" }, signal }) {
    if (hasTags(client)) return client.loaders.markedTemplates.find(mark, fresh, signal);
    // A name that the user chose may be another object's: it proves whose it is where it was free before this create.
    if (!isGenerated(name, mark) && !fresh) return undefined;
    return client.loaders.namedTemplates.find(name, fresh, signal);
  },
});

function hasTags(client: TencentClient): boolean {
  return client.settings.edition === "current";
}
