import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { tagsField } from "./common";
import { task } from "./task";

export const taskTemplateView = structure("TaskTemplateView", "A task template.", {
  taskTemplateId: field(z.string(), "The id."),
  taskTemplateName: field(z.string(), "The name."),
  taskTemplateDescription: field(z.string().optional(), "The description."),
  taskTemplateInfo: field(task, "The task."),
  createTime: field(z.string(), "When it was created."),
  tags: tagsField.optional(),
});
