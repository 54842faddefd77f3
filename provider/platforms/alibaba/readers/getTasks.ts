import { z } from "zod";

import { defineAlibabaFunction } from "../define";
import { listTasks } from "../jobs";
import { jobIdField } from "../structures/ids";
import { taskView } from "../structures/views";

export const getTasks = defineAlibabaFunction({
  type: "alibaba:getTasks",
  doc: "Lists the tasks of a job with their instances, by the time of their start; those that have not started come last.",
  reader: true,
  action: "GET /jobs/{id}/tasks",
  inputs: z.strictObject({ jobId: jobIdField }),
  outputs: z.array(taskView),
  run: ({ client, args: { jobId }, signal }) => listTasks(client, jobId, signal),
});
