// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import type { YamlDocument } from "../document";
import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";

const spec: ResourceSpec = {
  type: "paddleflow:Pipeline",
  properties: [
    "yaml",
    "fsName",
    "yamlPath",
    "username",
    "desc",
    "connection",
    "name",
    "latestVersionId",
    "createTime",
  ],
  secretInputs: {},
  secretOutputs: [],
  documents: { yaml: "yaml" },
};

/** Arguments of Pipeline: A pipeline. */
export interface PipelineArgs {
  /**
   * The pipeline in YAML, with `name` and `entry_points`. Comments, quotes and the order of keys have no
   * meaning. The provider adds a comment at its end, by which it finds again what an interrupted run has
   * created. A change: in place. A text, a file that holds it, or an object.
   */
  yaml?: pulumi.Input<YamlDocument> | undefined;
  /**
   * Instead of yaml: the file system that holds the pipeline's file. The server reads the file when the
   * pipeline is made or changed, and later changes of the file do not show. A change: in place.
   */
  fsName?: pulumi.Input<string> | undefined;
  /**
   * With fsName: the path of the file in the file system. Range: not empty. Default: `"./run.yaml"`. A
   * change: in place.
   */
  yamlPath?: pulumi.Input<string> | undefined;
  /**
   * The user whose file systems fsName and the pipeline name; only `root` may name another than itself.
   * The pipeline belongs to the connection's user all the same. Default: the connection's `username`. A
   * change: in place. Not returned by the platform: a refresh keeps the last value.
   */
  username?: pulumi.Input<string> | undefined;
  /** The description, at most 256 bytes. Default: `""`. A change: in place. */
  desc?: pulumi.Input<string> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * A pipeline: a workflow that runs and schedules refer to by its id and the number of a version. A
 * change of it adds a version; another `name` in the YAML makes another pipeline.
 *
 * Id: `ppl-000001`. API actions: create POST /pipeline; read GET /pipeline/{pipelineID}; update POST
 * /pipeline/{pipelineID}; delete DELETE /pipeline/{pipelineID}.
 *
 * Gives up after 10 minutes (create), 10 (update) and 10 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class Pipeline extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/paddleflow:Pipeline";

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
  /** The description, at most 256 bytes. */
  declare public readonly desc: pulumi.Output<string | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** The name, from the YAML; no other pipeline of the user has it. */
  declare public readonly name: pulumi.Output<string>;
  /** The number of the latest version. */
  declare public readonly latestVersionId: pulumi.Output<string>;
  /** When it was created, in the server's local time. */
  declare public readonly createTime: pulumi.Output<string>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args?: PipelineArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Pipeline {
    return new Pipeline(name, ...existing<PipelineArgs>(id, options));
  }

  /** Whether an object is a Pipeline, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Pipeline {
    return Resource.isOfType(object, Pipeline.__pulumiType);
  }
}
