import type { JsonObject } from "../../types";
import {
  checkClientToken,
  checkEnumeration,
  checkEnvironment,
  checkInputMappings,
  checkInstanceTypeList,
  checkLength,
  checkNotifications,
  checkTags,
  ENV_EVENTS,
} from "./envRules";
import { ApiError } from "../errors";
import { checkId } from "../requests/ids";
import { chosenType, isTerminable, type Nodes } from "./nodes";
import type { EnvRecord, NodeRecord } from "../records";
import { checkPlacementZone } from "../regions";
import { idOfToken, rememberToken } from "../requests/tokens";
import type { Caller, EnvData, NamedComputeEnv, Placement } from "../types";
import type { World } from "../world";

const MAX_NAME = 60;
const MAX_DESCRIPTION = 200;
const MAX_RESOURCE_RETRIES = 100;

export interface CreateInput {
  ComputeEnv: NamedComputeEnv;
  Placement: Placement;
  ClientToken?: string;
}

export interface ModifyInput {
  EnvId: string;
  DesiredComputeNodeCount?: number;
  EnvName?: string;
  EnvDescription?: string;
  EnvData?: { InstanceTypes: string[] };
}

/** The actions that change named environments and their nodes. */
export class ComputeEnvs {
  constructor(
    private readonly world: World,
    private readonly nodes: Nodes,
  ) {}

  create(caller: Caller, input: CreateInput): JsonObject {
    const { world } = this;
    if (!world.settings.userAllowed) throw new ApiError("UnauthorizedOperation.UserNotAllowedToUseBatch");
    checkClientToken(input.ClientToken);
    const known = idOfToken(world, caller, input.ClientToken);
    if (known !== undefined) return { EnvId: known };

    const { ComputeEnv: definition, Placement: placement } = input;
    this.checkDefinition(caller, definition, placement);
    if (world.state.computeEnvs.length >= world.settings.quotas.computeEnvs) {
      throw new ApiError("LimitExceeded.ComputeEnvQuota", "The quota of compute environments is used up.");
    }
    this.checkCpus(definition.EnvData ?? {}, definition.DesiredComputeNodeCount);

    const env: EnvRecord = {
      id: world.newId("env"),
      seq: world.nextSeq(),
      region: caller.region,
      createTime: world.now(),
      placement,
      input: definition,
      desired: definition.DesiredComputeNodeCount,
      tags: definition.Tags ?? [],
      nodes: [],
      activities: [],
      busyUntil: 0,
      deleting: false,
    };
    world.state.computeEnvs.push(env);
    rememberToken(world, caller, input.ClientToken, env.id);
    this.nodes.add(env, env.desired, `CreateComputeEnv: the capacity is ${env.desired}`);
    this.busy(env);
    return { EnvId: env.id };
  }

  modify(caller: Caller, input: ModifyInput): JsonObject {
    const env = this.existing(caller, input.EnvId);
    const { DesiredComputeNodeCount: count, EnvName, EnvDescription, EnvData: data } = input;
    if ([count, EnvName, EnvDescription, data].every((value) => value === undefined)) {
      throw new ApiError("MissingParameter", "The request names nothing to change.");
    }
    this.checkNames(EnvName, EnvDescription);
    if (data) checkInstanceTypeList(caller, data.InstanceTypes, env.placement.Zone);
    this.checkFree(env);
    // All or nothing: the node count can still be refused.
    if (count !== undefined) this.scale(env, count);
    if (EnvName !== undefined) env.input.EnvName = EnvName;
    if (EnvDescription !== undefined) env.input.EnvDescription = EnvDescription;
    if (data) {
      const changed: EnvData = { ...env.input.EnvData, InstanceTypes: data.InstanceTypes };
      delete changed.InstanceType;
      delete changed.InstanceTypeOptions;
      env.input.EnvData = changed;
    }
    return {};
  }

