import { pathWith, type Query } from "../../../core/rest/call";
import { itemsIn } from "../../../core/rest/paging";
import type { Wire } from "../../../core/schema/wire";
import type { GcsClient } from "../api/gcs";
import { callOn, createObject, defineKind, getObject, listObjects } from "../api/objects";

const path = pathWith();

export const TOOLS = defineKind({
  name: "tool",
  path: "/v1/tools",
  actions: { get: "getTool", list: "getTools" },
  entries: "tools",
  // The versions of one tool.
  inEntry: (group) => itemsIn(group, "tool"),
  key: "guid",
});

/** Creates a tool and returns its id. */
export function createTool(client: GcsClient, json: Wire, signal: AbortSignal): Promise<string> {
  return createObject(client, { action: "createTool", path: TOOLS.path, json, signal });
}

/** The versions of tools, each by itself. */
export function listTools(client: GcsClient, query: Query, signal: AbortSignal): Promise<Wire[]> {
  return listObjects(client, TOOLS, query, signal);
}

/** A tool; undefined where it does not exist. */
export function getTool(client: GcsClient, id: string, signal: AbortSignal): Promise<Wire | undefined> {
  return getObject(client, TOOLS, id, signal);
}

/** Changes members of a tool; those left out stay as they are. */
export function updateTool(client: GcsClient, id: string, json: Wire, signal: AbortSignal): Promise<Wire> {
  return callOn(client, TOOLS, id, {
    action: "updateTool",
    method: "PUT",
    path: path`/v1/tools/${id}`,
    json,
    signal,
    idempotent: true,
  });
}

export function deleteTool(client: GcsClient, id: string, signal: AbortSignal): Promise<Wire> {
  return callOn(client, TOOLS, id, {
    action: "deleteTool",
    method: "DELETE",
    path: path`/v1/tools/${id}`,
    signal,
    idempotent: true,
  });
}
