import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineAlibabaFunction } from "../define";
import { listJobs } from "../jobs";
import { jobView } from "../structures/views";

export const getJobs = defineAlibabaFunction({
  type: "alibaba:getJobs",
  doc: "Lists the jobs of the account in the region, the newest first. The service sends all of them: what is asked for is picked here.",
  reader: true,
  action: "GET /jobs",
  inputs: z.strictObject({
    jobName: field(z.string().min(1).optional(), "Only jobs of this name."),
    states: field(
      z.array(z.enum(["Init", "Waiting", "Running", "Finished", "Failed", "Stopped"])).optional(),
      "Only jobs in these states.",
    ),
  }),
  outputs: z.array(jobView),
  async run({ client, args: { jobName, states }, signal }) {
    const wanted = states === undefined ? undefined : new Set<string>(states);
    return (await listJobs(client, signal)).filter(
      (job) =>
        (jobName === undefined || job.jobName === jobName) && (wanted === undefined || wanted.has(job.state)),
    );
  },
});
