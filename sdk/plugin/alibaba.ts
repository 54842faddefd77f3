// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import * as dynamic from "../alibaba";
import { existing, Resource, type ResourceOptions } from "../resource";

export * from "../alibaba";

/**
 * A job: tasks in an acyclic graph, run once. Every change but that of its priority replaces it by a
 * new job.
 *
 * A resource of the plugin.
 */
export class Job extends dynamic.Job {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:alibaba:Job";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Job {
    return new Job(name, ...existing<dynamic.JobArgs>(id, options));
  }

  /** Whether an object is a Job of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Job {
    return Resource.isOfType(object, Job.__pulumiType);
  }
}
