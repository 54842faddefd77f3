// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import type { YamlDocument } from "../document";
import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";

const spec: ResourceSpec = {
  type: "paddleflow:PipelineVersion",
  properties: [
    "pipelineId",
    "yaml",
    "fsName",
    "yamlPath",
    "username",
    "desc",
    "connection",
    "versionId",
    "createTime",
  ],
  secretInputs: {},
  secretOutputs: [],
  documents: { yaml: "yaml" },
};

/** Arguments of PipelineVersion: A version of a pipeline. */
export interface PipelineVersionArgs {
  /**
   * The pipeline, `ppl-…`, which must not be one of the program's own. The YAML must have the pipeline's
   * name. Range: not empty. A change: replaces.
   */
  pipelineId: pulumi.Input<string>;
  /**
   * The pipeline in YAML, with `name` and `entry_points`. Comments, quotes and the order of keys have no
   * meaning. The provider adds a comment at its end, by which it finds again what an interrupted run has
   * created. A change: replaces. A text, a file that holds it, or an object.
   */
  yaml?: pulumi.Input<YamlDocument> | undefined;
  /**
   * Instead of yaml: the file system that holds the pipeline's file. The server reads the file when the
   * pipeline is made or changed, and later changes of the file do not show. A change: replaces.
   */
  fsName?: pulumi.Input<string> | undefined;
  /**
   * With fsName: the path of the file in the file system. Range: not empty. Default: `"./run.yaml"`. A
   * change: replaces.
   */
  yamlPath?: pulumi.Input<string> | undefined;
  /**
   * The user whose file systems fsName and the pipeline name; only `root` may name another than itself.
   * The pipeline belongs to the connection's user all the same. Default: the connection's `username`. A
   * change: replaces. Not returned by the platform: a refresh keeps the last value.
   */
  username?: pulumi.Input<string> | undefined;
  /**
   * The description that the pipeline gets with this version, at most 256 bytes. Left out, it keeps the
   * one that it has. A change: replaces. Not returned by the platform: a refresh keeps the last value.
   */
  desc?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * A version of a pipeline that something else manages. A version never changes: every change makes
 * another one. For a pipeline of the same program it is refused: change the Pipeline instead.
 *
 * Id: `ppl-000001/2`. API actions: create POST /pipeline/{pipelineID}; read GET
 * /pipeline/{pipelineID}/{pipelineVersionID}; update none: every change replaces; delete DELETE
 * /pipeline/{pipelineID}/{pipelineVersionID}.
 *
 * Gives up after 10 minutes (create), 10 (update) and 10 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class PipelineVersion extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string =
    "pulumi-nodejs:dynamic/batchflow/paddleflow:PipelineVersion";

  /**
   * The pipeline, `ppl-…`, which must not be one of the program's own. The YAML must have the pipeline's
   * name. Range: not empty.
   */
  declare public readonly pipelineId: pulumi.Output<string>;
  /**
   * The pipeline in YAML, with `name` and `entry_points`. Comments, quotes and the order of keys have no
   * meaning. The provider adds a comment at its end, by which it finds again what an interrupted run has
   * created.
   */
  declare public readonly yaml: pulumi.Output<string | undefined>;
  /**
   * Instead of yaml: the file system that holds the pipeline's file. The server reads the file when the
   * pipeline is made or changed, and later changes of the file do not show.
   */
  declare public readonly fsName: pulumi.Output<string | undefined>;
  /** With fsName: the path of the file in the file system. Range: not empty. */
  declare public readonly yamlPath: pulumi.Output<string | undefined>;
  /**
   * The user whose file systems fsName and the pipeline name; only `root` may name another than itself.
   * The pipeline belongs to the connection's user all the same.
   */
  declare public readonly username: pulumi.Output<string | undefined>;
  /**
   * The description that the pipeline gets with this version, at most 256 bytes. Left out, it keeps the
   * one that it has.
   */
  declare public readonly desc: pulumi.Output<string | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** The number of the version. */
  declare public readonly versionId: pulumi.Output<string>;
  /** When it was created, in the server's local time. */
  declare public readonly createTime: pulumi.Output<string>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: PipelineVersionArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): PipelineVersion {
    return new PipelineVersion(name, ...existing<PipelineVersionArgs>(id, options));
  }

  /** Whether an object is a PipelineVersion, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is PipelineVersion {
    return Resource.isOfType(object, PipelineVersion.__pulumiType);
  }
}
