import { z } from "zod";

import { ifPresent, present } from "../../../core/rest/presence";
import { field, structure } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../api/connection";
import { decode } from "../api/wire";
import * as calls from "./calls";
import { endJob } from "./delete";
import { jobId } from "./structures";

const stop = structure("JobStop", "How far the job is.", {
  status: field(z.string(), "Its status: `terminating` until it has ended."),
});

export const stopJob = definePaddleFlowFunction({
  type: "paddleflow:stopJob",
  doc: "Asks a job to end. One that has ended already is left as it is.",
  reader: false,
  action: "PUT /job/{jobID}?action=stop",
  inputs: z.strictObject({ jobId }),
  outputs: stop,
  async run({ client, args: { jobId: id }, signal }) {
    await endJob(client, id, signal);
    return decode(stop, present(await calls.getJob(client, id, signal), `job ${id}`));
  },
});

const deletion = structure("JobDeletion", "What there was to delete.", {
  deleted: field(z.boolean(), "Whether it was there."),
});

export const deleteJob = definePaddleFlowFunction({
  type: "paddleflow:deleteJob",
  doc:
    "Deletes a job that has ended, such as one of somebody else. One that has not ended is refused: stop it before. A job " +
    "of the program is deleted with its resource.",
  reader: false,
  action: "DELETE /job/{jobID}",
  inputs: z.strictObject({ jobId }),
  outputs: deletion,
  async run({ client, args: { jobId: id }, signal }) {
    const deleted = await ifPresent(async () => {
      await calls.deleteJob(client, id, signal);
      return true;
    });
    return { deleted: deleted ?? false };
  },
});
