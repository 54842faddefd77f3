// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import * as dynamic from "../tencent";
import { existing, Resource, type ResourceOptions } from "../resource";

export * from "../tencent";

/**
 * A named compute environment: a standing set of compute nodes that tasks run on.
 *
 * A resource of the plugin.
 */
export class ComputeEnv extends dynamic.ComputeEnv {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:tencent:ComputeEnv";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): ComputeEnv {
    return new ComputeEnv(name, ...existing<dynamic.ComputeEnvArgs>(id, options));
  }

  /** Whether an object is a ComputeEnv of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is ComputeEnv {
    return Resource.isOfType(object, ComputeEnv.__pulumiType);
  }
}

/**
 * A job: tasks in an acyclic graph, run once. Every change of it replaces it by a new job.
 *
 * A resource of the plugin.
 */
export class Job extends dynamic.Job {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:tencent:Job";

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

/**
 * A task template: a stored description of one task.
 *
 * A resource of the plugin.
 */
export class TaskTemplate extends dynamic.TaskTemplate {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:tencent:TaskTemplate";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): TaskTemplate {
    return new TaskTemplate(name, ...existing<dynamic.TaskTemplateArgs>(id, options));
  }

  /** Whether an object is a TaskTemplate of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is TaskTemplate {
    return Resource.isOfType(object, TaskTemplate.__pulumiType);
  }
}
