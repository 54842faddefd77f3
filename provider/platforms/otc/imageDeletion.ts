import type { ObjectOperation } from "../../core/operation";
import { ConflictError, messageOf } from "../../core/errors";
import { type Done, type Progress, waitUntil } from "../../core/wait";
import type { OtcClient } from "./client";
import { isAbsence } from "./errors";
import { deleteImage, viewImage } from "./images";

/** Deletes an image as soon as no job is creating it, and waits until it is gone. */
export async function removeImage(
  { client, id, signal, log }: ObjectOperation<OtcClient>,
  deleteBackup = false,
): Promise<void> {
  let accepted = false;
  const poll = async (): Promise<Progress | Done<undefined>> => {
    if ((await viewImage(client, id, signal)) === undefined) return { done: undefined };
    if (accepted) return { progress: "deletion accepted" };
    try {
      await deleteImage(client, id, deleteBackup, signal);
      accepted = true;
      return { progress: "deletion accepted" };
    } catch (error) {
      // Whether it is gone the list tells.
      if (!(error instanceof ConflictError || isAbsence(error))) throw error;
      return { progress: messageOf(error) };
    }
  };
  await waitUntil({ what: "the deletion of the image", signal, log, maxInterval: 10_000, poll });
}
