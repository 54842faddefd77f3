import type { ObjectOperation } from "../../core/operation";
import { messageOf, NotFoundError } from "../../core/errors";
import { type Progress, waitUntil } from "../../core/wait";
import type { TencentClient } from "./api/client";
import { viewJob } from "./jobOutcome";
import { refusalOf } from "./refusals";

const ENDED = new Set(["SUCCEED", "FAILED"]);

/**
 * Ends a job, deletes it, and waits until it is gone. The platform deletes only a job of which every task instance has
 * ended, does not terminate one that it has not parsed yet, and in 2018 terminated none in a named environment: those
 * run to their end.
 */
export async function deleteJob(operation: ObjectOperation<TencentClient>): Promise<void> {
  const { client, id, signal, log } = operation;
  let terminating = false;

  const poll = async (): Promise<Progress | { done: undefined }> => {
    const view = await viewJob(client, id, signal);
    if (view === undefined) return { done: undefined };
    const { jobState: state = "" } = view;
    let refusal: string | undefined;
    if (ENDED.has(state)) {
      refusal = await send(operation, "DeleteJob");
      if (refusal === undefined) return { progress: "deletion accepted" };
    }
    // A failed job may still have task instances that run.
    if (!terminating) {
      const refused = await send(operation, "TerminateJob");
      terminating = refused === undefined;
      refusal = refused ?? refusal;
    }
    return {
      progress: [state, terminating ? "being terminated" : undefined, refusal].filter(Boolean).join(", "),
    };
  };

  await waitUntil({ what: "the deletion of the job", signal, log, poll });
}

/** Sends a request on the job; answers why it was refused. What has gone meanwhile is no failure. */
async function send(
  { client, id, signal }: ObjectOperation<TencentClient>,
  action: string,
): Promise<string | undefined> {
  try {
    const refusal = await refusalOf(() => client.call(action, { JobId: id }, { signal, idempotent: true }));
    return refusal && messageOf(refusal);
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
