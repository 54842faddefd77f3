import { z } from "zod";

import { NotFoundError } from "../../../core/errors";
import { field, structure } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { showJob, stopJob as stop } from "../jobState";
import { jobId } from "../structures/common";
import { decode } from "../wire";

const outputs = structure("JobStop", "How far the job is.", {
  status: field(z.string(), "Its status: `terminating` until it has ended."),
});

export const stopJob = definePaddleFlowFunction({
  type: "paddleflow:stopJob",
  doc: "Asks a job to end. One that has ended already is left as it is.",
  reader: false,
  action: "PUT /job/{jobID}?action=stop",
  inputs: z.strictObject({ jobId }),
  outputs,
  async run({ client, args: { jobId: id }, signal }) {
    await stop(client, id, signal);
    const job = await showJob(client, id, signal);
    if (job === undefined) throw new NotFoundError(`there is no job ${id}`);
    return decode(outputs, job);
  },
});
