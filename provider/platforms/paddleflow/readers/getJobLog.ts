import { z } from "zod";

import { exactlyOneOf } from "../../../core/schema/rules";
import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { flatLog, stepLog } from "../structures/logViews";
import { decode } from "../wire";

const text = z.string().min(1);

const inputs = field(
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
  inputs,
  outputs: stepLog,
  async run({ client, args, signal }) {
    const { clusterName, jobId, name, namespace, type, framework, readFromTail, lineLimit, sizeLimit } = args;
    const object = { name, namespace, type, framework };
    const answer = await client.call("jobLog", {
      method: "GET",
      path: ["log", "job"],
      query: { clusterName, jobID: jobId, ...object, readFromTail, lineLimit, sizeLimit },
      signal,
      idempotent: true,
    });
    return decode(stepLog, flatLog(answer));
  },
});
