import { deleteInSteps, refusalOf } from "../../../core/deletion";
import { ConflictError } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import type { OtcClient } from "../api/client";
import { isAbsence } from "../api/errors";
import * as calls from "./calls";

const ACCEPTED = "deletion accepted";

/** Deletes an image as soon as no job is creating it, and waits until it is gone. */
export async function deleteImage(
  { client, id, signal, log }: ObjectOperation<OtcClient>,
  deleteBackup = false,
): Promise<void> {
  let accepted = false;
  await deleteInSteps({
    what: "the image",
    signal,
    log,
    maxInterval: 10_000,
    read: () => calls.getImage(client, id, signal),
    step: async () => {
      if (accepted) return ACCEPTED;
      const refusal = await refusalOf(() => calls.deleteImage(client, id, deleteBackup, signal));
      accepted = refusal === undefined;
      if (refusal === undefined) return ACCEPTED;
      // The list shows whether an image is gone that the service calls absent.
      if (refusal instanceof ConflictError || isAbsence(refusal)) return refusal.message;
      throw refusal;
    },
  });
}
