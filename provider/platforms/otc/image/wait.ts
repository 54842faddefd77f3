import { NothingLeftError, OperationFailedError, RefusedError } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import { waitUntil } from "../../../core/wait";
import type { OtcClient } from "../api/client";
import { submitTwice } from "../imageJob/calls";
import { failureOfJob } from "../imageJob/outcome";
import type { JobView } from "../imageJob/structures";
import { logOtherImages, waitForJob } from "../imageJob/wait";
import { getImage, registrationOf } from "./calls";
import { creationJobs } from "./create";
import { deleteImage } from "./delete";
import type { Source } from "./source";
import type { ImageView } from "./structures";

type ImageOperation = ObjectOperation<OtcClient>;

/** Waits until the image is active: first for the end of the job that makes it, where that job is known. */
export async function waitForImage(operation: ImageOperation, source: Source): Promise<ImageView> {
  const { client, id } = operation;
  const jobs = creationJobs(client);
  const jobId = jobs.get(id) ?? (await resumeRegistration(operation, source));
  if (jobId !== undefined) {
    const job = await waitForJob(operation, jobId);
    jobs.delete(id);
    logOtherImages(operation, job, [id]);
    if (job.status === "FAIL") throw await failureOf(operation, job, source);
  }
  return waitUntilActive(operation);
}

/**
 * Puts content once more into an image that this resource has claimed, where an interrupted run may not have come so far,
 * and returns the job that does it.
 */
async function resumeRegistration(
  { client, id, signal }: ImageOperation,
  source: Source,
): Promise<string | undefined> {
  if (source.from !== "registration") return undefined;
  const image = await getImage(client, id, signal);
  if (image?.status !== "queued") return undefined;
  try {
    return await submitTwice(client, registrationOf(source), signal);
  } catch (error) {
    // The service takes no second file: the first one is on its way.
    if (error instanceof RefusedError) return undefined;
    throw error;
  }
}

async function waitUntilActive({ client, id, signal, log }: ImageOperation): Promise<ImageView> {
  return waitUntil({
    what: "the image to be active",
    signal,
    log,
    maxInterval: 10_000,
    poll: async () => {
      const image = await getImage(client, id, signal);
      if (image === undefined) throw new OperationFailedError("the image was deleted before it was active");
      if (image.status === "active") return { done: image };
      if (image.status !== "killed") return { progress: image.status };
      throw new OperationFailedError("the image is killed: the service could not make its content", {
        advice: "Run `pulumi refresh`; the next `pulumi up` then removes it and makes it again",
      });
    },
  });
}

/** The failure of the image's job. The unfinished image is removed, so that the next run begins anew. */
async function failureOf(operation: ImageOperation, job: JobView, { from }: Source): Promise<Error> {
  // The metadata of a registration were there before.
  if (from === "registration") return failureOfJob(job);
  try {
    await deleteImage(operation);
    return failureOfJob(job, NothingLeftError);
  } catch {
    return failureOfJob(job);
  }
}
