import type { JsonObject } from "../../core/json";
import { ApiError } from "../errors";
import type { EnvRecord } from "../records";
import { checkPlacementZone } from "../regions";
import { checkId } from "../requests/ids";
import { idOfToken, rememberToken } from "../requests/tokens";
import type { Caller, EnvData, NamedComputeEnv, Placement } from "../types";
import type { World } from "../world";
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
import { chosenType, isTerminable, type Nodes } from "./nodes";

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

/** The actions that change named environments. */
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
    this.checkNames(caller, EnvName, EnvDescription);
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
    this.checkNames(caller, env.EnvName, env.EnvDescription);
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

  private checkNames(caller: Caller, name: string | undefined, description: string | undefined): void {
    if (name === "") throw new ApiError("InvalidParameterValue", "`EnvName` is empty.");
    checkLength(caller, name, MAX_NAME, "InvalidParameter.EnvNameTooLong");
    checkLength(caller, description, MAX_DESCRIPTION, "InvalidParameter.EnvDescriptionTooLong");
  }

  private checkNodeCount(count: number): void {
    // The document of 2018 names no most.
    const { edition, quotas } = this.world.settings;
    if (edition === "current" && count > quotas.nodesPerEnv) {
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

  /** Refuses an environment that is busy with another request. */
  checkFree(env: EnvRecord): void {
    if (env.deleting || this.world.now() < env.busyUntil) {
      throw new ApiError("UnsupportedOperation.AcceptOtherRequest");
    }
  }

  /** Other requests are refused for a while. */
  busy(env: EnvRecord): void {
    env.busyUntil = this.world.now() + this.world.settings.durations.envBusy * 1000;
  }
}
