import { type Call, pathWith, type Query } from "../../../core/rest/call";
import { itemsIn } from "../../../core/rest/paging";
import { isRecord } from "../../../core/schema/values";
import type { Wire } from "../../../core/schema/wire";
import type { GcsClient } from "../api/gcs";
import { callOn, createObject, defineKind, getObject, getPart, listObjects } from "../api/objects";
import { stateOf } from "./state";

const path = pathWith();

export const EXECUTIONS = defineKind({
  name: "execution",
  path: "/v1/executions",
  actions: { get: "getExecution", list: "getExecutions" },
  entries: "executions",
  own: ({ execution }) => (isRecord(execution) ? execution : {}),
  key: "guid",
  isLeaving: (wire) => stateOf(wire).leaving,
});

/** Creates an execution and returns its id. */
export function createExecution(client: GcsClient, json: Wire, signal: AbortSignal): Promise<string> {
  return createObject(client, { action: "createExecution", path: EXECUTIONS.path, json, signal });
}

export function listExecutions(client: GcsClient, query: Query, signal: AbortSignal): Promise<Wire[]> {
  return listObjects(client, EXECUTIONS, query, signal);
}

/** An execution; undefined where it does not exist. */
export function getExecution(client: GcsClient, id: string, signal: AbortSignal): Promise<Wire | undefined> {
  return getObject(client, EXECUTIONS, id, signal);
}

/** The declared inputs of an execution with their values. */
export function getExecutionInputs(client: GcsClient, id: string, signal: AbortSignal): Promise<Wire> {
  return getPart(client, EXECUTIONS, id, { part: "inputs", action: "getExecutionInputs" }, signal);
}

/** The results of an execution. */
export function getExecutionOutputs(client: GcsClient, id: string, signal: AbortSignal): Promise<Wire> {
  return getPart(client, EXECUTIONS, id, { part: "outputs", action: "getExecutionOutputs" }, signal);
}

export async function listExecutionEvents(
  client: GcsClient,
  id: string,
  signal: AbortSignal,
): Promise<Wire[]> {
  const part = { part: "events", action: "getExecutionEvents" };
  return itemsIn(await getPart(client, EXECUTIONS, id, part, signal), "items");
}

/** Takes a step on an execution: `cancel`, `retry`, or `update` for its priority. */
export function operateExecution(
  client: GcsClient,
  id: string,
  json: { readonly action: "cancel" | "retry" | "update" } & Wire,
  options: Pick<Call, "signal" | "idempotent" | "advice">,
): Promise<Wire> {
  return callOn(client, EXECUTIONS, id, {
    action: "operateExecution",
    method: "PUT",
    path: path`/v1/executions/${id}`,
    json,
    ...options,
  });
}

/** Begins to delete an execution with its jobs. */
export function deleteExecution(client: GcsClient, id: string, signal: AbortSignal): Promise<Wire> {
  return callOn(client, EXECUTIONS, id, {
    action: "deleteExecution",
    method: "DELETE",
    path: path`/v1/executions/${id}`,
    signal,
    idempotent: true,
  });
}
