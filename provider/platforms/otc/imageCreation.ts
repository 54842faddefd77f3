import type { CreateOperation, Operation } from "../../core/operation";
import {
  CancelledError,
  DeadlineError,
  existsAlready,
  hasCode,
  NotFoundError,
  OperationFailedError,
  RefusedError,
} from "../../core/errors";
import { waitUntil } from "../../core/wait";
import type { OtcClient } from "./client";
import { changeTags, listTags, namedImages, submit, submitTwice, viewImage } from "./images";
import { creationOf, registrationOf, type Wanted } from "./imageRequests";
import { removeImage } from "./imageDeletion";
import { nameOfImage } from "./imageSearch";
import { failureDetails, followJob, jobFailure, tellOthers } from "./jobs";
import type { ImageView } from "./structures/imageView";
import { imagesOf, type JobView } from "./structures/jobView";
import { markIn, tagOf } from "./structures/tags";

/** What a job leaves of an image that it failed to make. */
const FAILED_STATES: ReadonlySet<string> = new Set(["killed", "queued"]);

/** Starts the job that makes the image, and answers the image's id as soon as that is known. */
export async function createImage(operation: CreateOperation<OtcClient, Wanted>): Promise<string> {
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
  const job = await followJob(operation, jobId, async (state) => {
    const [first] = imagesOf(state);
    // Before it is listed it cannot be read.
    const isListed = first !== undefined && (await viewImage(client, first, signal)) !== undefined;
    listed = isListed ? first : await soleImage(operation, name);
    return listed !== undefined;
  }).catch((error: unknown) => {
    throw untold(jobId, error);
  });
  if (job.status === "FAIL") throw await failureOf(operation, job, name);
  const [id] = listed === undefined ? imagesOf(job) : [listed];
  if (id === undefined) {
    throw new OperationFailedError(
      `the image job ${jobId} succeeded, but tells no image`,
      failureDetails(job),
    );
  }
  if (source.from === "image") await markCopy(operation, id);
  client.creations.set(id, jobId);
  return id;
}

/** Removes what a failed create of this resource has left under the name. */
async function clearTheWay(operation: CreateOperation<OtcClient, Wanted>, name: string): Promise<void> {
  const { client, mark, signal } = operation;
  for (const { imageId: id, status } of await namedImages(client, name, signal)) {
    if (status !== "killed" || markIn(await listTags(client, id, signal))?.who !== mark.who) continue;
    operation.log(`removes ${id}, which a failed job has left`);
    await removeImage({ ...operation, id });
  }
}

/** Submits the job of a registration; undefined where the content is on its way already. */
async function register(
  operation: CreateOperation<OtcClient, Wanted>,
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
 * Makes an image that has only metadata this resource's own, before it gets its content, and answers whether an earlier
 * try or run has done so.
 */
async function claim(operation: CreateOperation<OtcClient, Wanted>, id: string): Promise<boolean> {
  const { client, mark, signal } = operation;
  const image = await viewImage(client, id, signal);
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
  if (image.status !== "queued") throw existsAlready(nameOfImage(operation.inputs), id);
  const earlier = markIn(await listTags(client, id, signal));
  await changeTags(client, id, "create", [tagOf(mark)], signal);
  return earlier?.who === mark.who;
}

/** The error of a create that ended before its job told the image. */
function untold(jobId: string, error: unknown): unknown {
  if (!(error instanceof DeadlineError)) return error;
  const advice =
    "The job goes on: take its image over with the option `adopt` once `getImageJob` tells the id, or delete it";
  const message = `gave up before the image job ${jobId} told its image`;
  if (error instanceof CancelledError) return new CancelledError(message, { advice });
  return new OperationFailedError(message, {
    advice: `${advice}. Raise the resource's customTimeouts if it only needs longer`,
  });
}

/** The copying call takes no tags. Where it is too early for them, the name alone leads back to the copy. */
async function markCopy({ client, mark, signal }: CreateOperation<OtcClient, Wanted>, id: string) {
  await changeTags(client, id, "create", [tagOf(mark)], signal).catch(() => undefined);
}

async function submitWhenPossible(operation: CreateOperation<OtcClient, Wanted>): Promise<string> {
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
        const [other] = await namedImages(client, inputs.name ?? "", signal);
        throw other === undefined ? error : existsAlready(nameOfImage(inputs), other.imageId);
      }
    },
  });
}

/** Puts content once more into an image that this resource has claimed: an interrupted run may not have come so far. */
export async function registerAgain(
  { client, signal }: Operation<OtcClient>,
  source: Parameters<typeof registrationOf>[0],
): Promise<string | undefined> {
  try {
    return await submitTwice(client, registrationOf(source), signal);
  } catch (error) {
    // The service takes no second file: the first one is on its way.
    if (error instanceof RefusedError) return undefined;
    throw error;
  }
}

/** A job need not tell its image before its end, but the name was free before it began. */
async function soleImage(
  { client, inputs, signal }: CreateOperation<OtcClient, Wanted>,
  name: string,
): Promise<string | undefined> {
  if (inputs.source.from === "registration") return inputs.source.imageId;
  const images = await namedImages(client, name, signal);
  return images.length === 1 ? images[0]?.imageId : undefined;
}

/** The error of a job that failed before its image was known; what it has left under the name is removed. */
async function failureOf(
  operation: CreateOperation<OtcClient, Wanted>,
  job: JobView,
  name: string,
): Promise<Error> {
  const { client, inputs, signal } = operation;
  if (inputs.source.from === "registration") return jobFailure(job);
  const left = await namedImages(client, name, signal).catch((): ImageView[] => []);
  tellOthers(
    operation,
    job,
    left.map(({ imageId }) => imageId),
  );
  for (const { imageId: id, status } of left.filter(({ status }) => FAILED_STATES.has(status))) {
    operation.log(`removes ${id}, which the job has left as ${status}`);
    await removeImage({ ...operation, id }).catch(() => undefined);
  }
  return jobFailure(job);
}
