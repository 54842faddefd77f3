// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";
import type { Task, TaskArgs } from "./types";

const spec: ResourceSpec = {
  type: "tencent:TaskTemplate",
  properties: [
    "taskTemplateName",
    "taskTemplateDescription",
    "taskTemplateInfo",
    "tags",
    "connection",
    "createTime",
  ],
  secretInputs: {
    taskTemplateInfo: {
      application: { docker: { password: true } },
      computeEnv: { envData: { loginSettings: { password: true } } },
      authentications: [{ secretId: true, secretKey: true }],
    },
  },
  secretOutputs: [],
  documents: {},
};

/** Arguments of TaskTemplate: A task template. */
export interface TaskTemplateArgs {
  /**
   * The name. Today's API takes at most 60 bytes of UTF-8. Range: not empty. Default: the resource's
   * name and seven hex digits. A change: in place.
   */
  taskTemplateName?: pulumi.Input<string> | undefined;
  /** The description. Today's API takes at most 200 bytes of UTF-8. Default: `""`. A change: in place. */
  taskTemplateDescription?: pulumi.Input<string> | undefined;
  /** The task. A change: in place. */
  taskTemplateInfo: pulumi.Input<TaskArgs>;
  /**
   * Tags, at most 9: the provider sets one more, `pulumi-batchflow`, to find again what an interrupted
   * run has created. A change: replaces. Keys that others set are left alone. Needs a connection with
   * `edition: "current"`.
   */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty. Default: `"tencent"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * A task template: a stored description of one task.
 *
 * Id: `task-tmpl-7vtx96n2`. API actions: create CreateTaskTemplate; read DescribeTaskTemplates; update
 * ModifyTaskTemplate; delete DeleteTaskTemplates.
 *
 * Gives up after 10 minutes (create), 10 (update) and 10 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class TaskTemplate extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/tencent:TaskTemplate";

  /** The name. Today's API takes at most 60 bytes of UTF-8. Range: not empty. */
  declare public readonly taskTemplateName: pulumi.Output<string>;
  /** The description. Today's API takes at most 200 bytes of UTF-8. */
  declare public readonly taskTemplateDescription: pulumi.Output<string | undefined>;
  /** The task. */
  declare public readonly taskTemplateInfo: pulumi.Output<Task>;
  /**
   * Tags, at most 9: the provider sets one more, `pulumi-batchflow`, to find again what an interrupted
   * run has created.
   */
  declare public readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `tencent`. Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** When it was created. */
  declare public readonly createTime: pulumi.Output<string>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: TaskTemplateArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): TaskTemplate {
    return new TaskTemplate(name, ...existing<TaskTemplateArgs>(id, options));
  }

  /** Whether an object is a TaskTemplate, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is TaskTemplate {
    return Resource.isOfType(object, TaskTemplate.__pulumiType);
  }
}
