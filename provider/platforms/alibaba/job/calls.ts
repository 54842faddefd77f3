import { UnexpectedAnswerError } from "../../../core/errors";
import type { Call } from "../../../core/rest/call";
import { ifPresent } from "../../../core/rest/presence";
import { nonEmpty, type Wire } from "../../../core/schema/wire";
import { type AlibabaClient, path } from "../api/client";
import { compare, entriesOf } from "../api/lists";
import { decode } from "../api/wire";
import {
  type JobDescription,
  jobDescription,
  type JobView,
  jobView,
  type TaskView,
  taskView,
} from "./structures";

/** Submits a job and returns its id. The platform knows no token: a request without an answer is not repeated here. */
export async function createJob(
  client: AlibabaClient,
  description: Wire,
  signal: AbortSignal,
): Promise<string> {
  const action = "createJob";
  const call = { action, method: "POST", path: "/jobs", json: description } as const;
  const { ResourceId, JobId } = await client.call({ ...call, signal, idempotent: false });
  const id = nonEmpty(ResourceId) ?? nonEmpty(JobId);
  if (id === undefined) throw new UnexpectedAnswerError("the answer names no job", { action });
  return id;
}

/** The job, or undefined where it does not exist (any more). */
export function getJob(client: AlibabaClient, id: string, signal: AbortSignal): Promise<JobView | undefined> {
  return ifPresent(async () => decodeJob(id, await client.call(read("getJob", path`/jobs/${id}`, signal))));
}

/** The description that the job was submitted with, or undefined where the job does not exist (any more). */
export function getJobDescription(
  client: AlibabaClient,
  id: string,
  signal: AbortSignal,
): Promise<JobDescription | undefined> {
  const call = read("getJobDescription", path`/jobs/${id}/description`, signal);
  return ifPresent(async () => decode(jobDescription, await client.call(call)));
}

/** All jobs of the account, the newest first. */
export async function listJobs(client: AlibabaClient, signal: AbortSignal): Promise<JobView[]> {
  return entriesOf(await client.call(read("listJobs", "/jobs", signal)))
    .map(([id, job]) => decodeJob(id, job))
    .sort(({ createTime: a = "", jobId: x }, { createTime: b = "", jobId: y }) =>
      a === b ? compare(x, y) : compare(b, a),
    );
}

/** The tasks of a job by the time of their start; those that have not started come last. */
export async function listTasks(client: AlibabaClient, id: string, signal: AbortSignal): Promise<TaskView[]> {
  return entriesOf(await client.call(read("listTasks", path`/jobs/${id}/tasks`, signal)))
    .map(([TaskName, task]) => decodeTask(TaskName, task))
    .sort(({ startTime: a = "~", taskName: x }, { startTime: b = "~", taskName: y }) =>
      a === b ? compare(x, y) : compare(a, b),
    );
}

export async function updateJobPriority(
  client: AlibabaClient,
  id: string,
  priority: number,
  signal: AbortSignal,
): Promise<void> {
  await client.answer({
    action: "updateJobPriority",
    method: "PUT",
    path: path`/jobs/${id}/Priority`,
    content: { contentType: "application/octet-stream", body: String(priority) },
    signal,
    idempotent: true,
  });
}

export async function stopJob(client: AlibabaClient, id: string, signal: AbortSignal): Promise<void> {
  await client.answer({ ...actOn(id, "Stop"), signal, idempotent: true });
}

/** Not repeated after a lost answer: the job may have been started, and have failed since. */
export async function startJob(client: AlibabaClient, id: string, signal: AbortSignal): Promise<void> {
  await client.answer({ ...actOn(id, "Start"), signal, idempotent: false });
}

export async function deleteJob(client: AlibabaClient, id: string, signal: AbortSignal): Promise<void> {
  await client.answer({
    action: "deleteJob",
    method: "DELETE",
    path: path`/jobs/${id}`,
    signal,
    idempotent: true,
  });
}

function read(action: string, target: string, signal: AbortSignal): Call {
  return { action, method: "GET", path: target, signal, idempotent: true };
}

function actOn(id: string, Action: "Start" | "Stop") {
  return {
    action: `${Action.toLowerCase()}Job`,
    method: "PUT",
    path: path`/jobs/${id}`,
    query: { Action },
    json: {},
  } as const;
}

/**
 * The document's names of some members are those of its SDK, the platform's differ; two of the vendor's clients call the
 * time of submission `CreationTime`. Both are read.
 */
function decodeJob(ResourceId: string, job: Wire): JobView {
  const [Name, CreateTime] = [job.Name ?? job.JobName, job.CreateTime ?? job.CreationTime];
  return decode(jobView, { ...job, Name, CreateTime, ResourceId });
}

function decodeTask(TaskName: string, task: Wire): TaskView {
  const InstanceStatusVector = task.InstanceStatusVector ?? task.InstanceList ?? [];
  return decode(taskView, { ...task, InstanceStatusVector, TaskName });
}
