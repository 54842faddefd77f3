import { z } from "zod";

import { present } from "../../../core/rest/presence";
import { field, structure } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../api/connection";
import { decode } from "../api/wire";
import { getJob } from "./calls";
import { endJob } from "./delete";
import { jobId } from "./structures";

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
    await endJob(client, id, signal);
    return decode(outputs, present(await getJob(client, id, signal), `job ${id}`));
  },
});