  delete(caller: Caller, input: { EnvId: string }): JsonObject {
    const env = this.existing(caller, input.EnvId);
    const current = caller.edition === "current";
    if (env.deleting) {
      throw new ApiError(`UnsupportedOperation.${current ? "ComputeEnvOperation" : "AcceptOtherRequest"}`);
    }
    this.checkFree(env);
    if (current && env.nodes.length > 0) {
      throw new ApiError(
        "UnsupportedOperation.ComputeEnvOperation",
        "The compute environment still has nodes.",
      );
    }
    const doomed = env.nodes.filter((node) => node.state !== "DELETING");
    if (!doomed.every(isTerminable)) throw new ApiError("UnsupportedOperation.ComputeNodeForbidTerminate");
    env.deleting = true;
    for (const node of doomed) this.nodes.terminate(env, node, "DeleteComputeEnv");
    if (env.nodes.length === 0) this.nodes.removeSoon(env);
    return {};
  }

  terminateNode(caller: Caller, input: { EnvId: string; ComputeNodeId: string }): JsonObject {
    return this.terminateNodes(caller, { EnvId: input.EnvId, ComputeNodeIds: [input.ComputeNodeId] });
  }

  terminateNodes(caller: Caller, input: { EnvId: string; ComputeNodeIds: string[] }): JsonObject {
    const ids = input.ComputeNodeIds;
    checkId("env", input.EnvId);
    for (const id of ids) checkId("node", id);
    const env = this.existing(caller, input.EnvId);
    const nodes = ids.map((id) => found(env, (node) => node.id === id));
    if (caller.action === "TerminateComputeNodes") this.checkNodeList(caller, ids);
    this.checkFree(env);
    // The same node twice is as much a second termination as a node in DELETING.
    const allowed = nodes.every((node) => isTerminable(node) && node.origin === "BATCH_CREATED");
    if (!allowed || new Set(ids).size < ids.length) {
      throw new ApiError("UnsupportedOperation.ComputeNodeForbidTerminate");
    }
    for (const node of nodes) this.nodes.terminate(env, node, caller.action);
    if (this.world.settings.terminateLowersDesired) env.desired = Math.max(0, env.desired - nodes.length);
    this.busy(env);
    return {};
  }

  attach(caller: Caller, input: { EnvId: string; Instances: { InstanceId: string }[] }): JsonObject {
    const env = this.existing(caller, input.EnvId);
    const ids = input.Instances.map((instance) => instance.InstanceId);
    checkInstanceIds(ids);
    this.checkFree(env);
    const used = this.world.state.computeEnvs.flatMap((e) => e.nodes.map((node) => node.instanceId));
    if (ids.some((id) => used.includes(id))) {
      throw new ApiError(
        "UnsupportedOperation.InstancesNotAllowToAttach",
        "An instance is in Batch already.",
      );
    }
    for (const id of ids) this.nodes.attach(env, id);
    this.busy(env);
    return {};
  }

  detach(caller: Caller, input: { EnvId: string; InstanceIds: string[] }): JsonObject {
    const env = this.existing(caller, input.EnvId);
    checkInstanceIds(input.InstanceIds);
    const nodes = input.InstanceIds.map((id) => found(env, (node) => node.instanceId === id));
    this.checkFree(env);
    if (nodes.some((node) => node.origin !== "USER_ATTACHED")) {
      throw new ApiError("UnsupportedOperation", "Only attached instances can be detached.");
    }
    if (nodes.some((node) => node.state === "DELETING")) {
      throw new ApiError("UnsupportedOperation.ComputeNodeIsTerminating");
    }
    for (const node of nodes) this.nodes.terminate(env, node, "DetachInstances");
    this.busy(env);
    return {};
  }

  existing(caller: Caller, id: string): EnvRecord {
    checkId("env", id);
    const env = this.world.env(id);
    if (env?.region !== caller.region) {
      throw new ApiError("ResourceNotFound.ComputeEnv", "The compute environment does not exist.");
    }
    return env;
  }

