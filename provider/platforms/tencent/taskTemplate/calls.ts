import type { FindOperation, Found, Listed, MarkedObject, Operation } from "../../../core/operation";
import { callAction, type TencentClient } from "../api/client";
import { defineList, getListed, listByIds, listSelected, type Selection } from "../api/lists";
import { defineFinder, findObjects, listEvery, listMarked } from "../api/marks";
import { decodeMarked, type Marked } from "../api/tags";
import { decodeMembers, type Wire } from "../api/wire";
import { type TaskTemplateView, taskTemplateView } from "./structures";

const TASK_TEMPLATES = defineList({
  action: "DescribeTaskTemplates",
  ids: "TaskTemplateIds",
  items: "TaskTemplateSet",
  key: "TaskTemplateId",
  name: "TaskTemplateName",
});

const FINDER = defineFinder(TASK_TEMPLATES);

type Client = TencentClient;

/** Returns the id of the new template. The platform knows no token here, so the request is not repeated. */
export async function createTaskTemplate(
  client: Client,
  parameters: Wire,
  signal: AbortSignal,
): Promise<string> {
  const options = { signal, idempotent: false };
  return String((await callAction(client, "CreateTaskTemplate", parameters, options)).TaskTemplateId);
}

/** A template; undefined where it is not there. Reads at the same time share a request. */
export async function getTaskTemplate(
  client: Client,
  id: string,
  signal: AbortSignal,
): Promise<Marked<typeof taskTemplateView> | undefined> {
  const wire = await getListed(client, TASK_TEMPLATES, id, signal);
  return wire && decodeMarked(taskTemplateView, wire);
}

export async function listTaskTemplates(
  client: Client,
  selection: Selection,
  signal: AbortSignal,
): Promise<TaskTemplateView[]> {
  const items = await listSelected(client, TASK_TEMPLATES, selection, signal);
  return items.map((item) => decodeMembers(taskTemplateView, item));
}

/** The ids among these of templates that are there, read for many operations at once. One request takes 100 ids. */
export async function listPresentIds(
  client: Client,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<string[]> {
  const items = await listByIds(client, TASK_TEMPLATES, ids, { signal, shared: true });
  return items.map((item) => String(item.TaskTemplateId));
}

/** The templates that a resource may have made. */
export function findTaskTemplates(
  operation: Omit<FindOperation<Client, unknown>, "inputs">,
  name: string,
): Promise<readonly Found[]> {
  return findObjects(FINDER, operation, name);
}

/** All templates that carry a mark. */
export function listMarkedTaskTemplates(operation: Operation<Client>): Promise<readonly MarkedObject[]> {
  return listMarked(FINDER, operation);
}

/** All templates of the account. */
export function listAllTaskTemplates(operation: Operation<Client>): Promise<readonly Listed[]> {
  return listEvery(FINDER, operation);
}

/** Changes the members that are given. */
export function updateTaskTemplate(
  client: Client,
  id: string,
  changes: Wire,
  signal: AbortSignal,
): Promise<Wire> {
  return callAction(
    client,
    "ModifyTaskTemplate",
    { TaskTemplateId: id, ...changes },
    { signal, idempotent: true },
  );
}

/** Deletes templates for many operations at once. The request is refused where one of them is not there. */
export function deleteTaskTemplates(
  client: Client,
  ids: readonly string[],
  options: { readonly signal: AbortSignal; readonly reserved: boolean },
): Promise<Wire> {
  const parameters = { TaskTemplateIds: ids };
  return callAction(client, "DeleteTaskTemplates", parameters, {
    ...options,
    idempotent: true,
    shared: true,
  });
}
