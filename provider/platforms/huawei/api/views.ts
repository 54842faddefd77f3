import { z } from "zod";

import { field, structure } from "../../../core/schema/field";

/** Members that the platform leaves out, or returns empty, until they are known. */
export const optionalText = (doc: string) => field(z.string().optional(), doc);
export const optionalNumber = (doc: string) => field(z.number().optional(), doc);
export const optionalFlag = (doc: string) => field(z.boolean().optional(), doc);
export const anything = (doc: string) => field(z.record(z.string(), z.unknown()).optional(), doc);

/** Members that most objects have. */
export const owner = {
  projectId: optionalText("The id of the project."),
  domainId: optionalText("The id of the account."),
};
export const times = {
  createTime: field(z.string(), "When it was created, UTC.", { wireName: "create_at" }),
  updateTime: field(z.string().optional(), "When it was changed last, UTC.", { wireName: "update_at" }),
};
export const enterpriseProject = field(
  structure("EnterpriseProject", "An enterprise project.", {
    id: field(z.string().optional(), "The id; `0` is the project `default`."),
    name: field(z.string().optional(), "The name."),
  }).optional(),
  "The enterprise project.",
);

/** An input, as workflows declare it and executions have it. */
export const inputView = structure("WorkflowInput", "An input of a workflow.", {
  type: optionalText("`number`, `array`, `string` or `bool`."),
  default: field(z.unknown().optional(), "The value where none is given."),
  value: field(z.unknown().optional(), "The value in an execution."),
  description: optionalText("The description."),
  label: optionalText("The group that it is shown in."),
});
