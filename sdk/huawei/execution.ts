// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";

const spec: ResourceSpec = {
  type: "huawei:Execution",
  properties: [
    "name",
    "workflowId",
    "sfsPvcName",
    "target",
    "clusterId",
    "namespace",
    "priority",
    "inputsJson",
    "timeout",
    "description",
    "label",
    "email",
    "sms",
    "events",
    "emailMessage",
    "emailSubject",
    "emailDisplayName",
    "smsMessage",
    "imagePullPolicy",
    "jobRetryCount",
    "refBucketName",
    "dataBucketName",
    "enterpriseProjectId",
    "triggers",
    "waitFor",
    "connection",
    "createTime",
  ],
  secretInputs: {},
  secretOutputs: [],
  documents: {},
};

/** Arguments of Execution: An execution. */
export interface ExecutionArgs {
  /**
   * The name, at most 63 characters: lower-case letters, digits and `-`, a letter first, a letter or
   * digit last. Range: at most 63 characters. Default: the resource's name and seven hex digits. A
   * change: replaces.
   */
  name?: pulumi.Input<string> | undefined;
  /** The id of the workflow to run. Range: not empty. A change: replaces. */
  workflowId: pulumi.Input<string>;
  /**
   * The name of the shared storage (PVC), which the namespace or cluster must have. Range: not empty. A
   * change: replaces.
   */
  sfsPvcName: pulumi.Input<string>;
  /**
   * Where it runs: `cci`, on serverless containers, or `cce`, on a Kubernetes cluster. Default: `"cci"`.
   * A change: replaces.
   */
  target?: pulumi.Input<"cci" | "cce"> | undefined;
  /**
   * The id of the cluster, from an environment. For `cce`, and needed there. Default: `""`. A change:
   * replaces.
   */
  clusterId?: pulumi.Input<string> | undefined;
  /**
   * The namespace, which must exist. Needed for `cci`; for `cce` it is `default` where left out or
   * empty. Default: `"default"`. A change: replaces.
   */
  namespace?: pulumi.Input<string> | undefined;
  /**
   * The priority, from 0 to 999; larger comes first. Changes in place. Range: at least 0, at most 999.
   * Default: `0`. A change: in place.
   */
  priority?: pulumi.Input<number> | undefined;
  /**
   * Values for the workflow's inputs, by name. Those left out have the defaults of the workflow's file.
   * A change: replaces.
   */
  inputsJson?: pulumi.Input<Record<string, pulumi.Input<unknown>>> | undefined;
  /** Minutes after which it is given up. Range: at least 1. Default: `720`. A change: replaces. */
  timeout?: pulumi.Input<number> | undefined;
  /** The description, at most 255 characters, none of `<>#%&`. Default: `""`. A change: replaces. */
  description?: pulumi.Input<string> | undefined;
  /** Labels. A change: replaces. */
  label?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /**
   * E-mail addresses to notify. A change: replaces. Not returned by the platform: a refresh keeps the
   * last value. The order has no meaning.
   */
  email?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * Phone numbers to notify. A change: replaces. Not returned by the platform: a refresh keeps the last
   * value. The order has no meaning.
   */
  sms?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * What to notify of. Range: not empty. Default: `["exec_failed","exec_succeeded"]`. A change:
   * replaces. Not returned by the platform: a refresh keeps the last value. The order has no meaning.
   */
  events?: pulumi.Input<pulumi.Input<"exec_failed" | "exec_succeeded">[]> | undefined;
  /**
   * The text of e-mails, at most 360 characters, with the placeholders `{guid}`, `{name}` and
   * `{status}`. Range: at most 360 characters. Default: `""`. A change: replaces. Not returned by the
   * platform: a refresh keeps the last value.
   */
  emailMessage?: pulumi.Input<string> | undefined;
  /**
   * The subject of e-mails. Default: `""`. A change: replaces. Not returned by the platform: a refresh
   * keeps the last value.
   */
  emailSubject?: pulumi.Input<string> | undefined;
  /**
   * The name of the sender of e-mails. Default: `""`. A change: replaces. Not returned by the platform:
   * a refresh keeps the last value.
   */
  emailDisplayName?: pulumi.Input<string> | undefined;
  /**
   * The text of messages to phones, at most 360 characters, with the placeholders `{guid}`, `{name}` and
   * `{status}`. Range: at most 360 characters. Default: `""`. A change: replaces. Not returned by the
   * platform: a refresh keeps the last value.
   */
  smsMessage?: pulumi.Input<string> | undefined;
  /**
   * When images are pulled. Default: `"IfNotPresent"`. A change: replaces. Not returned by the platform:
   * a refresh keeps the last value.
   */
  imagePullPolicy?: pulumi.Input<"IfNotPresent" | "Always" | "Never"> | undefined;
  /**
   * How often a job that fails is tried again; 0 for never. Range: at least 0. Default: `3`. A change:
   * replaces. Not returned by the platform: a refresh keeps the last value.
   */
  jobRetryCount?: pulumi.Input<number> | undefined;
  /**
   * The bucket with reference data. Range: not empty. A change: replaces. Not returned by the platform:
   * a refresh keeps the last value.
   */
  refBucketName?: pulumi.Input<string> | undefined;
  /**
   * The bucket with sample data. Range: not empty. A change: replaces. Not returned by the platform: a
   * refresh keeps the last value.
   */
  dataBucketName?: pulumi.Input<string> | undefined;
  /**
   * The id of the enterprise project; `0` is the project `default`. Range: not empty. Default: `"0"`. A
   * change: replaces.
   */
  enterpriseProjectId?: pulumi.Input<string> | undefined;
  /**
   * Values of any kind; when one changes, the execution is replaced by a new one, and so runs again. A
   * change: replaces.
   */
  triggers?: pulumi.Input<pulumi.Input<unknown>[]> | undefined;
  /**
   * What creation waits for. With `finished`, an execution that fails or is cancelled fails the
   * resource. Default: `"submitted"`. A change: in place.
   */
  waitFor?: pulumi.Input<"submitted" | "finished"> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * An execution: one run of a workflow. Only its priority changes in place; every other change replaces
 * it by a new run.
 *
 * Id: `e19d3faf-9f04-9685-e5c0-fbe8d40b96cd`. API actions: create create_execution; read
 * get_execution; update operate_execution (update); delete operate_execution (cancel),
 * delete_execution.
 *
 * Gives up after 780 minutes (create), 780 (update) and 60 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class Execution extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/huawei:Execution";

