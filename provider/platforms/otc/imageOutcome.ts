import type { ObjectOperation } from "../../core/operation";
import { NothingLeftError, OperationFailedError } from "../../core/errors";
import { waitUntil } from "../../core/wait";
import type { OtcClient } from "./client";
import { bringTo } from "./imageChange";
import { registerAgain } from "./imageCreation";
import { removeImage } from "./imageDeletion";
import type { Wanted } from "./imageRequests";
import { viewImage } from "./images";
import { followJob, jobFailure, tellOthers } from "./jobs";
import type { ImageView } from "./structures/imageView";
import type { JobView } from "./structures/jobView";
import type { Wire } from "./wire";

type ImageOperation = ObjectOperation<OtcClient>;

/**
 * Waits until the image is active, and gives it what the call that made it did not take, and what is wanted otherwise than
 * before. Answers it as it is then.
 */
export async function completeImage(
  operation: ImageOperation,
  wanted: Wanted,
  before: Wire = {},
): Promise<ImageView> {
  const { client, id, signal } = operation;
  const jobId = client.creations.get(id) ?? (await resumeRegistration(operation, wanted));
  if (jobId !== undefined) {
    const job = await followJob(operation, jobId);
    client.creations.delete(id);
    tellOthers(operation, job, [id]);
    if (job.status === "FAIL") throw await failureOf(operation, job, wanted);
  }
  const image = await waitUntilActive(operation);
  const changed = await bringTo(operation, image, wanted, before.tags);
  return (changed ? await viewImage(client, id, signal) : undefined) ?? image;
}

async function resumeRegistration(operation: ImageOperation, wanted: Wanted): Promise<string | undefined> {
  const { source } = wanted;
  if (source.from !== "registration") return undefined;
  const image = await viewImage(operation.client, operation.id, operation.signal);
  return image?.status === "queued" ? registerAgain(operation, source) : undefined;
}

async function waitUntilActive({ client, id, signal, log }: ImageOperation): Promise<ImageView> {
  return waitUntil({
    what: "the image to be active",
    signal,
    log,
    maxInterval: 10_000,
    poll: async () => {
      const image = await viewImage(client, id, signal);
      if (image === undefined) throw new OperationFailedError("the image was deleted before it was active");
      if (image.status === "active") return { done: image };
      if (image.status !== "killed") return { progress: image.status };
      throw new OperationFailedError("the image is killed: the service could not make its content", {
        advice: "Run `pulumi refresh`; the next `pulumi up` then removes it and makes it again",
      });
    },
  });
}

/** What a failed job leaves is no image and never becomes one: it is removed, so that the next run begins anew. */
async function failureOf(operation: ImageOperation, job: JobView, { source }: Wanted): Promise<Error> {
  // The metadata of a registration were there before.
  if (source.from === "registration") return jobFailure(job);
  try {
    await removeImage(operation);
    return jobFailure(job, NothingLeftError);
  } catch {
    return jobFailure(job);
  }
}
