// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import * as dynamic from "../paddleflow";
import { existing, Resource, type ResourceOptions } from "../resource";

export * from "../paddleflow";

/**
 * A Kubernetes cluster that is registered with PaddleFlow. Only `root` manages clusters. With a
 * cluster go all its idle queues: let the program's queues use its name, so that they are deleted
 * before it.
 *
 * A resource of the plugin.
 */
export class Cluster extends dynamic.Cluster {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:paddleflow:Cluster";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Cluster {
    return new Cluster(name, ...existing<dynamic.ClusterArgs>(id, options));
  }

  /** Whether an object is a Cluster of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Cluster {
    return Resource.isOfType(object, Cluster.__pulumiType);
  }
}

/**
 * A file system: a storage under a name, for pipelines, runs and jobs. Servers up to v0.14.7-rc1
 * cannot change one: there every change replaces it, and with it go its links and its cache
 * configuration.
 *
 * A resource of the plugin.
 */
export class FileSystem extends dynamic.FileSystem {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:paddleflow:FileSystem";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): FileSystem {
    return new FileSystem(name, ...existing<dynamic.FileSystemArgs>(id, options));
  }

  /** Whether an object is a FileSystem of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is FileSystem {
    return Resource.isOfType(object, FileSystem.__pulumiType);
  }
}

/**
 * The cache configuration of a file system: how the nodes that mount it cache it. Every change
 * replaces it, which the server refuses while a pod has the file system mounted. Deleting the file
 * system deletes it.
 *
 * A resource of the plugin.
 */
export class FileSystemCache extends dynamic.FileSystemCache {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:paddleflow:FileSystemCache";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): FileSystemCache {
    return new FileSystemCache(name, ...existing<dynamic.FileSystemCacheArgs>(id, options));
  }

  /** Whether an object is a FileSystemCache of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is FileSystemCache {
    return Resource.isOfType(object, FileSystemCache.__pulumiType);
  }
}

/**
 * A flavour: an amount of resources that jobs ask for by name. Only `root` changes and deletes
 * flavours.
 *
 * A resource of the plugin.
 */
export class Flavour extends dynamic.Flavour {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:paddleflow:Flavour";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Flavour {
    return new Flavour(name, ...existing<dynamic.FlavourArgs>(id, options));
  }

  /** Whether an object is a Flavour of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Flavour {
    return Resource.isOfType(object, Flavour.__pulumiType);
  }
}

/**
 * A job: one container, or several that work together, run once on a queue. Only its labels,
 * annotations and, while it waits, its priority change in place.
 *
 * A resource of the plugin.
 */
export class Job extends dynamic.Job {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:paddleflow:Job";

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
 * A link: a folder of a file system that shows another storage. Every change replaces it. Deleting the
 * file system deletes its links.
 *
 * A resource of the plugin.
 */
export class Link extends dynamic.Link {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:paddleflow:Link";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Link {
    return new Link(name, ...existing<dynamic.LinkArgs>(id, options));
  }

  /** Whether an object is a Link of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Link {
    return Resource.isOfType(object, Link.__pulumiType);
  }
}

/**
 * A pipeline: a workflow that runs and schedules refer to by its id and the number of a version. A
 * change of it adds a version; another `name` in the YAML makes another pipeline.
 *
 * A resource of the plugin.
 */
export class Pipeline extends dynamic.Pipeline {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:paddleflow:Pipeline";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Pipeline {
    return new Pipeline(name, ...existing<dynamic.PipelineArgs>(id, options));
  }

  /** Whether an object is a Pipeline of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Pipeline {
    return Resource.isOfType(object, Pipeline.__pulumiType);
  }
}

/**
 * A version of a pipeline that something else manages. A version never changes: every change makes
 * another one. For a pipeline of the same program it is refused: change the Pipeline instead.
 *
 * A resource of the plugin.
 */
export class PipelineVersion extends dynamic.PipelineVersion {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:paddleflow:PipelineVersion";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): PipelineVersion {
    return new PipelineVersion(name, ...existing<dynamic.PipelineVersionArgs>(id, options));
  }

  /** Whether an object is a PipelineVersion of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is PipelineVersion {
    return Resource.isOfType(object, PipelineVersion.__pulumiType);
  }
}

/**
 * A queue: a share of a cluster's resources, which jobs are put into. Only `root` manages queues.
 *
 * A resource of the plugin.
 */
export class Queue extends dynamic.Queue {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:paddleflow:Queue";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Queue {
    return new Queue(name, ...existing<dynamic.QueueArgs>(id, options));
  }

  /** Whether an object is a Queue of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Queue {
    return Resource.isOfType(object, Queue.__pulumiType);
  }
}

/**
 * The right of a user to see and use a queue. Only `root` grants. It goes with the user and with the
 * queue.
 *
 * A resource of the plugin.
 */
export class QueueGrant extends dynamic.QueueGrant {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:paddleflow:QueueGrant";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): QueueGrant {
    return new QueueGrant(name, ...existing<dynamic.QueueGrantArgs>(id, options));
  }

  /** Whether an object is a QueueGrant of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is QueueGrant {
    return Resource.isOfType(object, QueueGrant.__pulumiType);
  }
}

/**
 * A run of a pipeline, of a YAML text or of a file. Every change of it replaces it by a new run.
 * Deleting it stops it, and deletes its output artifacts with it.
 *
 * A resource of the plugin.
 */
export class Run extends dynamic.Run {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:paddleflow:Run";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Run {
    return new Run(name, ...existing<dynamic.RunArgs>(id, options));
  }

  /** Whether an object is a Run of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Run {
    return Resource.isOfType(object, Run.__pulumiType);
  }
}

/**
 * A schedule: runs of one version of a pipeline, again and again. It can be stopped; every other
 * change replaces it. Its runs stay when it is deleted.
 *
 * A resource of the plugin.
 */
export class Schedule extends dynamic.Schedule {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:paddleflow:Schedule";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Schedule {
    return new Schedule(name, ...existing<dynamic.ScheduleArgs>(id, options));
  }

  /** Whether an object is a Schedule of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Schedule {
    return Resource.isOfType(object, Schedule.__pulumiType);
  }
}

/**
 * A user. Only `root` manages users. What a user owns stays when the user is deleted.
 *
 * A resource of the plugin.
 */
export class User extends dynamic.User {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:paddleflow:User";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): User {
    return new User(name, ...existing<dynamic.UserArgs>(id, options));
  }

  /** Whether an object is a User of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is User {
    return Resource.isOfType(object, User.__pulumiType);
  }
}
