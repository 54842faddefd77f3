// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";

const spec: ResourceSpec = {
  type: "huawei:Tool",
  properties: [
    "name",
    "version",
    "image",
    "description",
    "vendor",
    "instruction",
    "cpu",
    "memory",
    "command",
    "logo",
    "type",
    "category",
    "newCategory",
    "enterpriseProjectId",
    "connection",
    "createTime",
  ],
  secretInputs: {},
  secretOutputs: [],
  documents: {},
};

/** Arguments of Tool: A tool. */
export interface ToolArgs {
  /**
   * The name, at most 64 characters, as a name of a workflow. Range: at most 64 characters. Default: the
   * resource's name and seven hex digits. A change: replaces.
   */
  name?: pulumi.Input<string> | undefined;
  /**
   * The version, at most 24 letters and digits, parted by single `-` or `.`. Range: at most 24
   * characters. A change: in place.
   */
  version: pulumi.Input<string>;
  /**
   * The address of the image, at most 255 characters, and 128 in a change. Range: not empty, at most 255
   * characters. A change: in place.
   */
  image: pulumi.Input<string>;
  /** The description, at most 255 characters, none of `<>#%&`. Default: `""`. A change: in place. */
  description?: pulumi.Input<string> | undefined;
  /**
   * Who offers it, at most 64 characters, none of `<>()#%&/`. Left out, it is the tenant's name.
   * Default: `""`. A change: in place.
   */
  vendor?: pulumi.Input<string> | undefined;
  /** How to use it, at most 255 characters, none of `<>()#%&/`. Default: `""`. A change: in place. */
  instruction?: pulumi.Input<string> | undefined;
  /** The cores that it needs, from 0 to 2000, such as `2C`. Default: `"2C"`. A change: in place. */
  cpu?: pulumi.Input<string> | undefined;
  /**
   * The memory that it needs in GB, above 0 and below 2000, such as `8G`. Default: `"8G"`. A change: in
   * place.
   */
  memory?: pulumi.Input<string> | undefined;
  /**
   * The command, at most 1024 characters. Range: at most 1024 characters. Default: `""`. A change: in
   * place.
   */
  command?: pulumi.Input<string> | undefined;
  /** The logo. Range: at most 255 characters. Default: `""`. A change: in place. */
  logo?: pulumi.Input<string> | undefined;
  /** What kind of tool it is. Default: `"container"`. A change: replaces. */
  type?: pulumi.Input<"container" | "spark"> | undefined;
  /** The category. Default: `"others"`. A change: in place. */
  category?:
    pulumi.Input<"others" | "qualitycontrol" | "basic" | "gatk" | "callvariant" | "environment"> | undefined;
  /**
   * A category of one's own in place of `category`, at most 32 characters, none of `<>#%&{}()`; there
   * are 16 at most. Range: not empty. A change: in place.
   */
  newCategory?: pulumi.Input<string> | undefined;
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
 * A tool: a container image with its command and the resources that it needs by default, which
 * workflows name as `name:version`. Its calls are those of the REST reference, a later addition to the
 * document.
 *
 * Id: `d078e49c-124c-7706-bcbb-81885661f431`. API actions: create POST /v1/tools; read get_tool;
 * update PUT /v1/tools/{id}; delete DELETE /v1/tools/{id}.
 *
 * Gives up after 10 minutes (create), 10 (update) and 10 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class Tool extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/huawei:Tool";

  /** The name, at most 64 characters, as a name of a workflow. Range: at most 64 characters. */
  declare public readonly name: pulumi.Output<string>;
  /**
   * The version, at most 24 letters and digits, parted by single `-` or `.`. Range: at most 24
   * characters.
   */
  declare public readonly version: pulumi.Output<string>;
  /**
   * The address of the image, at most 255 characters, and 128 in a change. Range: not empty, at most 255
   * characters.
   */
  declare public readonly image: pulumi.Output<string>;
  /** The description, at most 255 characters, none of `<>#%&`. */
  declare public readonly description: pulumi.Output<string | undefined>;
  /** Who offers it, at most 64 characters, none of `<>()#%&/`. Left out, it is the tenant's name. */
  declare public readonly vendor: pulumi.Output<string | undefined>;
  /** How to use it, at most 255 characters, none of `<>()#%&/`. */
  declare public readonly instruction: pulumi.Output<string | undefined>;
  /** The cores that it needs, from 0 to 2000, such as `2C`. */
  declare public readonly cpu: pulumi.Output<string | undefined>;
  /** The memory that it needs in GB, above 0 and below 2000, such as `8G`. */
  declare public readonly memory: pulumi.Output<string | undefined>;
  /** The command, at most 1024 characters. Range: at most 1024 characters. */
  declare public readonly command: pulumi.Output<string | undefined>;
  /** The logo. Range: at most 255 characters. */
  declare public readonly logo: pulumi.Output<string | undefined>;
  /** What kind of tool it is. */
  declare public readonly type: pulumi.Output<"container" | "spark" | undefined>;
  /** The category. */
  declare public readonly category: pulumi.Output<
    "others" | "qualitycontrol" | "basic" | "gatk" | "callvariant" | "environment" | undefined
  >;
  /**
   * A category of one's own in place of `category`, at most 32 characters, none of `<>#%&{}()`; there
   * are 16 at most. Range: not empty.
   */
  declare public readonly newCategory: pulumi.Output<string | undefined>;
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
  constructor(name: string, args: ToolArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Tool {
    return new Tool(name, ...existing<ToolArgs>(id, options));
  }

  /** Whether an object is a Tool, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Tool {
    return Resource.isOfType(object, Tool.__pulumiType);
  }
}
