import { z } from "zod";

import { atMostOneOf } from "../../../core/schema/rules";
import { field } from "../../../core/schema/field";
import { defineTencentFunction } from "../api/define";
import { filterBy, taggedFilters } from "../api/filters";
import { TASK_TEMPLATES } from "../api/lists";
import { readList } from "../readList";
import { later } from "../structures/common";
import { idsField } from "../structures/ids";
import { taskTemplateView } from "../structures/taskTemplateView";
import { decode } from "../api/wire";

const inputs = field(
  z.strictObject({
    taskTemplateIds: idsField("Ids of templates, instead of filters. Those that do not exist are left out."),
    filters: taggedFilters("TaskTemplateFilters", { taskTemplateName: filterBy("Names.", later) }),
  }),
  "What to list.",
  { rules: [atMostOneOf("taskTemplateIds", "filters")] },
);
const outputs = z.array(taskTemplateView);

export const getTaskTemplates = defineTencentFunction({
  type: "tencent:getTaskTemplates",
  doc: "Lists task templates.",
  reader: true,
  action: "DescribeTaskTemplates",
  inputs,
  outputs,
  async run({ client, args: { taskTemplateIds, filters }, signal }) {
    return decode(outputs, await readList(client, TASK_TEMPLATES, { ids: taskTemplateIds, filters }, signal));
  },
});
