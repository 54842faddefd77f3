import { z } from "zod";

import { field } from "../../../core/schema/field";
import { atMostOneOf } from "../../../core/schema/rules";
import { defineTencentFunction } from "../api/define";
import { later } from "../api/editions";
import { filterBy, idsField, taggedFilters } from "../api/structures/filters";
import { listTaskTemplates } from "./calls";
import { taskTemplateView } from "./structures";

export const getTaskTemplates = defineTencentFunction({
  type: "tencent:getTaskTemplates",
  doc: "Lists task templates.",
  reader: true,
  action: "DescribeTaskTemplates",
  inputs: field(
    z.strictObject({
      taskTemplateIds: idsField(
        "Ids of templates, instead of filters. Those that do not exist are left out.",
      ),
      filters: taggedFilters("TaskTemplateFilters", { taskTemplateName: filterBy("Names.", later) }),
    }),
    "What to list.",
    { rules: [atMostOneOf("taskTemplateIds", "filters")] },
  ),
  outputs: z.array(taskTemplateView),
  run: ({ client, args, signal }) =>
    listTaskTemplates(client, { ids: args.taskTemplateIds, filters: args.filters }, signal),
});
