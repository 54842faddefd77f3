import { z } from "zod";

import { defineResource } from "../../core/definition";
import { field, structure } from "../../core/schema/field";
import { platform } from "./api/connection";
import { hasTags, nameWithoutTags } from "./editions";
import { markedTags, markOf, TAGS_DOC, tagsField } from "./structures/common";
import { task } from "./structures/task";
import { taskTemplateView } from "./structures/taskTemplateView";
import { decodeMembers, encode } from "./api/wire";

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
    const tags = hasTags(client.settings) && { Tags: markedTags(parameters.Tags, mark) };
    // The platform knows no token here.
    const options = { signal, idempotent: false };
    const { TaskTemplateId } = await client.call("CreateTaskTemplate", { ...parameters, ...tags }, options);
    return String(TaskTemplateId);
  },

  async read({ client, id, signal }) {
    const wire = await client.loaders.taskTemplates.load(id, signal);
    if (wire === undefined) return undefined;
    const { createTime, ...rest } = decodeMembers(taskTemplateView, wire);
    return { inputs: rest, outputs: { createTime }, mark: markOf(wire.Tags) };
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

  lookup: {
    // The platform takes a name twice. Where there are no tags it is all by which a template can be found again.
    name: nameWithoutTags("taskTemplateName"),
    what: ({ taskTemplateName }) => `a template named ${JSON.stringify(taskTemplateName)}`,
    find({ client, who, fresh, inputs: { taskTemplateName = "" }, signal }) {
      return hasTags(client.settings)
        ? client.loaders.markedTemplates.find(who, fresh, signal)
        : client.loaders.namedTemplates.find(taskTemplateName, signal);
    },
    async list({ client, signal }) {
      return hasTags(client.settings) ? client.loaders.markedTemplates.all(signal) : [];
    },
  },
});
