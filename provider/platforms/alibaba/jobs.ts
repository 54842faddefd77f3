import { UnexpectedAnswerError } from "../../core/errors";
import { isRecord } from "../../core/schema/unknowns";
import type { AlibabaClient, CallOptions, Request } from "./client";
import {
  type ImageView,
  imageView,
  type JobDescription,
  jobDescription,
  type JobView,
  jobView,
  type TaskView,
  taskView,
} from "./structures/views";
import { decode, type Wire } from "./wire";

const read = (signal: AbortSignal): CallOptions => ({ signal, idempotent: true });
const pathOf = (id: string, part = ""): string => `/jobs/${encodeURIComponent(id)}${part}`;

/** Submits a job and answers its id. The platform knows no token: what got no answer is not sent again here. */
export async function createJob(client: AlibabaClient, description: Wire, signal: AbortSignal) {
  const request: Request = {
    action: "createJob",
    method: "POST",
    path: "/jobs",
    body: JSON.stringify(description),
  };
  const { ResourceId } = await client.query(request, { signal, idempotent: false });
  if (typeof ResourceId !== "string" || ResourceId === "")
    throw new UnexpectedAnswerError("the answer names no job", { action: request.action });
  return ResourceId;
}

export async function getJob(client: AlibabaClient, id: string, signal: AbortSignal): Promise<JobView> {
  const answer = await client.query({ action: "getJob", method: "GET", path: pathOf(id) }, read(signal));
  return decodeJob(id, answer);
}

export async function getJobDescription(
  client: AlibabaClient,
  id: string,
  signal: AbortSignal,
): Promise<JobDescription> {
  const request: Request = {
    action: "getJobDescription",
    method: "GET",
    path: pathOf(id, "/description"),
  };
  return decode(jobDescription, await client.query(request, read(signal)));
}

/** All jobs of the account, the newest first. */
export async function listJobs(client: AlibabaClient, signal: AbortSignal): Promise<JobView[]> {
  const answer = await client.query({ action: "listJobs", method: "GET", path: "/jobs" }, read(signal));
  return entriesOf(answer)
    .map(([id, job]) => decodeJob(id, job))
    .sort(({ createTime: a = "", jobId: x }, { createTime: b = "", jobId: y }) =>
      a === b ? compare(x, y) : compare(b, a),
    );
}

/** The tasks of a job by the time of their start; those that have not started come last. */
export async function listTasks(client: AlibabaClient, id: string, signal: AbortSignal): Promise<TaskView[]> {
  const request: Request = { action: "listTasks", method: "GET", path: pathOf(id, "/tasks") };
  return entriesOf(await client.query(request, read(signal)))
    .map(([TaskName, task]) => decode(taskView, { InstanceStatusVector: [], ...task, TaskName }))
    .sort(({ startTime: a = "~", taskName: x }, { startTime: b = "~", taskName: y }) =>
      a === b ? compare(x, y) : compare(a, b),
    );
}

/** All images that the account can use, by id. */
export async function listImages(client: AlibabaClient, signal: AbortSignal): Promise<ImageView[]> {
  const request: Request = { action: "listImages", method: "GET", path: "/images" };
  return entriesOf(await client.query(request, read(signal)))
    .map(([ImageId, image]) => decode(imageView, { ...image, ImageId }))
    .sort(({ imageId: a }, { imageId: b }) => compare(a, b));
}

export function updateJobPriority(client: AlibabaClient, id: string, priority: number, signal: AbortSignal) {
  const request: Request = {
    action: "updateJobPriority",
    method: "PUT",
    path: pathOf(id, "/Priority"),
    body: String(priority),
    contentType: "application/octet-stream",
  };
  return client.call(request, { signal, idempotent: true });
}

export function stopJob(client: AlibabaClient, id: string, signal: AbortSignal) {
  return client.call(actOn(id, "Stop"), { signal, idempotent: true });
}

/** Not repeated after a lost answer: the job may have been started, and have failed since. */
export function startJob(client: AlibabaClient, id: string, signal: AbortSignal) {
  return client.call(actOn(id, "Start"), { signal, idempotent: false });
}

export function deleteJob(client: AlibabaClient, id: string, signal: AbortSignal) {
  return client.call(
    { action: "deleteJob", method: "DELETE", path: pathOf(id) },
    { signal, idempotent: true },
  );
}

function actOn(id: string, Action: "Start" | "Stop"): Request {
  return {
    action: `${Action.toLowerCase()}Job`,
    method: "PUT",
    path: pathOf(id),
    query: { Action },
    body: "{}",
  };
}

/** The document calls the time of submission `CreateTime`, two of the vendor's clients `CreationTime`. */
function decodeJob(ResourceId: string, job: Wire): JobView {
  return decode(jobView, { ...job, CreateTime: job.CreateTime ?? job.CreationTime, ResourceId });
}

/** Lists are objects keyed by id or name; a request's id may stand among them. */
function entriesOf(answer: Wire): (readonly [string, Wire])[] {
  return Object.entries(answer).flatMap(([key, value]) => (isRecord(value) ? [[key, value] as const] : []));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
