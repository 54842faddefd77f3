import { type Content, pathWith, type Query } from "../../../core/rest/call";
import { isRecord } from "../../../core/schema/values";
import type { Wire } from "../../../core/schema/wire";
import { encodeForm } from "../api/form";
import type { GcsClient } from "../api/gcs";
import { callOn, createObject, defineKind, getObject, getPart, listObjects, textOf } from "../api/objects";

const path = pathWith();

export const WORKFLOWS = defineKind({
  name: "workflow",
  path: "/v1/workflows",
  actions: { get: "getWorkflow", list: "getWorkflows" },
  entries: "workflow",
  // A single workflow is described with and without the member around it.
  own: (wire) => (isRecord(wire.workflow) ? wire.workflow : wire),
  key: "id",
});

/** What is uploaded of a workflow. */
export interface Upload {
  readonly members: Wire;
  /** Absent where the file stays as it is. */
  readonly file?: { readonly name: string; readonly content: string };
}

/** Creates a workflow and returns its id. */
export async function createWorkflow(
  client: GcsClient,
  upload: Upload,
  signal: AbortSignal,
): Promise<string> {
  const content = await formOf(upload);
  return createObject(client, { action: "createWorkflow", path: WORKFLOWS.path, content, signal });
}

export function listWorkflows(client: GcsClient, query: Query, signal: AbortSignal): Promise<Wire[]> {
  return listObjects(client, WORKFLOWS, query, signal);
}

/** A workflow; undefined where it does not exist. */
export async function getWorkflow(
  client: GcsClient,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  const wire = await getObject(client, WORKFLOWS, id, signal);
  return wire && WORKFLOWS.own(wire);
}

/** The file of a workflow as it was uploaded. */
export function downloadWorkflow(client: GcsClient, id: string, signal: AbortSignal): Promise<string> {
  return textOf(client, WORKFLOWS, id, {
    action: "downloadWorkflow",
    method: "GET",
    path: path`/v1/workflows/${id}/archive`,
    signal,
    idempotent: true,
  });
}

export function getWorkflowInputs(client: GcsClient, id: string, signal: AbortSignal): Promise<Wire> {
  return getPart(client, WORKFLOWS, id, { part: "inputs", action: "getWorkflowInputs" }, signal);
}

export function getWorkflowTools(client: GcsClient, id: string, signal: AbortSignal): Promise<Wire> {
  return getPart(client, WORKFLOWS, id, { part: "tools", action: "getWorkflowTools" }, signal);
}

/** Changes a workflow. The advice is for a refusal whose code has none. */
export async function updateWorkflow(
  client: GcsClient,
  id: string,
  upload: Upload,
  { signal, advice }: { readonly signal: AbortSignal; readonly advice?: string },
): Promise<Wire> {
  return callOn(client, WORKFLOWS, id, {
    action: "updateWorkflow",
    method: "PUT",
    path: path`/v1/workflows/${id}`,
    content: await formOf(upload),
    signal,
    idempotent: true,
    ...(advice !== undefined && { advice }),
  });
}

/** Deletes a workflow, and its package in object storage where `deletePackage` is true. */
export function deleteWorkflow(
  client: GcsClient,
  id: string,
  deletePackage: boolean,
  signal: AbortSignal,
): Promise<Wire> {
  return callOn(client, WORKFLOWS, id, {
    action: "deleteWorkflow",
    method: "DELETE",
    path: path`/v1/workflows/${id}`,
    query: { del_workflow_package: deletePackage },
    signal,
    idempotent: true,
  });
}

function formOf({ members, file }: Upload): Promise<Content> {
  const resource = { ...members, ...(file && { filename: file.name }) };
  const archive = file && { name: "archive_content", content: file.content, fileName: file.name };
  return encodeForm([
    { name: "resource", content: JSON.stringify(resource) },
    ...(archive === undefined ? [] : [archive]),
  ]);
}
