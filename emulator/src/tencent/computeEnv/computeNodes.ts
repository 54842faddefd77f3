import type { JsonObject } from "../../core/json";
import { ApiError } from "../errors";
import type { EnvRecord, NodeRecord } from "../records";
import { checkId } from "../requests/ids";
import type { Caller } from "../types";
import type { World } from "../world";
import type { ComputeEnvs } from "./computeEnvs";
import { isTerminable, type Nodes } from "./nodes";

/** The actions on the nodes of a named environment. */
export class ComputeNodes {
  constructor(
    private readonly world: World,
    private readonly envs: ComputeEnvs,
    private readonly nodes: Nodes,
  ) {}

  terminateNode(caller: Caller, input: { EnvId: string; ComputeNodeId: string }): JsonObject {
    return this.terminateNodes(caller, { EnvId: input.EnvId, ComputeNodeIds: [input.ComputeNodeId] });
  }

  terminateNodes(caller: Caller, input: { EnvId: string; ComputeNodeIds: string[] }): JsonObject {
    const ids = input.ComputeNodeIds;
    checkId("env", input.EnvId);
    for (const id of ids) checkId("node", id);
    const env = this.envs.existing(caller, input.EnvId);
    const nodes = ids.map((id) => found(env, (node) => node.id === id));
    if (caller.action === "TerminateComputeNodes") checkNodeList(caller, ids);
    this.envs.checkFree(env);
    // The same node twice is as much a second termination as a node in DELETING.
    const allowed = nodes.every((node) => isTerminable(node) && node.origin === "BATCH_CREATED");
    if (!allowed || new Set(ids).size < ids.length) {
      throw new ApiError("UnsupportedOperation.ComputeNodeForbidTerminate");
    }
    for (const node of nodes) this.nodes.terminate(env, node, caller.action);
    if (this.world.settings.terminateLowersDesired) env.desired = Math.max(0, env.desired - nodes.length);
    this.envs.busy(env);
    return {};
  }

  attach(caller: Caller, input: { EnvId: string; Instances: { InstanceId: string }[] }): JsonObject {
    const env = this.envs.existing(caller, input.EnvId);
    const ids = input.Instances.map((instance) => instance.InstanceId);
    checkInstanceIds(ids);
    this.envs.checkFree(env);
    const used = this.world.state.computeEnvs.flatMap((e) => e.nodes.map((node) => node.instanceId));
    if (ids.some((id) => used.includes(id))) {
      throw new ApiError(
        "UnsupportedOperation.InstancesNotAllowToAttach",
        "An instance is in Batch already.",
      );
    }
    for (const id of ids) this.nodes.attach(env, id);
    this.envs.busy(env);
    return {};
  }

  detach(caller: Caller, input: { EnvId: string; InstanceIds: string[] }): JsonObject {
    const env = this.envs.existing(caller, input.EnvId);
    checkInstanceIds(input.InstanceIds);
    const nodes = input.InstanceIds.map((id) => found(env, (node) => node.instanceId === id));
    this.envs.checkFree(env);
    if (nodes.some((node) => node.origin !== "USER_ATTACHED")) {
      throw new ApiError("UnsupportedOperation", "Only attached instances can be detached.");
    }
    if (nodes.some((node) => node.state === "DELETING")) {
      throw new ApiError("UnsupportedOperation.ComputeNodeIsTerminating");
    }
    for (const node of nodes) this.nodes.terminate(env, node, "DetachInstances");
    this.envs.busy(env);
    return {};
  }
}

function checkNodeList(caller: Caller, ids: string[]): void {
  if (ids.length === 0) {
    throw new ApiError("MissingParameter", "The request is missing the parameter `ComputeNodeIds`.");
  }
  if (caller.edition === "current" && ids.length > 100) {
    throw new ApiError("InvalidParameterValue", "More than 100 IDs are given.");
  }
}

function found(env: EnvRecord, test: (node: NodeRecord) => boolean): NodeRecord {
  const node = env.nodes.find(test);
  if (!node) throw new ApiError("ResourceNotFound.ComputeNode", "The compute node does not exist.");
  return node;
}

function checkInstanceIds(ids: string[]): void {
  if (ids.length === 0 || ids.length > 100 || !ids.every((id) => /^ins-[0-9a-z]{8}$/.test(id))) {
    throw new ApiError(
      "InvalidParameterValue",
      "The list of instance IDs is empty, too long or has a malformed ID.",
    );
  }
  if (new Set(ids).size < ids.length) {
    throw new ApiError("InvalidParameterValue.InstanceIdDuplicated", "An instance ID is given twice.");
  }
}
