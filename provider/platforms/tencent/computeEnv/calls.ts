import type { FindOperation, Found, Listed, MarkedObject, Operation } from "../../../core/operation";
import { callAction, type TencentClient } from "../api/client";
import { defineList, getListed, listAll, listSelected, type Selection } from "../api/lists";
import { defineFinder, findObjects, listEvery, listMarked } from "../api/marks";
import { decodeMarked, type Marked } from "../api/tags";
import { decodeMembers, type Wire } from "../api/wire";
import {
  type Activity,
  activity,
  type ComputeEnvCreateInfo,
  computeEnvCreateInfo,
  type ComputeEnvDetail,
  computeEnvDetail,
  type ComputeEnvView,
  computeEnvView,
} from "./structures";

const COMPUTE_ENVS = defineList({
  action: "DescribeComputeEnvs",
  ids: "EnvIds",
  items: "ComputeEnvSet",
  key: "EnvId",
  name: "EnvName",
});

const CREATE_INFOS = defineList({
  action: "DescribeComputeEnvCreateInfos",
  ids: "EnvIds",
  items: "ComputeEnvCreateInfoSet",
  key: "EnvId",
  name: "EnvName",
});

const FINDER = defineFinder(COMPUTE_ENVS);

type Client = TencentClient;

export interface NewComputeEnv {
  readonly ComputeEnv: Wire;
  readonly Placement: unknown;
  /** A repeated request with the same token leads to the same environment. */
  readonly ClientToken: string;
}

/** Returns the id of the new environment. */
export async function createComputeEnv(
  client: Client,
  parameters: NewComputeEnv,
  signal: AbortSignal,
): Promise<string> {
  const options = { signal, idempotent: true };
  return String((await callAction(client, "CreateComputeEnv", { ...parameters }, options)).EnvId);
}

/** An environment without its nodes; undefined where it is not there. Reads at the same time share a request. */
export async function getComputeEnv(
  client: Client,
  id: string,
  signal: AbortSignal,
): Promise<ComputeEnvView | undefined> {
  const wire = await getListed(client, COMPUTE_ENVS, id, signal);
  return wire && decodeMembers(computeEnvView, wire);
}

export async function listComputeEnvs(
  client: Client,
  selection: Selection,
  signal: AbortSignal,
): Promise<ComputeEnvView[]> {
  const items = await listSelected(client, COMPUTE_ENVS, selection, signal);
  return items.map((item) => decodeMembers(computeEnvView, item));
}

/** The environments that a resource may have made. */
export function findComputeEnvs(
  operation: Omit<FindOperation<Client, unknown>, "inputs">,
  name: string,
): Promise<readonly Found[]> {
  return findObjects(FINDER, operation, name);
}

/** All environments that carry a mark. */
export function listMarkedComputeEnvs(operation: Operation<Client>): Promise<readonly MarkedObject[]> {
  return listMarked(FINDER, operation);
}

/** All environments of the account. */
export function listAllComputeEnvs(operation: Operation<Client>): Promise<readonly Listed[]> {
  return listEvery(FINDER, operation);
}

/** What an environment was created with; undefined where it is not there. Reads at the same time share a request. */
export async function getCreateInfo(
  client: Client,
  id: string,
  signal: AbortSignal,
): Promise<Marked<typeof computeEnvCreateInfo> | undefined> {
  const wire = await getListed(client, CREATE_INFOS, id, signal);
  return wire && decodeMarked(computeEnvCreateInfo, wire);
}

export async function listCreateInfos(
  client: Client,
  selection: Selection,
  signal: AbortSignal,
): Promise<ComputeEnvCreateInfo[]> {
  const items = await listSelected(client, CREATE_INFOS, selection, signal);
  return items.map((item) => decodeMembers(computeEnvCreateInfo, item));
}

/** What an environment was created with, by the action for a single one. Fails where it is not there. */
export async function getOneCreateInfo(
  client: Client,
  id: string,
  signal: AbortSignal,
): Promise<ComputeEnvCreateInfo> {
  const options = { signal, idempotent: true };
  const wire = await callAction(client, "DescribeComputeEnvCreateInfo", { EnvId: id }, options);
  return decodeMembers(computeEnvCreateInfo, wire);
}

/** An environment with its nodes. Fails where it is not there. */
export async function getComputeEnvDetail(
  client: Client,
  id: string,
  signal: AbortSignal,
): Promise<ComputeEnvDetail> {
  const options = { signal, idempotent: true };
  return decodeMembers(
    computeEnvDetail,
    await callAction(client, "DescribeComputeEnv", { EnvId: id }, options),
  );
}

/** The creations and terminations of an environment's nodes, or of those with the ids. */
export async function listActivities(
  client: Client,
  id: string,
  nodeIds: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<Activity[]> {
  // This action takes a single filter, not a list of them.
  const Filters = nodeIds && { Name: "compute-node-id", Values: nodeIds };
  const items = await listAll(client, {
    action: "DescribeComputeEnvActivities",
    parameters: { EnvId: id, ...(Filters && { Filters }) },
    items: "ActivitySet",
    key: "ActivityId",
    signal,
  });
  return items.map((item) => decodeMembers(activity, item));
}

/** Changes the members that are given. */
export function updateComputeEnv(
  client: Client,
  id: string,
  changes: Wire,
  signal: AbortSignal,
): Promise<Wire> {
  return callAction(client, "ModifyComputeEnv", { EnvId: id, ...changes }, { signal, idempotent: true });
}

export function deleteComputeEnv(client: Client, id: string, signal: AbortSignal): Promise<Wire> {
  return callAction(client, "DeleteComputeEnv", { EnvId: id }, { signal, idempotent: true });
}

interface Options {
  readonly signal: AbortSignal;
  /** Whether the request may be sent again although it may have been carried out. */
  readonly idempotent: boolean;
}

export function terminateComputeNodes(
  client: Client,
  id: string,
  nodeIds: readonly string[],
  options: Options,
): Promise<Wire> {
  return callAction(client, "TerminateComputeNodes", { EnvId: id, ComputeNodeIds: nodeIds }, options);
}

/** Makes instances nodes of an environment. The parameters are in the platform's names. */
export function attachInstances(client: Client, parameters: Wire, signal: AbortSignal): Promise<Wire> {
  return callAction(client, "AttachInstances", parameters, { signal, idempotent: false });
}

export function detachInstances(
  client: Client,
  id: string,
  instanceIds: readonly string[],
  options: Options,
): Promise<Wire> {
  return callAction(client, "DetachInstances", { EnvId: id, InstanceIds: instanceIds }, options);
}
