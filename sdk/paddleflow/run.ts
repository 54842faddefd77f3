// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import type { YamlDocument } from "../document";
import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";
import type { FailureOptions, FailureOptionsArgs } from "./types";

const spec: ResourceSpec = {
  type: "paddleflow:Run",
  properties: [
    "name",
    "pipelineId",
    "pipelineVersionId",
    "yaml",
    "fsName",
    "yamlPath",
    "desc",
    "parameters",
    "disabled",
    "dockerEnv",
    "failureOptions",
    "username",
    "triggers",
    "waitFor",
    "connection",
    "createTime",
  ],
  secretInputs: {},
  secretOutputs: [],
  documents: { yaml: "yaml" },
};

/** Arguments of Run: A run. */
export interface RunArgs {
  /**
   * The name, at most 128 letters, digits, `_` and `-`. By it an interrupted run of the program is found
   * again, so that one which a run of the user has already is refused. Default: the resource's name and
   * seven hex digits. A change: replaces.
   */
  name?: pulumi.Input<string> | undefined;
  /** The pipeline to run, `ppl-…`. Range: not empty. A change: replaces. */
  pipelineId?: pulumi.Input<string> | undefined;
  /** With pipelineId: the number of the version. Range: not empty. A change: replaces. */
  pipelineVersionId?: pulumi.Input<string> | undefined;
  /**
   * Instead of a pipeline: the workflow in YAML, with `entry_points`. Comments, quotes and the order of
   * keys have no meaning. A change: replaces. A text, a file that holds it, or an object.
   */
  yaml?: pulumi.Input<YamlDocument> | undefined;
  /**
   * The run's main file system, which must be the one that the workflow names, if it names one. Without
   * yaml and pipelineId it also holds the workflow's file. A change: replaces. Not returned by the
   * platform: a refresh keeps the last value.
   */
  fsName?: pulumi.Input<string> | undefined;
  /**
   * Instead of a pipeline: the path of the file in fsName. Range: not empty. Default: `"./run.yaml"`. A
   * change: replaces.
   */
  yamlPath?: pulumi.Input<string> | undefined;
  /** The description, at most 65535 bytes. Default: `""`. A change: replaces. */
  desc?: pulumi.Input<string> | undefined;
  /**
   * Values of the workflow's parameters: `parameter`, for all steps that have it, or `step.parameter`.
   * Steps see texts as they are, numbers, true and false as a program writes them, and a list as JSON,
   * which `loop_argument` takes. A map is refused. The server takes none for parameters that the
   * workflow declares as `int` or `list`, and for `float` only numbers that are 0, or from 0.0001 to
   * below 1000000. A change: replaces.
   */
  parameters?:
    | pulumi.Input<
        Record<
          string,
          pulumi.Input<
            string | number | boolean | pulumi.Input<string | number | pulumi.Input<string | number>[]>[]
          >
        >
      >
    | undefined;
  /**
   * Steps that are left out. A change: replaces. Not returned by the platform: a refresh keeps the last
   * value. The order has no meaning.
   */
  disabled?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The image that the run shows. The server v0.14.6 does not hand it to steps: those have their own of
   * the workflow, or the workflow's. Range: not empty. A change: replaces. Not returned by the platform:
   * a refresh keeps the last value.
   */
  dockerEnv?: pulumi.Input<string> | undefined;
  /**
   * What a failure of a step means, in place of the workflow's own. A change: replaces. Not returned by
   * the platform: a refresh keeps the last value.
   */
  failureOptions?: pulumi.Input<FailureOptionsArgs> | undefined;
  /**
   * The user whose file systems are meant; only `root` may name another than itself. The run belongs to
   * the connection's user all the same. Default: the connection's `username`. A change: replaces. Not
   * returned by the platform: a refresh keeps the last value.
   */
  username?: pulumi.Input<string> | undefined;
  /**
   * Values of any kind; when one changes, the run is replaced by a new one, and so runs again. A change:
   * replaces.
   */
  triggers?: pulumi.Input<pulumi.Input<unknown>[]> | undefined;
  /**
   * What creation waits for. With `finished`, a run that does not succeed fails the resource. Default:
   * `"started"`. A change: in place.
   */
  waitFor?: pulumi.Input<"started" | "finished"> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * A run of a pipeline, of a YAML text or of a file. Every change of it replaces it by a new run.
 * Deleting it stops it, and deletes its output artifacts with it.
 *
 * Id: `run-000001`. API actions: create POST /run; read GET /run/{runID}; update none: every change
 * replaces; delete PUT /run/{runID}?action=stop, DELETE /run/{runID}.
 *
 * Gives up after 120 minutes (create), 120 (update) and 20 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class Run extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/paddleflow:Run";

