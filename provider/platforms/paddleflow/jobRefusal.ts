import type { ObjectOperation } from "../../core/operation";
import type { PaddleFlowClient } from "./client";
import { updatesFileSystems } from "./fileSystemUpdate";
import { showJob } from "./jobState";
import { nonEmpty } from "./wire";

/** The statuses in which the priority can be changed. */
const WAITING = new Set(["init", "pending"]);
const INSTEAD = "take the change back, or change `triggers` with it, which makes another job";

/** Why the server will not carry out a change of a job. */
export async function refusalOfChange(
  { client, id, signal }: ObjectOperation<PaddleFlowClient>,
  changed: ReadonlySet<string>,
): Promise<string | undefined> {
  // Servers that change file systems in place answer a change of a job with success, and keep it as it was.
  if (await updatesFileSystems(client, signal)) {
    return `this release of the server takes changes of a job, and does not carry them out: ${INSTEAD}`;
  }
  if (!changed.has("schedulingPolicy")) return undefined;
  const status = nonEmpty((await showJob(client, id, signal))?.status);
  if (status === undefined || WAITING.has(status)) return undefined;
  return `the priority is fixed once the job has begun to run, and it is ${status}: ${INSTEAD}`;
}
