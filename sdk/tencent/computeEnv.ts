// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";
import type {
  AgentRunningMode,
  AgentRunningModeArgs,
  Authentication,
  AuthenticationArgs,
  ComputeEnvNotification,
  ComputeEnvNotificationArgs,
  EnvData,
  EnvDataArgs,
  InputMapping,
  InputMappingArgs,
  MountDataDisk,
  MountDataDiskArgs,
  Placement,
  PlacementArgs,
} from "./types";

const spec: ResourceSpec = {
  type: "tencent:ComputeEnv",
  properties: [
    "envName",
    "envDescription",
    "desiredComputeNodeCount",
    "envType",
    "envData",
    "mountDataDisks",
    "authentications",
    "inputMappings",
    "agentRunningMode",
    "notifications",
    "actionIfComputeNodeInactive",
    "resourceMaxRetryCount",
    "tags",
    "notificationTarget",
    "placement",
    "waitForNodes",
    "connection",
    "createTime",
  ],
  secretInputs: {
    envData: { loginSettings: { password: true } },
    authentications: [{ secretId: true, secretKey: true }],
  },
  secretOutputs: [],
  documents: {},
};

/** Arguments of ComputeEnv: A named compute environment. */
export interface ComputeEnvArgs {
  /**
   * The name. Range: not empty. Default: the resource's name and seven hex digits. A change: in place
   * with `edition: "current"`, otherwise replaces.
   */
  envName?: pulumi.Input<string> | undefined;
  /** The description. Default: `""`. A change: in place with `edition: "current"`, otherwise replaces. */
  envDescription?: pulumi.Input<string> | undefined;
  /**
   * The wanted number of nodes. Range: at least 0. A change: in place. With `edition: "current"` at
   * least 0, at most 2000.
   */
  desiredComputeNodeCount: pulumi.Input<number>;
  /** How it is managed. Default: `"MANAGED"`. A change: replaces. */
  envType?: pulumi.Input<"MANAGED"> | undefined;
  /** What its instances are made of. A change: replaces. */
  envData?: pulumi.Input<EnvDataArgs> | undefined;
  /** Mounts of data disks. A change: replaces. */
  mountDataDisks?: pulumi.Input<pulumi.Input<MountDataDiskArgs>[]> | undefined;
  /** Credentials for storage services. A change: replaces. */
  authentications?: pulumi.Input<pulumi.Input<AuthenticationArgs>[]> | undefined;
  /** Mounts of remote storage. A change: replaces. */
  inputMappings?: pulumi.Input<pulumi.Input<InputMappingArgs>[]> | undefined;
  /**
   * How the Batch agent runs on Windows. A change: replaces. Not returned by the platform: a refresh
   * keeps the last value.
   */
  agentRunningMode?: pulumi.Input<AgentRunningModeArgs> | undefined;
  /**
   * Messages. The API of 2018 takes at most one. A change: replaces. With `edition: "2018"` at most 1
   * elements.
   */
  notifications?: pulumi.Input<pulumi.Input<ComputeEnvNotificationArgs>[]> | undefined;
  /**
   * What happens to nodes whose instance could not be created or was returned: `RECREATE`, the only
   * value in the documents, creates them again from time to time. Range: not empty. Default:
   * `"RECREATE"`. A change: replaces. Not returned by the platform: a refresh keeps the last value.
   */
  actionIfComputeNodeInactive?: pulumi.Input<string> | undefined;
  /**
   * How often the creation of an instance is tried again, at most 100. Range: at least 0, at most 100.
   * Default: `7`. A change: replaces. Not returned by the platform: a refresh keeps the last value.
   * Needs a connection with `edition: "current"`.
   */
  resourceMaxRetryCount?: pulumi.Input<number> | undefined;
  /**
   * Tags, at most 9: the provider sets one more, `pulumi-batchflow`, to find again what an interrupted
   * run has created. A change: replaces. Keys that others set are left alone. Needs a connection with
   * `edition: "current"`.
   */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /**
   * The message queue that topics belong to. Default: `"CMQ"`. A change: replaces. Not returned by the
   * platform: a refresh keeps the last value. Needs a connection with `edition: "current"`.
   */
  notificationTarget?: pulumi.Input<"CMQ" | "TDMQ_CMQ"> | undefined;
  /** Where instances are placed. A change: replaces. */
  placement: pulumi.Input<PlacementArgs>;
  /**
   * Whether creation and scaling wait until the wanted number of nodes runs, and fail where nodes cannot
   * be created. Default: `true`. A change: in place.
   */
  waitForNodes?: pulumi.Input<boolean> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * A named compute environment: a standing set of compute nodes that tasks run on.
 *
 * Id: `env-lcpcej85`. API actions: create CreateComputeEnv; read DescribeComputeEnvs,
 * DescribeComputeEnvCreateInfos; update ModifyComputeEnv; delete ModifyComputeEnv,
 * TerminateComputeNodes, DetachInstances, DeleteComputeEnv.
 *
 * Gives up after 30 minutes (create), 30 (update) and 30 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class ComputeEnv extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/tencent:ComputeEnv";

  /** The name. Range: not empty. */
  declare public readonly envName: pulumi.Output<string>;
  /** The description. */
  declare public readonly envDescription: pulumi.Output<string | undefined>;
  /** The wanted number of nodes. Range: at least 0. */
  declare public readonly desiredComputeNodeCount: pulumi.Output<number>;
  /** How it is managed. */
  declare public readonly envType: pulumi.Output<"MANAGED" | undefined>;
  /** What its instances are made of. */
  declare public readonly envData: pulumi.Output<EnvData | undefined>;
  /** Mounts of data disks. */
  declare public readonly mountDataDisks: pulumi.Output<MountDataDisk[] | undefined>;
  /** Credentials for storage services. */
  declare public readonly authentications: pulumi.Output<Authentication[] | undefined>;
  /** Mounts of remote storage. */
  declare public readonly inputMappings: pulumi.Output<InputMapping[] | undefined>;
  /** How the Batch agent runs on Windows. */
  declare public readonly agentRunningMode: pulumi.Output<AgentRunningMode | undefined>;
  /** Messages. The API of 2018 takes at most one. */
  declare public readonly notifications: pulumi.Output<ComputeEnvNotification[] | undefined>;
  /**
   * What happens to nodes whose instance could not be created or was returned: `RECREATE`, the only
   * value in the documents, creates them again from time to time. Range: not empty.
   */
  declare public readonly actionIfComputeNodeInactive: pulumi.Output<string | undefined>;
  /** How often the creation of an instance is tried again, at most 100. Range: at least 0, at most 100. */
  declare public readonly resourceMaxRetryCount: pulumi.Output<number | undefined>;
  /**
   * Tags, at most 9: the provider sets one more, `pulumi-batchflow`, to find again what an interrupted
   * run has created.
   */
  declare public readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /** The message queue that topics belong to. */
  declare public readonly notificationTarget: pulumi.Output<"CMQ" | "TDMQ_CMQ" | undefined>;
  /** Where instances are placed. */
  declare public readonly placement: pulumi.Output<Placement>;
  /**
   * Whether creation and scaling wait until the wanted number of nodes runs, and fail where nodes cannot
   * be created.
   */
  declare public readonly waitForNodes: pulumi.Output<boolean | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** When it was created. */
  declare public readonly createTime: pulumi.Output<string>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: ComputeEnvArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): ComputeEnv {
    return new ComputeEnv(name, ...existing<ComputeEnvArgs>(id, options));
  }

  /** Whether an object is a ComputeEnv, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is ComputeEnv {
    return Resource.isOfType(object, ComputeEnv.__pulumiType);
  }
}
