import {
  CancelledError,
  DeadlineError,
  existsAlready,
  hasCode,
  NotFoundError,
  OperationFailedError,
  RefusedError,
} from "../../../core/errors";
import type { CreateOperation } from "../../../core/operation";
import { waitUntil } from "../../../core/wait";
import type { OtcClient } from "../api/client";
import { submit } from "../imageJob/calls";
import { failureDetails, failureOfJob, imagesOf } from "../imageJob/outcome";
import type { JobView } from "../imageJob/structures";
import { logOtherImages, waitForJob } from "../imageJob/wait";
import { changeTags, creationOf, getImage, listNamed, listTags } from "./calls";
import { deleteImage } from "./delete";
import { titleOf } from "./find";
import { type ImageArgs, type ImageView, markIn, tagOf } from "./structures";

/** The states in which a job leaves an image that it failed to make. */
const FAILED_STATES: ReadonlySet<string> = new Set(["killed", "queued"]);

/** The jobs of this process that make images, by the ids of the images. */
const CREATIONS = {};

export function creationJobs(client: OtcClient): Map<string, string> {
  return client.once(CREATIONS, () => new Map<string, string>());
}

/** Starts the job that makes the image, and returns the image's id as soon as that is known. */
export async function createImage(operation: CreateOperation<OtcClient, ImageArgs>): Promise<string> {
  const { client, inputs, signal } = operation;
  const { name = "", source } = inputs;
  let jobId: string;
  if (source.from === "registration") {
    const begun = await register(operation, source.imageId);
    if (begun === undefined) return source.imageId;
    jobId = begun;
  } else {
    await clearTheWay(operation, name);
    jobId = await submitWhenPossible(operation);
  }
  let listed: string | undefined;
  const job = await waitForJob(operation, jobId, async (state) => {
    const [first] = imagesOf(state);
    // An image that is not listed yet cannot be read.
    const isListed = first !== undefined && (await getImage(client, first, signal)) !== undefined;
    listed = isListed ? first : await soleImage(operation, name);
    return listed !== undefined;
  }).catch((error: unknown) => {
    throw imageUnknown(jobId, error);
  });
  if (job.status === "FAIL") throw await failureOf(operation, job, name);
  const [id] = listed === undefined ? imagesOf(job) : [listed];
  if (id === undefined) {
    throw new OperationFailedError(
      `the image job ${jobId} succeeded, but names no image`,
      failureDetails(job),
    );
  }
  if (source.from === "image") await markCopy(operation, id);
  creationJobs(client).set(id, jobId);
  return id;
}

/** Removes the remains of a failed create of this resource from the name. */
async function clearTheWay(operation: CreateOperation<OtcClient, ImageArgs>, name: string): Promise<void> {
  const { client, mark, signal } = operation;
  for (const { imageId: id, status } of await listNamed(client, name, signal)) {
    if (status !== "killed" || markIn(await listTags(client, id, signal))?.who !== mark.who) continue;
    operation.log(`removes ${id}, which a failed job has left`);
    await deleteImage({ ...operation, id });
  }
}

/** Submits the job of a registration; undefined where the content is on its way already. */
async function register(
  operation: CreateOperation<OtcClient, ImageArgs>,
  imageId: string,
): Promise<string | undefined> {
  const claimed = await claim(operation, imageId);
  try {
    return await submitWhenPossible(operation);
  } catch (error) {
    // The service takes no second file: the first one is that of an earlier try or run.
    if (claimed && error instanceof RefusedError) return undefined;
    throw error;
  }
}

/**
 * Makes an image that has only metadata this resource's own, before it gets its content, and returns whether an earlier
 * try or run has done so.
 */
async function claim(operation: CreateOperation<OtcClient, ImageArgs>, id: string): Promise<boolean> {
  const { client, mark, signal } = operation;
  const image = await getImage(client, id, signal);
  if (image === undefined) {
    throw new NotFoundError(`there is no image ${id}`, {
      advice: "A registration needs an image whose metadata exists",
    });
  }
  if (image.status === "killed") {
    throw new RefusedError(`image ${id} is killed: it takes no content any more`, {
      advice: "Delete it and make its metadata anew",
    });
  }
  if (image.status !== "queued") throw existsAlready(titleOf(operation.inputs), id);
  const earlier = markIn(await listTags(client, id, signal));
  await changeTags(client, id, "create", [tagOf(mark)], signal);
  return earlier?.who === mark.who;
}

/** The error of a create that ended before its job named the image. */
function imageUnknown(jobId: string, error: unknown): unknown {
  if (!(error instanceof DeadlineError)) return error;
  const advice =
    "The job goes on: take its image over with the option `adopt` once `getImageJob` shows the id, or delete it";
  const message = `gave up before the image job ${jobId} named its image`;
  if (error instanceof CancelledError) return new CancelledError(message, { advice });
  return new OperationFailedError(message, {
    advice: `${advice}. Raise the resource's customTimeouts if it only needs longer`,
  });
}

/** The copying call takes no tags. Where it is too early for them, the name alone leads back to the copy. */
async function markCopy({ client, mark, signal }: CreateOperation<OtcClient, ImageArgs>, id: string) {
  await changeTags(client, id, "create", [tagOf(mark)], signal).catch(() => undefined);
}

async function submitWhenPossible(operation: CreateOperation<OtcClient, ImageArgs>): Promise<string> {
  const { client, inputs, mark, signal, log } = operation;
  const submission = creationOf(inputs, mark);
  return waitUntil({
    what: "the server to have no other task",
    signal,
    log,
    poll: async () => {
      try {
        return { done: await submit(client, submission, signal) };
      } catch (error) {
        if (hasCode(error, "IMG.0010")) return { progress: "tasks are in progress on it" };
        if (!hasCode(error, "IMG.0009")) throw error;
        const [other] = await listNamed(client, inputs.name ?? "", signal);
        throw other === undefined ? error : existsAlready(titleOf(inputs), other.imageId);
      }
    },
  });
}

/** A job need not name its image before its end, but the image's name was free before the job began. */
async function soleImage(
  { client, inputs, signal }: CreateOperation<OtcClient, ImageArgs>,
  name: string,
): Promise<string | undefined> {
  if (inputs.source.from === "registration") return inputs.source.imageId;
  const images = await listNamed(client, name, signal);
  return images.length === 1 ? images[0]?.imageId : undefined;
}

/** The error of a job that failed before its image was known; its remains under the name are removed. */
async function failureOf(
  operation: CreateOperation<OtcClient, ImageArgs>,
  job: JobView,
  name: string,
): Promise<Error> {
  const { client, inputs, signal } = operation;
  if (inputs.source.from === "registration") return failureOfJob(job);
  const left = await listNamed(client, name, signal).catch((): ImageView[] => []);
  logOtherImages(
    operation,
    job,
    left.map(({ imageId }) => imageId),
  );
  for (const { imageId: id, status } of left.filter(({ status }) => FAILED_STATES.has(status))) {
    operation.log(`removes ${id}, which the job has left as ${status}`);
    await deleteImage({ ...operation, id }).catch(() => undefined);
  }
  return failureOfJob(job);
}
