import type { FindOperation, Found, Listed, MarkedObject, Operation } from "../../../core/operation";
import { itemsIn } from "../../../core/rest/paging";
import { callAction, type TencentClient } from "../api/client";
import { defineList, getListed, listAll, listSelected, type Selection } from "../api/lists";
import { defineFinder, findObjects, listEvery, listMarked } from "../api/marks";
import { decodeMarked, type Marked } from "../api/tags";
import { decodeMembers, type Wire } from "../api/wire";
import {
  type JobDetail,
  jobDetail,
  type JobSubmitInfo,
  jobSubmitInfo,
  type JobView,
  jobView,
  type TaskDetail,
  taskDetail,
  type TaskInstanceLog,
  taskInstanceLog,
} from "./structures";

const JOBS = defineList({
  action: "DescribeJobs",
  ids: "JobIds",
  items: "JobSet",
  key: "JobId",
  name: "JobName",
});

const FINDER = defineFinder(JOBS);

/** The most task instances, and the most logs, that one request returns. */
const MAX_TASK_INSTANCES = 1_000;
const MAX_LOGS = 10;

type Client = TencentClient;

export interface NewJob {
  readonly Placement: unknown;
  readonly Job: Wire;
  /** A repeated request with the same token leads to the same job. */
  readonly ClientToken: string;
}

/** Returns the id of the new job. */
export async function createJob(client: Client, parameters: NewJob, signal: AbortSignal): Promise<string> {
  const options = { signal, idempotent: true };
  return String((await callAction(client, "SubmitJob", { ...parameters }, options)).JobId);
}

/** A job without its tasks; undefined where it is not there. Reads at the same time share a request. */
export async function getJob(
  client: Client,
  id: string,
  signal: AbortSignal,
): Promise<Marked<typeof jobView> | undefined> {
  const wire = await getListed(client, JOBS, id, signal);
  return wire && decodeMarked(jobView, wire);
}

export async function listJobs(
  client: Client,
  selection: Selection,
  signal: AbortSignal,
): Promise<JobView[]> {
  const items = await listSelected(client, JOBS, selection, signal);
  return items.map((item) => decodeMembers(jobView, item));
}

/** The jobs that a resource may have made. Without tags nothing but the token leads back to a job. */
export function findJobs(
  operation: Omit<FindOperation<Client, unknown>, "inputs">,
): Promise<readonly Found[]> {
  return findObjects(FINDER, operation);
}

/** All jobs that carry a mark. */
export function listMarkedJobs(operation: Operation<Client>): Promise<readonly MarkedObject[]> {
  return listMarked(FINDER, operation);
}

/** All jobs of the account. */
export function listAllJobs(operation: Operation<Client>): Promise<readonly Listed[]> {
  return listEvery(FINDER, operation);
}

/** A job with its tasks. Fails where it is not there. */
export async function getJobDetail(client: Client, id: string, signal: AbortSignal): Promise<JobDetail> {
  const options = { signal, idempotent: true };
  return decodeMembers(jobDetail, await callAction(client, "DescribeJob", { JobId: id }, options));
}

/** What a job was submitted with. Fails where it is not there. */
export async function getSubmitInfo(client: Client, id: string, signal: AbortSignal): Promise<JobSubmitInfo> {
  const options = { signal, idempotent: true };
  return decodeMembers(
    jobSubmitInfo,
    await callAction(client, "DescribeJobSubmitInfo", { JobId: id }, options),
  );
}

export function terminateJob(client: Client, id: string, signal: AbortSignal): Promise<Wire> {
  return callAction(client, "TerminateJob", { JobId: id }, { signal, idempotent: true });
}

export function deleteJob(client: Client, id: string, signal: AbortSignal): Promise<Wire> {
  return callAction(client, "DeleteJob", { JobId: id }, { signal, idempotent: true });
}

export function retryJobs(client: Client, ids: readonly string[], signal: AbortSignal): Promise<Wire> {
  return callAction(client, "RetryJobs", { JobIds: ids }, { signal, idempotent: false });
}

