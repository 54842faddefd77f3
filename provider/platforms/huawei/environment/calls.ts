import { pathWith, type Query } from "../../../core/rest/call";
import type { Wire } from "../../../core/schema/wire";
import type { GcsClient } from "../api/gcs";
import { callOn, createObject, defineKind, getObject, listObjects } from "../api/objects";

const path = pathWith();

export const ENVIRONMENTS = defineKind({
  name: "environment",
  path: "/v1/environments",
  actions: { get: "getEnvironment", list: "getEnvironments" },
  entries: "environments",
  key: "guid",
  isLeaving: ({ status }) => status === "Deleting",
  filtersByName: false,
});

/** Creates an environment and returns its id. */
export function createEnvironment(client: GcsClient, json: Wire, signal: AbortSignal): Promise<string> {
  return createObject(client, { action: "createEnvironment", path: ENVIRONMENTS.path, json, signal });
}

export function listEnvironments(client: GcsClient, query: Query, signal: AbortSignal): Promise<Wire[]> {
  return listObjects(client, ENVIRONMENTS, query, signal);
}

/** An environment; undefined where it does not exist. */
export function getEnvironment(
  client: GcsClient,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  return getObject(client, ENVIRONMENTS, id, signal);
}

/** Begins to delete an environment, and its cluster where that was created with it and `deleteCluster` is true. */
export function deleteEnvironment(
  client: GcsClient,
  id: string,
  deleteCluster: boolean,
  signal: AbortSignal,
): Promise<Wire> {
  return callOn(client, ENVIRONMENTS, id, {
    action: "deleteEnvironment",
    method: "DELETE",
    path: path`/v1/environments/${id}`,
    query: { delete_cluster: deleteCluster },
    signal,
    idempotent: true,
  });
}
