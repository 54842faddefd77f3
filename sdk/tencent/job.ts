// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";
import type {
  Dependence,
  DependenceArgs,
  JobNotification,
  JobNotificationArgs,
  Placement,
  PlacementArgs,
  Task,
  TaskArgs,
} from "./types";

const spec: ResourceSpec = {
  type: "tencent:Job",
  properties: [
    "placement",
    "jobName",
    "jobDescription",
    "priority",
    "tasks",
    "dependences",
    "notifications",
    "taskExecutionDependOn",
    "stateIfCreateCvmFailed",
    "tags",
    "notificationTarget",
    "triggers",
    "waitFor",
    "connection",
    "createTime",
  ],
  secretInputs: {
    tasks: [
      {
        application: { docker: { password: true } },
        computeEnv: { envData: { loginSettings: { password: true } } },
        authentications: [{ secretId: true, secretKey: true }],
      },
    ],
  },
  secretOutputs: [],
  documents: {},
};

/** Arguments of Job: A job. */
export interface JobArgs {
  /** Where instances are placed. A change: replaces. */
  placement: pulumi.Input<PlacementArgs>;
  /** The name. Default: `""`. A change: replaces. With `edition: "current"` at most 60 characters. */
  jobName?: pulumi.Input<string> | undefined;
  /**
   * The description. Default: `""`. A change: replaces. With `edition: "current"` at most 200
   * characters.
   */
  jobDescription?: pulumi.Input<string> | undefined;
  /**
   * The priority, which tasks and task instances inherit; larger is more urgent today. Range: at least
   * 0. Default: chosen by the platform. A change: replaces. With `edition: "current"` at least 0, at
   * most 100.
   */
  priority?: pulumi.Input<number> | undefined;
  /** The tasks. Range: not empty. A change: replaces. */
  tasks: pulumi.Input<pulumi.Input<TaskArgs>[]>;
  /**
   * The edges of the task graph. They must name tasks of the job and lead round in no circle. A change:
   * replaces. The order has no meaning.
   */
  dependences?: pulumi.Input<pulumi.Input<DependenceArgs>[]> | undefined;
  /** Messages. A change: replaces. Not returned by the platform: a refresh keeps the last value. */
  notifications?: pulumi.Input<pulumi.Input<JobNotificationArgs>[]> | undefined;
  /**
   * When a task starts: after all task instances of its preceding tasks succeeded, after some did, or
   * after they ended, successful or not. Default: `"PRE_TASK_SUCCEED"`. A change: replaces. Not returned
   * by the platform: a refresh keeps the last value.
   */
  taskExecutionDependOn?:
    pulumi.Input<"PRE_TASK_SUCCEED" | "PRE_TASK_AT_LEAST_PARTLY_SUCCEED" | "PRE_TASK_FINISHED"> | undefined;
  /**
   * What becomes of a task instance when its CVM instance cannot be created: it has failed, or it goes
   * on waiting. No effect on tasks with envId. Default: `"FAILED"`. A change: replaces. Not returned by
   * the platform: a refresh keeps the last value.
   */
  stateIfCreateCvmFailed?: pulumi.Input<"FAILED" | "RUNNABLE"> | undefined;
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
  /**
   * Values of any kind; when one changes, the job is replaced by a new one, and so runs again. A change:
   * replaces.
   */
  triggers?: pulumi.Input<pulumi.Input<unknown>[]> | undefined;
  /**
   * What creation waits for. With `finished`, a job that fails fails the resource. Default:
   * `"submitted"`. A change: in place.
   */
  waitFor?: pulumi.Input<"submitted" | "finished"> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * A job: tasks in an acyclic graph, run once. Every change of it replaces it by a new job.
 *
 * Id: `job-97zcl3wt`. API actions: create SubmitJob; read DescribeJobs, DescribeJobSubmitInfo; update
 * none: every change replaces; delete TerminateJob, DeleteJob.
 *
 * Gives up after 120 minutes (create), 120 (update) and 60 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class Job extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/tencent:Job";

  /** Where instances are placed. */
  declare public readonly placement: pulumi.Output<Placement>;
  /** The name. */
  declare public readonly jobName: pulumi.Output<string | undefined>;
  /** The description. */
  declare public readonly jobDescription: pulumi.Output<string | undefined>;
  /**
   * The priority, which tasks and task instances inherit; larger is more urgent today. Range: at least
   * 0.
   */
  declare public readonly priority: pulumi.Output<number | undefined>;
  /** The tasks. Range: not empty. */
  declare public readonly tasks: pulumi.Output<Task[]>;
  /** The edges of the task graph. They must name tasks of the job and lead round in no circle. */
  declare public readonly dependences: pulumi.Output<Dependence[] | undefined>;
  /** Messages. */
  declare public readonly notifications: pulumi.Output<JobNotification[] | undefined>;
  /**
   * When a task starts: after all task instances of its preceding tasks succeeded, after some did, or
   * after they ended, successful or not.
   */
  declare public readonly taskExecutionDependOn: pulumi.Output<
    "PRE_TASK_SUCCEED" | "PRE_TASK_AT_LEAST_PARTLY_SUCCEED" | "PRE_TASK_FINISHED" | undefined
  >;
  /**
   * What becomes of a task instance when its CVM instance cannot be created: it has failed, or it goes
   * on waiting. No effect on tasks with envId.
   */
  declare public readonly stateIfCreateCvmFailed: pulumi.Output<"FAILED" | "RUNNABLE" | undefined>;
  /**
   * Tags, at most 9: the provider sets one more, `pulumi-batchflow`, to find again what an interrupted
   * run has created.
   */
  declare public readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /** The message queue that topics belong to. */
  declare public readonly notificationTarget: pulumi.Output<"CMQ" | "TDMQ_CMQ" | undefined>;
  /** Values of any kind; when one changes, the job is replaced by a new one, and so runs again. */
  declare public readonly triggers: pulumi.Output<unknown[] | undefined>;
  /** What creation waits for. With `finished`, a job that fails fails the resource. */
  declare public readonly waitFor: pulumi.Output<"submitted" | "finished" | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** When it was submitted. */
  declare public readonly createTime: pulumi.Output<string>;

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