/** A task of a job. */
export interface TaskId {
  readonly jobId: string;
  readonly taskName: string;
}

/**
 * A task with as many of its task instances as one request returns and, where those are not all, as many as another one
 * returns that are in some states. Fails where it is not there.
 */
export async function getTaskInstances(
  client: Client,
  task: TaskId,
  states: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<TaskDetail> {
  const isOld = client.settings.edition === "2018";
  const read = async (more: Wire): Promise<TaskDetail> => {
    const page = isOld ? {} : { Limit: MAX_TASK_INSTANCES };
    const parameters = { ...parametersOf(task), ...page, ...more };
    const options = { signal, idempotent: true };
    return decodeMembers(taskDetail, await callAction(client, "DescribeTask", parameters, options));
  };
  const detail = await read({});
  const { taskInstanceSet: found = [], taskInstanceTotalCount: total = 0 } = detail;
  if (isOld || states.size === 0 || found.length >= total) return detail;
  const filters = [{ Name: "task-instance-state", Values: [...states] }];
  const { taskInstanceSet: wanted = [] } = await read({ Filters: filters });
  const others = found.filter((one) => !states.has(one.taskInstanceState));
  return { ...detail, taskInstanceSet: [...wanted, ...others] };
}

/** A task with all task instances that the filters let through. Fails where it is not there. */
export async function getWholeTask(
  client: Client,
  task: TaskId,
  filters: readonly Wire[],
  signal: AbortSignal,
): Promise<TaskDetail> {
  const action = "DescribeTask";
  const items = "TaskInstanceSet";
  const parameters = { ...parametersOf(task), ...(filters.length > 0 && { Filters: filters }) };
  // The API of 2018 has no pages here.
  const page = client.settings.edition === "2018" ? {} : { Offset: 0, Limit: MAX_TASK_INSTANCES };
  const first = await callAction(client, action, { ...parameters, ...page }, { signal, idempotent: true });
  const complete = itemsIn(first, items).length >= Number(first.TaskInstanceTotalCount ?? 0);
  if (complete) return decodeMembers(taskDetail, first);
  const listing = {
    action,
    parameters,
    items,
    key: "TaskInstanceIndex",
    pageSize: MAX_TASK_INSTANCES,
    signal,
  };
  return decodeMembers(taskDetail, { ...first, [items]: await listAll(client, listing) });
}

export function terminateTaskInstance(
  client: Client,
  { taskInstanceIndex, ...task }: TaskId & { readonly taskInstanceIndex: number },
  signal: AbortSignal,
): Promise<Wire> {
  const parameters = { ...parametersOf(task), TaskInstanceIndex: taskInstanceIndex };
  return callAction(client, "TerminateTaskInstance", parameters, { signal, idempotent: true });
}

/** The output of the task instances with these indexes, or of all. */
export async function listTaskLogs(
  client: Client,
  {
    taskInstanceIndexes: indexes,
    ...task
  }: TaskId & { readonly taskInstanceIndexes?: readonly number[] | undefined },
  signal: AbortSignal,
): Promise<TaskInstanceLog[]> {
  const action = "DescribeTaskLogs";
  const items = "TaskInstanceLogSet";
  const found: Wire[] = [];
  if (indexes === undefined) {
    const listing = { action, items, key: "TaskInstanceIndex", pageSize: MAX_LOGS, signal };
    found.push(...(await listAll(client, { ...listing, parameters: parametersOf(task) })));
  }
  for (let start = 0; start < (indexes?.length ?? 0); start += MAX_LOGS) {
    const TaskInstanceIndexes = indexes?.slice(start, start + MAX_LOGS);
    const page = { ...parametersOf(task), TaskInstanceIndexes, Limit: MAX_LOGS };
    found.push(...itemsIn(await callAction(client, action, page, { signal, idempotent: true }), items));
  }
  return found.map((item) => decodeMembers(taskInstanceLog, item));
}

function parametersOf({ jobId, taskName }: TaskId): Wire {
  return { JobId: jobId, TaskName: taskName };
}
