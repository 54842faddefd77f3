import { type Json, type JsonObject, isObject } from "../../core/json";
import { ApiError } from "../errors";
import type { EnvRecord, NodeRecord } from "../records";
import { asPrintedInLists, countStates, timestamp, timestampOrNull, toJson } from "../requests/format";
import { checkId } from "../requests/ids";
import { cut, select, type Listing } from "../requests/listing";
import type { Caller, Filter, Page } from "../types";
import type { World } from "../world";
import type { ComputeEnvs } from "./computeEnvs";

const COUNTERS = {
  SUBMITTED: "SubmittedCount",
  CREATING: "CreatingCount",
  CREATION_FAILED: "CreationFailedCount",
  CREATED: "CreatedCount",
  RUNNING: "RunningCount",
  DELETING: "DeletingCount",
  ABNORMAL: "AbnormalCount",
};

interface ListInput extends Page {
  EnvIds?: string[];
  Filters?: Filter[];
}

/** The actions that show named environments. */
export class ComputeEnvViews {
  constructor(
    private readonly world: World,
    private readonly envs: ComputeEnvs,
  ) {}

  describe(caller: Caller, input: { EnvId: string }): JsonObject {
    const env = this.envs.existing(caller, input.EnvId);
    const nodes = env.nodes.map((node) => nodeView(node, caller));
    return { ...summary(env, caller), ComputeNodeSet: nodes };
  }

  list(caller: Caller, input: ListInput): JsonObject {
    const { rows, total } = this.select(caller, input);
    return { ComputeEnvSet: rows.map((env) => summary(env, caller)), TotalCount: total };
  }

  createInfo(caller: Caller, input: { EnvId: string }): JsonObject {
    return this.createInfoOf(this.envs.existing(caller, input.EnvId), caller);
  }

  createInfos(caller: Caller, input: ListInput): JsonObject {
    const { rows, total } = this.select(caller, input);
    const set: Json[] = rows.map((env) =>
      asPrintedInLists(this.createInfoOf(env, caller), this.world.settings),
    );
    return { ComputeEnvCreateInfoSet: set, TotalCount: total };
  }

  activities(caller: Caller, input: { EnvId: string; Filters?: Filter } & Page): JsonObject {
    const env = this.envs.existing(caller, input.EnvId);
    let found = env.activities.toReversed();
    const filter = input.Filters;
    if (filter) {
      if (filter.Name !== "compute-node-id") {
        throw new ApiError("InvalidParameterValue", "The name of the filter is not supported.");
      }
      for (const id of filter.Values) checkId("node", id);
      found = found.filter((activity) => filter.Values.includes(activity.nodeId));
    }
    const set = cut(found, input, 20, 100).map((activity) => ({
      ActivityId: activity.id,
      ComputeNodeId: activity.nodeId,
      ComputeNodeActivityType: activity.type,
      EnvId: env.id,
      Cause: activity.cause,
      ActivityState: activity.state,
      StateReason: activity.reason,
      StartTime: timestamp(activity.start),
      EndTime: timestampOrNull(activity.end),
      ...(caller.edition === "current" && { InstanceId: activity.instanceId ?? "" }),
    }));
    return { ActivitySet: set, TotalCount: found.length };
  }

  private select(caller: Caller, input: ListInput): { rows: EnvRecord[]; total: number } {
    const listing: Listing<EnvRecord> = {
      rows: this.world.state.computeEnvs
        .filter((env) => env.region === caller.region)
        .sort((a, b) => b.seq - a.seq),
      ids: input.EnvIds,
      idKind: "env",
      idOf: (env) => env.id,
      filters: input.Filters,
      fields: {
        zone: (env) => env.placement.Zone,
        "env-id": (env) => env.id,
        "env-name": (env) => env.input.EnvName,
        "resource-type": () => "CVM",
      },
      later: ["resource-type"],
      tagsOf: (env) => env.tags,
      page: input,
    };
    return select(caller, listing);
  }

  private createInfoOf(env: EnvRecord, { edition }: Caller): JsonObject {
    const { input } = env;
    const { envDataChoices: choices } = this.world.settings;
    const follows = this.world.settings.createInfoFollowsModify ?? edition === "current";
    return toJson({
      EnvId: env.id,
      EnvName: input.EnvName,
      EnvDescription: input.EnvDescription,
      EnvType: input.EnvType ?? "MANAGED",
      EnvData: choices === null ? input.EnvData : filledIn(toJson(choices), toJson(input.EnvData ?? {})),
      MountDataDisks: input.MountDataDisks,
      InputMappings: input.InputMappings,
      Authentications: input.Authentications,
      Notifications: input.Notifications && [input.Notifications].flat(),
      DesiredComputeNodeCount: follows ? env.desired : input.DesiredComputeNodeCount,
      Tags: edition === "current" ? env.tags : undefined,
    });
  }
}

/** What was sent, with what the service has chosen for what was left out. */
function filledIn(choices: JsonObject, sent: JsonObject): JsonObject {
  const members = Object.entries(choices).map(([name, choice]): [string, Json] => {
    const own = sent[name];
    return [name, isObject(choice) && isObject(own) ? filledIn(choice, own) : (own ?? choice)];
  });
  return { ...sent, ...Object.fromEntries(members) };
}

function summary(env: EnvRecord, { edition }: Caller): JsonObject {
  const current = edition === "current";
  return toJson({
    EnvId: env.id,
    EnvName: env.input.EnvName,
    Placement: env.placement,
    CreateTime: timestamp(env.createTime),
    ComputeNodeMetrics: countStates(
      COUNTERS,
      env.nodes.map((node) => node.state),
    ),
    EnvType: env.input.EnvType ?? "MANAGED",
    DesiredComputeNodeCount: env.desired,
    NextAction: env.deleting ? "DELETING" : current ? "" : undefined,
    ...(current && {
      ResourceType: "CVM",
      AttachedComputeNodeCount: env.nodes.filter((node) => node.origin === "USER_ATTACHED").length,
      Tags: env.tags,
    }),
  });
}

function nodeView(node: NodeRecord, { edition }: Caller): JsonObject {
  return {
    ComputeNodeId: node.id,
    ComputeNodeInstanceId: node.instanceId ?? "",
    ComputeNodeState: node.state,
    Cpu: node.cpu,
    Mem: node.mem,
    ResourceCreatedTime: timestampOrNull(node.resourceCreatedTime),
    TaskInstanceNumAvailable: node.slots,
    AgentVersion: node.state === "RUNNING" ? "1.1.9" : "",
    PrivateIpAddresses: node.instanceId === null ? [] : node.privateIps,
    PublicIpAddresses: node.instanceId === null ? [] : node.publicIps,
    ...(edition === "current" && { ResourceType: "CVM", ResourceOrigin: node.origin }),
  };
}
