// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import * as dynamic from "../huawei";
import { existing, Resource, type ResourceOptions } from "../resource";

export * from "../huawei";

/**
 * An execution on a Cromwell server, by the server's public interface. The server deletes nothing: a
 * delete aborts what still runs, waits for its end, and leaves the record with the label
 * `pulumi-batchflow` as `released`.
 *
 * A resource of the plugin.
 */
export class CromwellExecution extends dynamic.CromwellExecution {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:huawei:CromwellExecution";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): CromwellExecution {
    return new CromwellExecution(name, ...existing<dynamic.CromwellExecutionArgs>(id, options));
  }

  /** Whether an object is a CromwellExecution of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is CromwellExecution {
    return Resource.isOfType(object, CromwellExecution.__pulumiType);
  }
}

/**
 * An environment: a namespace of serverless containers or a Kubernetes cluster that executions run in.
 * Its calls are those of the REST reference, a later addition to the document. Every change replaces
 * it.
 *
 * A resource of the plugin.
 */
export class Environment extends dynamic.Environment {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:huawei:Environment";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Environment {
    return new Environment(name, ...existing<dynamic.EnvironmentArgs>(id, options));
  }

  /** Whether an object is a Environment of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Environment {
    return Resource.isOfType(object, Environment.__pulumiType);
  }
}

/**
 * An execution: one run of a workflow. Only its priority changes in place; every other change replaces
 * it by a new run.
 *
 * A resource of the plugin.
 */
export class Execution extends dynamic.Execution {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:huawei:Execution";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Execution {
    return new Execution(name, ...existing<dynamic.ExecutionArgs>(id, options));
  }

  /** Whether an object is a Execution of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Execution {
    return Resource.isOfType(object, Execution.__pulumiType);
  }
}

/**
 * A tool: a container image with its command and the resources that it needs by default, which
 * workflows name as `name:version`. Its calls are those of the REST reference, a later addition to the
 * document.
 *
 * A resource of the plugin.
 */
export class Tool extends dynamic.Tool {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:huawei:Tool";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Tool {
    return new Tool(name, ...existing<dynamic.ToolArgs>(id, options));
  }

  /** Whether an object is a Tool of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Tool {
    return Resource.isOfType(object, Tool.__pulumiType);
  }
}

/**
 * A workflow of the Gene Container Service: a definition of jobs in YAML, of which executions are
 * runs.
 *
 * A resource of the plugin.
 */
export class Workflow extends dynamic.Workflow {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "batchflow:huawei:Workflow";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Workflow {
    return new Workflow(name, ...existing<dynamic.WorkflowArgs>(id, options));
  }

  /** Whether an object is a Workflow of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Workflow {
    return Resource.isOfType(object, Workflow.__pulumiType);
  }
}