  /**
   * The name, at most 63 characters: lower-case letters, digits and `-`, a letter first, a letter or
   * digit last. Range: at most 63 characters.
   */
  declare public readonly name: pulumi.Output<string>;
  /** The id of the workflow to run. Range: not empty. */
  declare public readonly workflowId: pulumi.Output<string>;
  /** The name of the shared storage (PVC), which the namespace or cluster must have. Range: not empty. */
  declare public readonly sfsPvcName: pulumi.Output<string>;
  /** Where it runs: `cci`, on serverless containers, or `cce`, on a Kubernetes cluster. */
  declare public readonly target: pulumi.Output<"cci" | "cce" | undefined>;
  /** The id of the cluster, from an environment. For `cce`, and needed there. */
  declare public readonly clusterId: pulumi.Output<string | undefined>;
  /**
   * The namespace, which must exist. Needed for `cci`; for `cce` it is `default` where left out or
   * empty.
   */
  declare public readonly namespace: pulumi.Output<string | undefined>;
  /** The priority, from 0 to 999; larger comes first. Changes in place. Range: at least 0, at most 999. */
  declare public readonly priority: pulumi.Output<number | undefined>;
  /** Values for the workflow's inputs, by name. Those left out have the defaults of the workflow's file. */
  declare public readonly inputsJson: pulumi.Output<Record<string, unknown> | undefined>;
  /** Minutes after which it is given up. Range: at least 1. */
  declare public readonly timeout: pulumi.Output<number | undefined>;
  /** The description, at most 255 characters, none of `<>#%&`. */
  declare public readonly description: pulumi.Output<string | undefined>;
  /** Labels. */
  declare public readonly label: pulumi.Output<Record<string, string> | undefined>;
  /** E-mail addresses to notify. */
  declare public readonly email: pulumi.Output<string[] | undefined>;
  /** Phone numbers to notify. */
  declare public readonly sms: pulumi.Output<string[] | undefined>;
  /** What to notify of. Range: not empty. */
  declare public readonly events: pulumi.Output<("exec_failed" | "exec_succeeded")[] | undefined>;
  /**
   * The text of e-mails, at most 360 characters, with the placeholders `{guid}`, `{name}` and
   * `{status}`. Range: at most 360 characters.
   */
  declare public readonly emailMessage: pulumi.Output<string | undefined>;
  /** The subject of e-mails. */
  declare public readonly emailSubject: pulumi.Output<string | undefined>;
  /** The name of the sender of e-mails. */
  declare public readonly emailDisplayName: pulumi.Output<string | undefined>;
  /**
   * The text of messages to phones, at most 360 characters, with the placeholders `{guid}`, `{name}` and
   * `{status}`. Range: at most 360 characters.
   */
  declare public readonly smsMessage: pulumi.Output<string | undefined>;
  /** When images are pulled. */
  declare public readonly imagePullPolicy: pulumi.Output<"IfNotPresent" | "Always" | "Never" | undefined>;
  /** How often a job that fails is tried again; 0 for never. Range: at least 0. */
  declare public readonly jobRetryCount: pulumi.Output<number | undefined>;
  /** The bucket with reference data. Range: not empty. */
  declare public readonly refBucketName: pulumi.Output<string | undefined>;
  /** The bucket with sample data. Range: not empty. */
  declare public readonly dataBucketName: pulumi.Output<string | undefined>;
  /** The id of the enterprise project; `0` is the project `default`. Range: not empty. */
  declare public readonly enterpriseProjectId: pulumi.Output<string | undefined>;
  /** Values of any kind; when one changes, the execution is replaced by a new one, and so runs again. */
  declare public readonly triggers: pulumi.Output<unknown[] | undefined>;
  /**
   * What creation waits for. With `finished`, an execution that fails or is cancelled fails the
   * resource.
   */
  declare public readonly waitFor: pulumi.Output<"submitted" | "finished" | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** When it was created, UTC. */
  declare public readonly createTime: pulumi.Output<string>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: ExecutionArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Execution {
    return new Execution(name, ...existing<ExecutionArgs>(id, options));
  }

  /** Whether an object is a Execution, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Execution {
    return Resource.isOfType(object, Execution.__pulumiType);
  }
}
