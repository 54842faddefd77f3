import { z } from "zod";

import { field } from "../../../core/schema/field";
import { accepted, defineTencentFunction } from "../api/define";
import { count } from "../structures/common";
import { jobIdField, taskNameField } from "../structures/ids";
import { decode } from "../api/wire";

export const terminateTaskInstance = defineTencentFunction({
  type: "tencent:terminateTaskInstance",
  doc:
    "Terminates a task instance: it becomes FAILED, after its CVM instance is destroyed where it has one. One that has " +
    "ended stays as it is. The API of 2018 refuses it for jobs in a named environment.",
  reader: false,
  action: "TerminateTaskInstance",
  inputs: z.strictObject({
    jobId: jobIdField,
    taskName: taskNameField,
    taskInstanceIndex: field(count, "The index of the task instance, from 0."),
  }),
  outputs: accepted,
  async run({ client, args: { jobId, taskName, taskInstanceIndex }, signal }) {
    const parameters = { JobId: jobId, TaskName: taskName, TaskInstanceIndex: taskInstanceIndex };
    return decode(
      accepted,
      await client.call("TerminateTaskInstance", parameters, { signal, idempotent: true }),
    );
  },
});
