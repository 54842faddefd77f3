import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { field, structure } from "../../../core/schema/field";
import { platform } from "../api/connection";
import { hasTags, nameWithoutTags, today } from "../api/editions";
import { countListed } from "../api/lists";
import { bytes } from "../api/structures/common";
import { machinesOfTask } from "../api/structures/machines";
import { task } from "../api/structures/task";
import { markedTags, TAGS_DOC, tagsField } from "../api/tags";
import { encode, encodeChanged } from "../api/wire";
import * as calls from "./calls";
import { deleteTaskTemplate } from "./delete";

// The creation counts characters, a change bytes: what is not more bytes than this, both take.
const MAX_NAME = 60;
const MAX_DESCRIPTION = 200;
const MAX_TEMPLATES = 50;

const inputs = structure("TaskTemplateArgs", "A task template.", {
  taskTemplateName: field(
    z.string().min(1).optional(),
    `The name. Today's API takes at most ${MAX_NAME} bytes of UTF-8.`,
    { ...today(bytes(MAX_NAME)), autoName: { maxLength: MAX_NAME } },
  ),
  taskTemplateDescription: field(
    z.string().optional(),
    `The description. Today's API takes at most ${MAX_DESCRIPTION} bytes of UTF-8.`,
    { ...today(bytes(MAX_DESCRIPTION)), platformDefault: "" },
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

  machines: ({ taskTemplateInfo }) =>
    machinesOfTask(taskTemplateInfo, ["taskTemplateInfo"], { runs: "template", zone: undefined }),

  limits: [
    {
      what: "task templates in the region",
      over: "all",
      takes: () => ({ amount: 1 }),
      documented: MAX_TEMPLATES,
      ask: async ({ client, signal }) => ({
        used: await countListed(client, "DescribeTaskTemplates", signal),
      }),
    },
  ],

  async create({ client, inputs: wanted, mark, signal }) {
    const parameters = encode(inputs, wanted);
    const tags = hasTags(client.settings) && { Tags: markedTags(parameters.Tags, mark) };
    return calls.createTaskTemplate(client, { ...parameters, ...tags }, signal);
  },

  async read({ client, id, signal }) {
    const view = await calls.getTaskTemplate(client, id, signal);
    if (view === undefined) return undefined;
    const { createTime, mark, ...rest } = view;
    return { inputs: rest, outputs: { createTime }, mark };
  },

  async update({ client, id, inputs: wanted, changed, signal }) {
    const members = { taskTemplateDescription: "", ...wanted };
    await calls.updateTaskTemplate(client, id, encodeChanged(inputs, members, changed), signal);
  },

  delete: ({ client, id, signal }) => deleteTaskTemplate(client, id, signal),

  lookup: {
    // The platform takes a name twice. Where there are no tags, the name is all that leads back to a template.
    name: nameWithoutTags("taskTemplateName"),
    what: ({ taskTemplateName }) => `a template named ${JSON.stringify(taskTemplateName)}`,
    find: ({ inputs: { taskTemplateName = "" }, ...operation }) =>
      calls.findTaskTemplates(operation, taskTemplateName),
    list: calls.listMarkedTaskTemplates,
    all: calls.listAllTaskTemplates,
  },
});