  /**
   * The name, at most 128 letters, digits, `_` and `-`. By it an interrupted run of the program is found
   * again, so that one which a run of the user has already is refused.
   */
  declare public readonly name: pulumi.Output<string>;
  /** The pipeline to run, `ppl-…`. Range: not empty. */
  declare public readonly pipelineId: pulumi.Output<string | undefined>;
  /** With pipelineId: the number of the version. Range: not empty. */
  declare public readonly pipelineVersionId: pulumi.Output<string | undefined>;
  /**
   * Instead of a pipeline: the workflow in YAML, with `entry_points`. Comments, quotes and the order of
   * keys have no meaning.
   */
  declare public readonly yaml: pulumi.Output<string | undefined>;
  /**
   * The run's main file system, which must be the one that the workflow names, if it names one. Without
   * yaml and pipelineId it also holds the workflow's file.
   */
  declare public readonly fsName: pulumi.Output<string | undefined>;
  /** Instead of a pipeline: the path of the file in fsName. Range: not empty. */
  declare public readonly yamlPath: pulumi.Output<string | undefined>;
  /** The description, at most 65535 bytes. */
  declare public readonly desc: pulumi.Output<string | undefined>;
  /**
   * Values of the workflow's parameters: `parameter`, for all steps that have it, or `step.parameter`.
   * Steps see texts as they are, numbers, true and false as a program writes them, and a list as JSON,
   * which `loop_argument` takes. A map is refused. The server takes none for parameters that the
   * workflow declares as `int` or `list`, and for `float` only numbers that are 0, or from 0.0001 to
   * below 1000000.
   */
  declare public readonly parameters: pulumi.Output<
    Record<string, string | number | boolean | (string | number | (string | number)[])[]> | undefined
  >;
  /** Steps that are left out. */
  declare public readonly disabled: pulumi.Output<string[] | undefined>;
  /**
   * The image that the run shows. The server v0.14.6 does not hand it to steps: those have their own of
   * the workflow, or the workflow's. Range: not empty.
   */
  declare public readonly dockerEnv: pulumi.Output<string | undefined>;
  /** What a failure of a step means, in place of the workflow's own. */
  declare public readonly failureOptions: pulumi.Output<FailureOptions | undefined>;
  /**
   * The user whose file systems are meant; only `root` may name another than itself. The run belongs to
   * the connection's user all the same.
   */
  declare public readonly username: pulumi.Output<string | undefined>;
  /** Values of any kind; when one changes, the run is replaced by a new one, and so runs again. */
  declare public readonly triggers: pulumi.Output<unknown[] | undefined>;
  /** What creation waits for. With `finished`, a run that does not succeed fails the resource. */
  declare public readonly waitFor: pulumi.Output<"started" | "finished" | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** When it was created, in the server's local time. */
  declare public readonly createTime: pulumi.Output<string>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args?: RunArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Run {
    return new Run(name, ...existing<RunArgs>(id, options));
  }

  /** Whether an object is a Run, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Run {
    return Resource.isOfType(object, Run.__pulumiType);
  }
}
