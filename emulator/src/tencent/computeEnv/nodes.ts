import { randomInt } from "node:crypto";
import type { ActivityRecord, EnvRecord, NodeRecord, Step } from "../records";
import type { EnvData } from "../types";
import type { World } from "../world";
import { isTrue } from "./envRules";
import { DEFAULT_INSTANCE_TYPE, INSTANCE_TYPES, instanceType } from "./instanceTypes";

type NodeStep = Extract<Step, { kind: "node" }>;

const CURRENT_RETRIES = 7;

/** What others want to know of nodes. */
export interface NodeEvents {
  /** A node can take task instances now. */
  ready(env: EnvRecord): void;
  /** A node is on its way out, with all that runs on it. */
  leaving(env: EnvRecord, node: NodeRecord): void;
}

/** The life of the nodes of named environments. */
export class Nodes {
  constructor(
    private readonly world: World,
    private readonly events: NodeEvents,
  ) {}

  add(env: EnvRecord, count: number, cause: string): NodeRecord[] {
    return Array.from({ length: count }, () => {
      const node = this.blank(env.input.EnvData ?? {});
      env.nodes.push(node);
      this.create(env, node, cause);
      return node;
    });
  }

  attach(env: EnvRecord, instanceId: string): NodeRecord {
    const node: NodeRecord = { ...this.blank({}), origin: "USER_ATTACHED", instanceId };
    env.nodes.push(node);
    this.create(env, node, "AttachInstances");
    return node;
  }

  terminate(env: EnvRecord, node: NodeRecord, cause: string): void {
    node.epoch++;
    node.state = "DELETING";
    this.events.leaving(env, node);
    node.activityId = this.startActivity(env, node, "TERMINATE_COMPUTE_NODE", cause).id;
    this.next(env, node, this.world.settings.durations.nodeDeleting, "GONE");
  }

  /** The CVM of the node starts anew: it cannot be used for a while. */
  restart(env: EnvRecord, node: NodeRecord): void {
    if (node.state !== "RUNNING") return;
    node.epoch++;
    node.state = "CREATED";
    this.next(env, node, this.world.settings.durations.nodeRestart, "RUNNING");
  }

  /** The platform takes the instance of a node back, as it does with spot instances, and gives the node another one later. */
  reclaim(env: EnvRecord, node: NodeRecord): void {
    node.epoch++;
    Object.assign(node, {
      state: "ABNORMAL",
      slots: 0,
      attempts: 0,
      instanceId: null,
      resourceCreatedTime: null,
    });
    this.events.leaving(env, node);
    if (node.origin !== "BATCH_CREATED") return;
    this.next(env, node, this.world.settings.durations.nodeRecreate, "AGAIN");
  }

  perform(step: NodeStep): void {
    const env = this.world.env(step.envId);
    const node = env?.nodes.find((n) => n.id === step.nodeId);
    if (!env || node?.epoch !== step.epoch) return;
    const { durations } = this.world.settings;
    switch (step.to) {
      case "CREATING":
        node.state = "CREATING";
        this.setActivity(env, node, "PROCESSING");
        this.next(env, node, durations.nodeCreating, "CREATED");
        break;
      case "CREATED":
        this.created(env, node);
        break;
      case "RUNNING":
        node.state = "RUNNING";
        node.slots = 1;
        this.events.ready(env);
        break;
      case "AGAIN":
        this.create(env, node, "ActionIfComputeNodeInactive: RECREATE");
        break;
      case "GONE":
        this.setActivity(env, node, "SUCCEED");
        env.nodes = env.nodes.filter((n) => n !== node);
        if (env.deleting && env.nodes.length === 0) this.removeSoon(env);
        break;
    }
  }

  /** A deleted environment is seen for a while after its last node has gone. */
  removeSoon(env: EnvRecord): void {
    this.world.schedule(this.world.settings.durations.envDeleting, { kind: "envGone", envId: env.id });
  }

