import { z } from "zod";

import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { label } from "../names";
import { listAll } from "../paging";
import { jobStatus } from "../structures/common";
import { jobView } from "../structures/jobViews";
import { decode } from "../wire";

const outputs = z.array(jobView);

export const getJobs = definePaddleFlowFunction({
  type: "paddleflow:getJobs",
  doc: "Lists jobs: all for `root`, for others their own.",
  reader: true,
  action: "GET /job",
  inputs: z.strictObject({
    status: field(jobStatus.optional(), "A status."),
    queue: field(label.optional(), "A queue."),
    labels: field(z.record(z.string().min(1), z.string()).optional(), "Labels that the jobs have."),
    startTime: field(
      z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/, "must be like 2023-03-02 06:00:00")
        .optional(),
      "The earliest time at which the jobs began to run, `YYYY-MM-DD hh:mm:ss` in the server's local time.",
    ),
  }),
  outputs,
  async run({ client, args: { status, queue, labels, startTime }, signal }) {
    const jobs = await listAll(client, {
      action: "listJob",
      path: ["job"],
      query: { status, queue, labels: labels && JSON.stringify(labels), startTime },
      list: "jobList",
      signal,
    });
    return decode(outputs, jobs);
  },
});
