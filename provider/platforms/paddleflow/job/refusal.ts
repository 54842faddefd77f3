import type { ObjectOperation } from "../../../core/operation";
import type { PaddleFlowClient } from "../api/client";
import { nonEmpty } from "../api/wire";
import { updatesFileSystems } from "../fileSystem/calls";
import { getJob } from "./calls";

/** The statuses in which the priority can be changed. */
const WAITING = new Set(["init", "pending"]);
const INSTEAD = "take the change back, or change `triggers` with it, which makes another job";

/** Why the server will not carry out a change of a job. */
export async function refusalOfChange(
  { client, id, signal }: ObjectOperation<PaddleFlowClient>,
  changed: ReadonlySet<string>,
): Promise<string | undefined> {
  // Servers that change file systems in place report success for a change of a job, and keep the job as it was.
  if (await updatesFileSystems(client, signal)) {
    return `this release of the server takes changes of a job, and does not carry them out: ${INSTEAD}`;
  }
  if (!changed.has("schedulingPolicy")) return undefined;
  const status = nonEmpty((await getJob(client, id, signal))?.status);
  if (status === undefined || WAITING.has(status)) return undefined;
  return `the priority is fixed once the job has begun to run, and it is ${status}: ${INSTEAD}`;
}