  /** A ready-made node for the control interface. */
  blank(data: EnvData): NodeRecord {
    const type = chosenType(data);
    const internet = data.InternetAccessible;
    const bandwidth = Number(internet?.InternetMaxBandwidthOut ?? 0);
    const isPublic = bandwidth > 0 && isTrue(internet?.PublicIpAssigned ?? true);
    return {
      id: this.world.newId("node"),
      state: "SUBMITTED",
      epoch: 0,
      origin: "BATCH_CREATED",
      instanceType: type.name,
      cpu: type.cpu,
      mem: type.mem,
      instanceId: null,
      resourceCreatedTime: null,
      slots: 0,
      attempts: 0,
      activityId: null,
      privateIps: [`10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`],
      publicIps: isPublic ? [`198.51.100.${randomInt(1, 255)}`] : [],
    };
  }

  private create(env: EnvRecord, node: NodeRecord, cause: string): void {
    node.epoch++;
    node.state = "SUBMITTED";
    node.attempts++;
    node.activityId = this.startActivity(env, node, "CREATE_COMPUTE_NODE", cause).id;
    this.next(env, node, this.world.settings.durations.nodeSubmitted, "CREATING");
  }

  private created(env: EnvRecord, node: NodeRecord): void {
    const { durations, edition } = this.world.settings;
    const reason = this.world.takeCreationFailure(env.id);
    if (reason !== undefined) {
      node.state = "CREATION_FAILED";
      this.setActivity(env, node, "FAILED", reason);
      const most = env.input.ResourceMaxRetryCount ?? (edition === "current" ? CURRENT_RETRIES : Infinity);
      if (node.attempts <= most) this.next(env, node, durations.nodeRecreate, "AGAIN");
      return;
    }
    node.state = "CREATED";
    node.instanceId ??= this.world.newId("ins");
    node.resourceCreatedTime = this.world.now();
    this.setActivity(env, node, "SUCCEED");
    this.next(env, node, durations.nodeCreated, "RUNNING");
  }

  private next(env: EnvRecord, node: NodeRecord, seconds: number, to: NodeStep["to"]): void {
    this.world.schedule(seconds, { kind: "node", envId: env.id, nodeId: node.id, epoch: node.epoch, to });
  }

  private startActivity(
    env: EnvRecord,
    node: NodeRecord,
    type: ActivityRecord["type"],
    cause: string,
  ): ActivityRecord {
    const activity: ActivityRecord = {
      id: this.world.newId("act"),
      nodeId: node.id,
      instanceId: node.instanceId,
      type,
      state: type === "CREATE_COMPUTE_NODE" ? "SUBMITTED" : "PROCESSING",
      cause,
      reason: "",
      start: this.world.now(),
      end: null,
    };
    env.activities.push(activity);
    return activity;
  }

  private setActivity(env: EnvRecord, node: NodeRecord, state: ActivityRecord["state"], reason = ""): void {
    const activity = env.activities.find((a) => a.id === node.activityId);
    if (!activity) return;
    activity.state = state;
    activity.reason = reason;
    activity.instanceId = node.instanceId;
    if (state === "SUCCEED" || state === "FAILED") {
      activity.end = this.world.now();
      node.activityId = null;
    }
  }
}

export function chosenType(data: EnvData): { name: string; cpu: number; mem: number } {
  const options = data.InstanceTypeOptions;
  const name =
    data.InstanceType ??
    data.InstanceTypes?.[0] ??
    (options &&
      INSTANCE_TYPES.find((type) => type.cpu === options.CPU && type.mem === options.Memory)?.name) ??
    DEFAULT_INSTANCE_TYPE;
  const type = instanceType(name);
  return { name, cpu: type?.cpu ?? 1, mem: type?.mem ?? 1 };
}

export function isTerminable(node: NodeRecord): boolean {
  return ["CREATED", "CREATION_FAILED", "RUNNING", "ABNORMAL"].includes(node.state);
}
