// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import type { YamlDocument } from "../document";
import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";

const spec: ResourceSpec = {
  type: "huawei:Workflow",
  properties: [
    "name",
    "vendor",
    "description",
    "file",
    "fileName",
    "fileChange",
    "deleteWorkflowPackage",
    "enterpriseProjectId",
    "connection",
    "createTime",
  ],
  secretInputs: {},
  secretOutputs: [],
  documents: { file: "yaml" },
};

/** Arguments of Workflow: A workflow. */
export interface WorkflowArgs {
  /**
   * The name, at most 40 characters: lower-case letters, digits and `-`, a letter first, a letter or
   * digit last. Range: at most 40 characters. Default: the resource's name and seven hex digits. A
   * change: in place.
   */
  name?: pulumi.Input<string> | undefined;
  /**
   * Who offers it, at most 64 characters, none of `<>()#%&/`. Left out, it is the tenant's name.
   * Default: `""`. A change: in place.
   */
  vendor?: pulumi.Input<string> | undefined;
  /** The description, at most 255 characters, none of `<>#%&`. Default: `""`. A change: in place. */
  description?: pulumi.Input<string> | undefined;
  /**
   * The definition in YAML. Files that say the same are no change, whatever their layout and comments. A
   * change: in place. A text, a file that holds it, or an object.
   */
  file: pulumi.Input<YamlDocument>;
  /**
   * The name under which the file is stored, at most 64 characters, ending in `.yaml` or `.yml`. Left
   * out, it is the workflow's name with `.yaml`. Range: at most 64 characters. A change: in place. Not
   * returned by the platform: a refresh keeps the last value.
   */
  fileName?: pulumi.Input<string> | undefined;
  /**
   * What a change of `file` does: `update` changes the workflow, which the service refuses while
   * executions use it; `replace` makes a new workflow, and thereby new executions of those that refer to
   * it. Default: `"update"`. A change: in place.
   */
  fileChange?: pulumi.Input<"update" | "replace"> | undefined;
  /**
   * Whether a delete also removes the workflow's package from object storage. Default: `false`. A
   * change: in place.
   */
  deleteWorkflowPackage?: pulumi.Input<boolean> | undefined;
  /**
   * The id of the enterprise project; `0` is the project `default`. Range: not empty. Default: `"0"`. A
   * change: replaces.
   */
  enterpriseProjectId?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * A workflow of the Gene Container Service: a definition of jobs in YAML, of which executions are
 * runs.
 *
 * Id: `0e7196ae-fdbf-84e4-d751-28554dcd7572`. API actions: create create_workflow; read get_workflow,
 * download_workflow; update update_workflow; delete delete_workflow.
 *
 * Gives up after 10 minutes (create), 10 (update) and 10 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class Workflow extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/huawei:Workflow";

  /**
   * The name, at most 40 characters: lower-case letters, digits and `-`, a letter first, a letter or
   * digit last. Range: at most 40 characters.
   */
  declare public readonly name: pulumi.Output<string>;
  /** Who offers it, at most 64 characters, none of `<>()#%&/`. Left out, it is the tenant's name. */
  declare public readonly vendor: pulumi.Output<string | undefined>;
  /** The description, at most 255 characters, none of `<>#%&`. */
  declare public readonly description: pulumi.Output<string | undefined>;
  /** The definition in YAML. Files that say the same are no change, whatever their layout and comments. */
  declare public readonly file: pulumi.Output<string>;
  /**
   * The name under which the file is stored, at most 64 characters, ending in `.yaml` or `.yml`. Left
   * out, it is the workflow's name with `.yaml`. Range: at most 64 characters.
   */
  declare public readonly fileName: pulumi.Output<string | undefined>;
  /**
   * What a change of `file` does: `update` changes the workflow, which the service refuses while
   * executions use it; `replace` makes a new workflow, and thereby new executions of those that refer to
   * it.
   */
  declare public readonly fileChange: pulumi.Output<"update" | "replace" | undefined>;
  /** Whether a delete also removes the workflow's package from object storage. */
  declare public readonly deleteWorkflowPackage: pulumi.Output<boolean | undefined>;
  /** The id of the enterprise project; `0` is the project `default`. Range: not empty. */
  declare public readonly enterpriseProjectId: pulumi.Output<string | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** When it was created, UTC. */
  declare public readonly createTime: pulumi.Output<string>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: WorkflowArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Workflow {
    return new Workflow(name, ...existing<WorkflowArgs>(id, options));
  }

  /** Whether an object is a Workflow, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Workflow {
    return Resource.isOfType(object, Workflow.__pulumiType);
  }
}