  private scale(env: EnvRecord, count: number): void {
    const from = env.desired;
    if (count > from) {
      this.checkCpus(env.input.EnvData ?? {}, count - from);
      this.checkNodeCount(count);
      this.nodes.add(env, count - from, `ModifyComputeEnv: increase the capacity from ${from} to ${count}`);
    } else if (count < from) {
      const order = ["ABNORMAL", "CREATED", "RUNNING"];
      // Nodes that are idle go before nodes that work.
      const doomed = env.nodes
        .filter((node) => order.includes(node.state) && node.origin === "BATCH_CREATED")
        .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || b.slots - a.slots)
        .slice(0, from - count);
      if (doomed.length < from - count) {
        throw new ApiError("UnsupportedOperation.NotEnoughComputeNodesToTerminate");
      }
      for (const node of doomed) {
        this.nodes.terminate(env, node, `ModifyComputeEnv: decrease the capacity from ${from} to ${count}`);
      }
    } else return;
    env.desired = count;
    this.busy(env);
  }

  private checkDefinition(caller: Caller, env: NamedComputeEnv, placement: Placement): void {
    this.checkNames(env.EnvName, env.EnvDescription);
    checkPlacementZone(caller.region, placement.Zone);
    this.checkNodeCount(env.DesiredComputeNodeCount);
    checkEnvironment(caller, env, placement.Zone);
    checkInputMappings(env.InputMappings);
    checkNotifications([env.Notifications ?? []].flat(), ENV_EVENTS);
    checkEnumeration(env.ActionIfComputeNodeInactive, ["RECREATE"], "ActionIfComputeNodeInactive");
    checkEnumeration(env.NotificationTarget, ["CMQ", "TDMQ_CMQ"], "NotificationTarget");
    if ((env.ResourceMaxRetryCount ?? 0) > MAX_RESOURCE_RETRIES) {
      throw new ApiError("InvalidParameterValue", "`ResourceMaxRetryCount` is too large.");
    }
    checkTags(env.Tags);
  }

  private checkNames(name: string | undefined, description: string | undefined): void {
    if (name === "") throw new ApiError("InvalidParameterValue", "`EnvName` is empty.");
    checkLength(name, MAX_NAME, "InvalidParameter.EnvNameTooLong");
    checkLength(description, MAX_DESCRIPTION, "InvalidParameter.EnvDescriptionTooLong");
  }

  private checkNodeCount(count: number): void {
    if (count > this.world.settings.quotas.nodesPerEnv) {
      throw new ApiError("InvalidParameterValue", "`DesiredComputeNodeCount` is too large.");
    }
  }

  private checkCpus(data: EnvData, added: number): void {
    const { quotas } = this.world.settings;
    const used = this.world.state.computeEnvs
      .flatMap((env) => env.nodes)
      .reduce((sum, node) => sum + node.cpu, 0);
    if (added > 0 && used + added * chosenType(data).cpu > quotas.cpus) {
      throw new ApiError("LimitExceeded.CpuQuota", "The quota of CPU cores is used up.");
    }
  }

  private checkNodeList(caller: Caller, ids: string[]): void {
    if (ids.length === 0) {
      throw new ApiError("MissingParameter", "The request is missing the parameter `ComputeNodeIds`.");
    }
    if (caller.edition === "current" && ids.length > 100) {
      throw new ApiError("InvalidParameterValue", "More than 100 IDs are given.");
    }
  }

  private checkFree(env: EnvRecord): void {
    if (env.deleting || this.world.now() < env.busyUntil) {
      throw new ApiError("UnsupportedOperation.AcceptOtherRequest");
    }
  }

  private busy(env: EnvRecord): void {
    env.busyUntil = this.world.now() + this.world.settings.durations.envBusy * 1000;
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
