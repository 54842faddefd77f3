// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";
import type {
  JobFileSystem,
  JobFileSystemArgs,
  JobFlavour,
  JobFlavourArgs,
  JobMember,
  JobMemberArgs,
  JobSchedulingPolicy,
  JobSchedulingPolicyArgs,
} from "./types";

const spec: ResourceSpec = {
  type: "paddleflow:Job",
  properties: [
    "name",
    "schedulingPolicy",
    "labels",
    "annotations",
    "image",
    "flavour",
    "command",
    "args",
    "env",
    "port",
    "fs",
    "extraFS",
    "framework",
    "members",
    "extensionTemplate",
    "triggers",
    "waitFor",
    "connection",
    "userName",
    "acceptTime",
  ],
  secretInputs: { env: true, members: [{ env: true }] },
  secretOutputs: [],
  documents: {},
};

/** Arguments of Job: A job. */
export interface JobArgs {
  /** The name, at most 512 characters. Range: at most 512 characters. Default: `""`. A change: replaces. */
  name?: pulumi.Input<string> | undefined;
  /** How the job is scheduled. A change: replaces. */
  schedulingPolicy: pulumi.Input<JobSchedulingPolicyArgs>;
  /**
   * Labels, for Kubernetes too. To take one away replaces the job. A change: in place; taking a key away
   * replaces. Keys that others set are left alone.
   */
  labels?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /**
   * Annotations, for Kubernetes too. To take one away replaces the job. A change: in place; taking a key
   * away replaces. Keys that others set are left alone.
   */
  annotations?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /** The container image of a single job. Range: not empty. A change: replaces. */
  image?: pulumi.Input<string> | undefined;
  /** What the container of a single job has. A change: replaces. */
  flavour?: pulumi.Input<JobFlavourArgs> | undefined;
  /** The command. Default: `""`. A change: replaces. */
  command?: pulumi.Input<string> | undefined;
  /**
   * The command's arguments. A change: replaces. Not returned by the platform: a refresh keeps the last
   * value.
   */
  args?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * Environment variables. The server adds its own, such as `PF_JOB_NAMESPACE`. A change: replaces.
   * Secret: encrypted in state and left out of messages. Keys that others set are left alone.
   */
  env?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /**
   * The port that the container listens on. Range: at least 0, at most 65535. Default: `0`. A change:
   * replaces. Not returned by the platform: a refresh keeps the last value.
   */
  port?: pulumi.Input<number> | undefined;
  /**
   * The file system that is mounted. A change: replaces. Not returned by the platform: a refresh keeps
   * the last value.
   */
  fs?: pulumi.Input<JobFileSystemArgs> | undefined;
  /** More file systems. A change: replaces. Not returned by the platform: a refresh keeps the last value. */
  extraFS?: pulumi.Input<pulumi.Input<JobFileSystemArgs>[]> | undefined;
  /** What runs a distributed job. A change: replaces. */
  framework?:
    | pulumi.Input<"spark" | "mpi" | "tensorflow" | "pytorch" | "paddle" | "mxnet" | "ray" | "aitj">
    | undefined;
  /** The containers of a distributed job. Range: not empty. A change: replaces. */
  members?: pulumi.Input<pulumi.Input<JobMemberArgs>[]> | undefined;
  /**
   * The object in Kubernetes that is made for the job, in place of the server's own. A change: replaces.
   * Not returned by the platform: a refresh keeps the last value.
   */
  extensionTemplate?: pulumi.Input<Record<string, pulumi.Input<unknown>>> | undefined;
  /**
   * Values of any kind; when one changes, the job is replaced by a new one, and so runs again. A change:
   * replaces.
   */
  triggers?: pulumi.Input<pulumi.Input<unknown>[]> | undefined;
  /**
   * What creation waits for. With `finished`, a job that does not succeed fails the resource. Default:
   * `"submitted"`. A change: in place.
   */
  waitFor?: pulumi.Input<"submitted" | "finished"> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * A job: one container, or several that work together, run once on a queue. Only its labels,
 * annotations and, while it waits, its priority change in place.
 *
 * Id: `job-bc9c63189ee14a81`. API actions: create POST /job/single, POST /job/distributed; read GET
 * /job/{jobID}; update PUT /job/{jobID}?action=modify; delete PUT /job/{jobID}?action=stop, DELETE
 * /job/{jobID}.
 *
 * Gives up after 120 minutes (create), 120 (update) and 60 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class Job extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/paddleflow:Job";

  /** The name, at most 512 characters. Range: at most 512 characters. */
  declare public readonly name: pulumi.Output<string | undefined>;
  /** How the job is scheduled. */
  declare public readonly schedulingPolicy: pulumi.Output<JobSchedulingPolicy>;
  /** Labels, for Kubernetes too. To take one away replaces the job. */
  declare public readonly labels: pulumi.Output<Record<string, string> | undefined>;
  /** Annotations, for Kubernetes too. To take one away replaces the job. */
  declare public readonly annotations: pulumi.Output<Record<string, string> | undefined>;
  /** The container image of a single job. Range: not empty. */
  declare public readonly image: pulumi.Output<string | undefined>;
  /** What the container of a single job has. */
  declare public readonly flavour: pulumi.Output<JobFlavour | undefined>;
  /** The command. */
  declare public readonly command: pulumi.Output<string | undefined>;
  /** The command's arguments. */
  declare public readonly args: pulumi.Output<string[] | undefined>;
  /** Environment variables. The server adds its own, such as `PF_JOB_NAMESPACE`. */
  declare public readonly env: pulumi.Output<Record<string, string> | undefined>;
  /** The port that the container listens on. Range: at least 0, at most 65535. */
  declare public readonly port: pulumi.Output<number | undefined>;
  /** The file system that is mounted. */
  declare public readonly fs: pulumi.Output<JobFileSystem | undefined>;
  /** More file systems. */
  declare public readonly extraFS: pulumi.Output<JobFileSystem[] | undefined>;
  /** What runs a distributed job. */
  declare public readonly framework: pulumi.Output<
    "spark" | "mpi" | "tensorflow" | "pytorch" | "paddle" | "mxnet" | "ray" | "aitj" | undefined
  >;
  /** The containers of a distributed job. Range: not empty. */
  declare public readonly members: pulumi.Output<JobMember[] | undefined>;
  /** The object in Kubernetes that is made for the job, in place of the server's own. */
  declare public readonly extensionTemplate: pulumi.Output<Record<string, unknown> | undefined>;
  /** Values of any kind; when one changes, the job is replaced by a new one, and so runs again. */
  declare public readonly triggers: pulumi.Output<unknown[] | undefined>;
  /** What creation waits for. With `finished`, a job that does not succeed fails the resource. */
  declare public readonly waitFor: pulumi.Output<"submitted" | "finished" | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** Who created it. */
  declare public readonly userName: pulumi.Output<string>;
  /** When it was created, in the server's local time. */
  declare public readonly acceptTime: pulumi.Output<string>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: JobArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Job {
    return new Job(name, ...existing<JobArgs>(id, options));
  }

  /** Whether an object is a Job, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Job {
    return Resource.isOfType(object, Job.__pulumiType);
  }
}
