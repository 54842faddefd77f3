// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";
import type { TaskDag, TaskDagArgs } from "./types";

const spec: ResourceSpec = {
  type: "alibaba:Job",
  properties: [
    "jobName",
    "jobTag",
    "priority",
    "description",
    "taskDag",
    "triggers",
    "stopToChangePriority",
    "waitFor",
    "connection",
    "createTime",
    "ownerId",
  ],
  secretInputs: {},
  secretOutputs: [],
  documents: {},
};

/** Arguments of Job: A job. */
export interface JobArgs {
  /**
   * The name: letters, digits, `-` and `_`, no digit first, at most 64. Range: not empty. Default: the
   * resource's name and seven hex digits. A change: replaces.
   */
  jobName?: pulumi.Input<string> | undefined;
  /**
   * A tag, which the service keeps with the job. Range: not empty. Default: `"BatchCompute"`. A change:
   * replaces.
   */
  jobTag?: pulumi.Input<string> | undefined;
  /**
   * The priority, from 0 to 1000; larger is scheduled first. The service changes it only while the job
   * is stopped or has failed: see stopToChangePriority. Range: at least 0, at most 1000. Default: `0`. A
   * change: in place.
   */
  priority?: pulumi.Input<number> | undefined;
  /** A short description. Default: `""`. A change: replaces. */
  description?: pulumi.Input<string> | undefined;
  /** The tasks of a job, and which of them run before which. A change: replaces. */
  taskDag: pulumi.Input<TaskDagArgs>;
  /**
   * Values of any kind; when one changes, the job is replaced by a new one, and so runs again. A change:
   * replaces.
   */
  triggers?: pulumi.Input<pulumi.Input<unknown>[]> | undefined;
  /**
   * Whether a change of the priority may stop a job that waits or runs, and start it again: instances
   * that have not finished then run from their beginning. Otherwise such a change is refused. Default:
   * `false`. A change: in place.
   */
  stopToChangePriority?: pulumi.Input<boolean> | undefined;
  /**
   * What creation waits for. With `finished`, a job that fails or is stopped fails the resource, and the
   * next update starts it again: instances that have finished do not run again. Default: `"submitted"`.
   * A change: in place.
   */
  waitFor?: pulumi.Input<"submitted" | "finished"> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `alibaba`. Range: not empty. Default: `"alibaba"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * A job: tasks in an acyclic graph, run once. Every change but that of its priority replaces it by a
 * new job.
 *
 * Id: `job-000000005d1f`. API actions: create POST /jobs; read GET /jobs/{id}, GET
 * /jobs/{id}/description; update PUT /jobs/{id}/Priority, PUT /jobs/{id}?Action=Stop and Start; delete
 * PUT /jobs/{id}?Action=Stop, DELETE /jobs/{id}.
 *
 * Gives up after 120 minutes (create), 120 (update) and 60 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class Job extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/alibaba:Job";

  /** The name: letters, digits, `-` and `_`, no digit first, at most 64. Range: not empty. */
  declare public readonly jobName: pulumi.Output<string>;
  /** A tag, which the service keeps with the job. Range: not empty. */
  declare public readonly jobTag: pulumi.Output<string | undefined>;
  /**
   * The priority, from 0 to 1000; larger is scheduled first. The service changes it only while the job
   * is stopped or has failed: see stopToChangePriority. Range: at least 0, at most 1000.
   */
  declare public readonly priority: pulumi.Output<number | undefined>;
  /** A short description. */
  declare public readonly description: pulumi.Output<string | undefined>;
  /** The tasks of a job, and which of them run before which. */
  declare public readonly taskDag: pulumi.Output<TaskDag>;
  /** Values of any kind; when one changes, the job is replaced by a new one, and so runs again. */
  declare public readonly triggers: pulumi.Output<unknown[] | undefined>;
  /**
   * Whether a change of the priority may stop a job that waits or runs, and start it again: instances
   * that have not finished then run from their beginning. Otherwise such a change is refused.
   */
  declare public readonly stopToChangePriority: pulumi.Output<boolean | undefined>;
  /**
   * What creation waits for. With `finished`, a job that fails or is stopped fails the resource, and the
   * next update starts it again: instances that have finished do not run again.
   */
  declare public readonly waitFor: pulumi.Output<"submitted" | "finished" | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `alibaba`. Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** When it was submitted, in ISO 8601. */
  declare public readonly createTime: pulumi.Output<string | undefined>;
  /** The id of the account: a number as a text, whose digits are exact. */
  declare public readonly ownerId: pulumi.Output<string>;

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
