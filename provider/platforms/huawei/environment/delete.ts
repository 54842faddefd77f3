import { deleteInSteps } from "../../../core/deletion";
import { ConflictError, OperationFailedError } from "../../../core/errors";
import type { DeleteOperation } from "../../../core/operation";
import { nonEmpty } from "../../../core/schema/wire";
import type { HuaweiClient } from "../api/client";
import { deleteEnvironment, getEnvironment } from "./calls";

/** The service does what it has accepted later: for some seconds the state may not show it. */
const STALE_POLLS = 3;

/** Deletes an environment, unless that is under way, and waits until it is gone. */
export async function deleteAndWait(operation: DeleteOperation<HuaweiClient>): Promise<void> {
  const {
    client: { gcs },
    id,
    signal,
    log,
  } = operation;
  let asked = false;
  /** How many polls may still show the failure of an earlier deletion. */
  let stale = 0;
  await deleteInSteps({
    what: "the environment",
    signal,
    log,
    read: () => getEnvironment(gcs, id, signal),
    step: async (environment) => {
      const status = nonEmpty(environment.status) ?? "no status";
      const failed = status === "DeletedFailed";
      if (failed && asked && stale === 0) {
        throw new OperationFailedError("the environment could not be deleted", {
          advice: "Look at it in the console, then destroy it again",
        });
      }
      stale = failed ? Math.max(0, stale - 1) : 0;
      if (status !== "Deleting" && !asked) {
        asked = true;
        await beginDeletion(operation);
        if (failed) stale = STALE_POLLS;
      }
      return status;
    },
  });
}

async function beginDeletion({ client, id, prior, signal }: DeleteOperation<HuaweiClient>): Promise<void> {
  try {
    await deleteEnvironment(client.gcs, id, prior.deleteCluster === true, signal);
  } catch (error) {
    // It is being deleted already.
    if (!(error instanceof ConflictError)) throw error;
  }
}
