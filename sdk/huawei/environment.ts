// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";

const spec: ResourceSpec = {
  type: "huawei:Environment",
  properties: [
    "envName",
    "source",
    "clusterId",
    "clusterName",
    "bucketName",
    "inputsJson",
    "defaultEnv",
    "ak",
    "sk",
    "projectId",
    "enterpriseProjectId",
    "deleteCluster",
    "connection",
    "createTime",
  ],
  secretInputs: { ak: true, sk: true },
  secretOutputs: [],
  documents: {},
};

/** Arguments of Environment: An environment. */
export interface EnvironmentArgs {
  /**
   * The name, at most 64 characters: lower-case letters, digits and `-`, a letter first, a letter or
   * digit last. Range: at most 64 characters. Default: the resource's name and seven hex digits. A
   * change: replaces.
   */
  envName?: pulumi.Input<string> | undefined;
  /** What it is on: `cci`, serverless containers, or `cce`, a Kubernetes cluster. A change: replaces. */
  source: pulumi.Input<"cci" | "cce">;
  /**
   * The id of an existing cluster, for `cce`. Range: not empty. Default: chosen by the platform. A
   * change: replaces.
   */
  clusterId?: pulumi.Input<string> | undefined;
  /**
   * The name of an existing namespace, for `cci`. Range: not empty. Default: chosen by the platform. A
   * change: replaces.
   */
  clusterName?: pulumi.Input<string> | undefined;
  /**
   * The bucket of object storage. Needed for `cce`; for `cci`, the parallel file system if one is used.
   * Range: not empty. A change: replaces.
   */
  bucketName?: pulumi.Input<string> | undefined;
  /**
   * The definition of a new cluster for `cce`: `kind` as `cluster`, `apiVersion` as `v2`, `metadata` and
   * `spec`. A change: replaces. Not returned by the platform: a refresh keeps the last value.
   */
  inputsJson?: pulumi.Input<Record<string, pulumi.Input<unknown>>> | undefined;
  /**
   * Whether it becomes the default environment. It stops being so when another one becomes it. Default:
   * `false`. A change: replaces. Not returned by the platform: a refresh keeps the last value.
   */
  defaultEnv?: pulumi.Input<boolean> | undefined;
  /**
   * The id of an access key with which the service uses the account's storage, for `cci`. Range: not
   * empty. A change: replaces. Secret: encrypted in state and left out of messages. Not returned by the
   * platform: a refresh keeps the last value.
   */
  ak?: pulumi.Input<string> | undefined;
  /**
   * The access key that belongs to `ak`. Range: not empty. A change: replaces. Secret: encrypted in
   * state and left out of messages. Not returned by the platform: a refresh keeps the last value.
   */
  sk?: pulumi.Input<string> | undefined;
  /**
   * The id of the project. Left out, it is the connection's. Range: not empty. A change: replaces. Not
   * returned by the platform: a refresh keeps the last value.
   */
  projectId?: pulumi.Input<string> | undefined;
  /**
   * The id of the enterprise project; `0` is the project `default`. Range: not empty. Default: `"0"`. A
   * change: replaces.
   */
  enterpriseProjectId?: pulumi.Input<string> | undefined;
  /**
   * Whether a delete also deletes the cluster, where it was created with the environment. Namespaces
   * always stay. Default: `false`. A change: in place.
   */
  deleteCluster?: pulumi.Input<boolean> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * An environment: a namespace of serverless containers or a Kubernetes cluster that executions run in.
 * Its calls are those of the REST reference, a later addition to the document. Every change replaces
 * it.
 *
 * Id: `9c1e684f-d574-99e0-19fa-3f4ac7156c4f`. API actions: create POST /v1/environments; read
 * get_environment; update none: every change replaces; delete DELETE /v1/environments/{id}.
 *
 * Gives up after 60 minutes (create), 60 (update) and 60 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class Environment extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/huawei:Environment";

  /**
   * The name, at most 64 characters: lower-case letters, digits and `-`, a letter first, a letter or
   * digit last. Range: at most 64 characters.
   */
  declare public readonly envName: pulumi.Output<string>;
  /** What it is on: `cci`, serverless containers, or `cce`, a Kubernetes cluster. */
  declare public readonly source: pulumi.Output<"cci" | "cce">;
  /** The id of an existing cluster, for `cce`. Range: not empty. */
  declare public readonly clusterId: pulumi.Output<string | undefined>;
  /** The name of an existing namespace, for `cci`. Range: not empty. */
  declare public readonly clusterName: pulumi.Output<string | undefined>;
  /**
   * The bucket of object storage. Needed for `cce`; for `cci`, the parallel file system if one is used.
   * Range: not empty.
   */
  declare public readonly bucketName: pulumi.Output<string | undefined>;
  /**
   * The definition of a new cluster for `cce`: `kind` as `cluster`, `apiVersion` as `v2`, `metadata` and
   * `spec`.
   */
  declare public readonly inputsJson: pulumi.Output<Record<string, unknown> | undefined>;
  /** Whether it becomes the default environment. It stops being so when another one becomes it. */
  declare public readonly defaultEnv: pulumi.Output<boolean | undefined>;
  /**
   * The id of an access key with which the service uses the account's storage, for `cci`. Range: not
   * empty.
   */
  declare public readonly ak: pulumi.Output<string | undefined>;
  /** The access key that belongs to `ak`. Range: not empty. */
  declare public readonly sk: pulumi.Output<string | undefined>;
  /** The id of the project. Left out, it is the connection's. Range: not empty. */
  declare public readonly projectId: pulumi.Output<string | undefined>;
  /** The id of the enterprise project; `0` is the project `default`. Range: not empty. */
  declare public readonly enterpriseProjectId: pulumi.Output<string | undefined>;
  /**
   * Whether a delete also deletes the cluster, where it was created with the environment. Namespaces
   * always stay.
   */
  declare public readonly deleteCluster: pulumi.Output<boolean | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** When it was created, UTC. */
  declare public readonly createTime: pulumi.Output<string>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: EnvironmentArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Environment {
    return new Environment(name, ...existing<EnvironmentArgs>(id, options));
  }

  /** Whether an object is a Environment, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Environment {
    return Resource.isOfType(object, Environment.__pulumiType);
  }
}
