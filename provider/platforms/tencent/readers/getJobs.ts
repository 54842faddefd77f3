import { z } from "zod";

import { atMostOneOf } from "../../../core/schema/rules";
import { field } from "../../../core/schema/field";
import { defineTencentFunction } from "../api/define";
import { filterBy, taggedFilters } from "../api/filters";
import { JOBS } from "../api/lists";
import { readList } from "../readList";
import { later } from "../structures/common";
import { idsField } from "../structures/ids";
import { jobView } from "../structures/jobViews";
import { decode } from "../api/wire";

const inputs = field(
  z.strictObject({
    jobIds: idsField("Ids of jobs, instead of filters. Those that do not exist are left out."),
    filters: taggedFilters("JobFilters", {
      zone: filterBy("Availability zones."),
      jobId: filterBy("Ids."),
      jobName: filterBy("Names."),
      jobState: filterBy("States.", later),
    }),
  }),
  "What to list.",
  { rules: [atMostOneOf("jobIds", "filters")] },
);
const outputs = z.array(jobView);

export const getJobs = defineTencentFunction({
  type: "tencent:getJobs",
  doc: "Lists jobs.",
  reader: true,
  action: "DescribeJobs",
  inputs,
  outputs,
  async run({ client, args: { jobIds, filters }, signal }) {
    return decode(outputs, await readList(client, JOBS, { ids: jobIds, filters }, signal));
  },
});
