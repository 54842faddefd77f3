import { z } from "zod";

import { present } from "../../../core/rest/presence";
import { exactlyOneOf } from "../../../core/schema/rules";
import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../api/connection";
import { label } from "../api/names";
import { decode } from "../api/wire";
import * as calls from "./calls";
import { flatLog, jobDetail, jobId, jobStatus, jobView, stepLog } from "./structures";

export const getJob = definePaddleFlowFunction({
  type: "paddleflow:getJob",
  doc: "Reads a job with what it runs on.",
  reader: true,
  action: "GET /job/{jobID}",
  inputs: z.strictObject({ jobId }),
  outputs: jobDetail,
  async run({ client, args: { jobId: id }, signal }) {
    return decode(jobDetail, present(await calls.getJob(client, id, signal), `job ${id}`));
  },
});

const jobs = z.array(jobView);

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
  outputs: jobs,
  async run({ client, args, signal }) {
    return decode(jobs, await calls.listJobs(client, args, signal));
  },
});

const text = z.string().min(1);

const logInputs = field(
  z.strictObject({
    clusterName: field(text, "The cluster that it ran on."),
    jobId: field(text.optional(), "The job."),
    name: field(
      text.optional(),
      "Instead of a job: the name of a Kubernetes object, with namespace and type.",
    ),
    namespace: field(text.optional(), "With name: its namespace."),
    type: field(text.optional(), "With name: its kind."),
    framework: field(text.optional(), "The job's framework, such as `standalone` or `paddle`."),
    readFromTail: field(z.boolean().optional(), "Whether lines are counted from the end."),
    lineLimit: field(z.int().min(1).optional(), "The most lines.", { platformDefault: 1_000 }),
    sizeLimit: field(
      z.string().min(1).optional(),
      "The most text, such as `100M`; at most `1G`. An answer over 32 MiB is an error.",
      {
        platformDefault: "100M",
      },
    ),
  }),
  "What to read.",
  {
    rules: [
      exactlyOneOf("jobId", "name"),
      {
        check: ({ name, namespace, type }) =>
          name !== undefined && (namespace === undefined || type === undefined)
            ? [{ path: [namespace === undefined ? "namespace" : "type"], reason: "is required with name" }]
            : [],
      },
    ],
  },
);

export const getJobLog = definePaddleFlowFunction({
  type: "paddleflow:getJobLog",
  doc: "Reads what a job or a Kubernetes object has written. Servers have this since v0.14.6.",
  reader: true,
  action: "GET /log/job",
  inputs: logInputs,
  outputs: stepLog,
  async run({ client, args, signal }) {
    return decode(stepLog, flatLog(await calls.getJobLog(client, args, signal)));
  },
});
