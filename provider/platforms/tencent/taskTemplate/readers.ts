import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineTencentFunction } from "../api/define";
import { later } from "../api/editions";
import { encodeFilters, filterBy, idsField, idsOrFilters, tagFilters } from "../api/structures/filters";
import { listTaskTemplates } from "./calls";
import { taskTemplateView } from "./structures";

const filters = { taskTemplateNames: filterBy("task-template-name", "Names.", later), ...tagFilters };
const inputs = field(
  z.strictObject({ taskTemplateIds: idsField("Ids of templates"), ...filters }),
  "What to list.",
  { rules: [idsOrFilters("taskTemplateIds", filters)] },
);

export const getTaskTemplates = defineTencentFunction({
  type: "tencent:getTaskTemplates",
  doc: "Lists task templates.",
  reader: true,
  action: "DescribeTaskTemplates",
  inputs,
  outputs: z.array(taskTemplateView),
  run: ({ client, args, signal }) =>
    listTaskTemplates(client, { ids: args.taskTemplateIds, filters: encodeFilters(inputs, args) }, signal),
});
