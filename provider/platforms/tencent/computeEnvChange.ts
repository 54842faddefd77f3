import type { ObjectOperation } from "../../core/operation";
import { ConflictError, messageOf } from "../../core/errors";
import { type Progress, waitUntil } from "../../core/wait";
import type { TencentClient } from "./api/client";
import type { Wire } from "../../core/schema/wire";
import { changeEnv, terminateNodes } from "./computeEnvRequests";
import { countNodes, isFailed, listNodes, viewEnv } from "./nodes";
import { isShortOfNodes } from "./refusals";

/**
 * Changes an environment as soon as the platform lets it be changed: it takes one request at a time, and cannot give up
 * nodes that are still being created. Nodes that could not be created stand in the way of fewer nodes too, but can be
 * terminated.
 */
export async function modifyComputeEnv(
  operation: ObjectOperation<TencentClient>,
  parameters: Wire,
): Promise<void> {
  const { signal, log } = operation;
  const poll = async (): Promise<Progress | { done: undefined }> => {
    const refusal = await changeEnv(operation, "ModifyComputeEnv", parameters);
    if (refusal === undefined) return { done: undefined };
    if (!(refusal instanceof ConflictError)) throw refusal;
    if (isShortOfNodes(refusal)) await giveUpFailed(operation, Number(parameters.DesiredComputeNodeCount));
    return { progress: messageOf(refusal) };
  };
  await waitUntil({ what: "the environment to accept the change", signal, log, poll });
}

/** Terminates nodes that could not be created, no more of them than the environment is to have fewer. */
async function giveUpFailed(operation: ObjectOperation<TencentClient>, desired: number): Promise<void> {
  const { client, id, signal } = operation;
  const view = await viewEnv(client, id, signal);
  if (view === undefined) return;
  const { failed, coming } = countNodes(view);
  const surplus = (view.desiredComputeNodeCount ?? 0) - desired;
  if (failed === 0 || coming > 0 || surplus <= 0) return;
  const nodes = await listNodes(client, id, signal);
  const doomed = nodes.filter(isFailed).slice(0, surplus);
  await terminateNodes(operation, doomed);
}
