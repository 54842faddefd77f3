import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { task } from "../api/structures/task";
import { tagsField } from "../api/tags";

export const taskTemplateView = structure("TaskTemplateView", "A task template.", {
  taskTemplateId: field(z.string(), "The id."),
  taskTemplateName: field(z.string(), "The name."),
  taskTemplateDescription: field(z.string().optional(), "The description."),
  taskTemplateInfo: field(task, "The task."),
  createTime: field(z.string(), "When it was created."),
  tags: tagsField.optional(),
});
export type TaskTemplateView = Partial<z.output<typeof taskTemplateView>>;
