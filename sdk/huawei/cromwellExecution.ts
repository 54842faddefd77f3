// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import type { TextDocument, ZipDocument } from "../document";
import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";

const spec: ResourceSpec = {
  type: "huawei:CromwellExecution",
  properties: [
    "workflowSource",
    "workflowUrl",
    "workflowInputs",
    "workflowOptions",
    "labels",
    "workflowType",
    "workflowTypeVersion",
    "workflowDependencies",
    "workflowOnHold",
    "triggers",
    "waitFor",
    "connection",
  ],
  secretInputs: {},
  secretOutputs: [],
  documents: { workflowSource: "text", workflowDependencies: "zip" },
};

/** Arguments of CromwellExecution: An execution on Cromwell. */
export interface CromwellExecutionArgs {
  /**
   * The workflow as a WDL text. Range: not empty. A change: replaces. A text, or a file that holds it.
   * Not returned by the platform: a refresh keeps the last value.
   */
  workflowSource?: pulumi.Input<TextDocument> | undefined;
  /**
   * The URL of the workflow instead of its text, at most 2000 characters. The server must know its
   * protocol. Range: at most 2000 characters. A change: replaces. Not returned by the platform: a
   * refresh keeps the last value.
   */
  workflowUrl?: pulumi.Input<string> | undefined;
  /**
   * Values for the workflow's inputs, such as `wf.name`. A change: replaces. Not returned by the
   * platform: a refresh keeps the last value.
   */
  workflowInputs?: pulumi.Input<Record<string, pulumi.Input<unknown>>> | undefined;
  /**
   * Options of the engine, by name. A change: replaces. Not returned by the platform: a refresh keeps
   * the last value.
   */
  workflowOptions?: pulumi.Input<Record<string, pulumi.Input<unknown>>> | undefined;
  /**
   * Labels; keys and values have at most 255 characters. They can be added and changed in place, but not
   * taken away. A change: in place; taking a key away replaces. Keys that others set are left alone.
   */
  labels?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /**
   * The language, such as `WDL`. Range: not empty. A change: replaces. Not returned by the platform: a
   * refresh keeps the last value.
   */
  workflowType?: pulumi.Input<string> | undefined;
  /**
   * The version of the language, such as `1.0`. Range: not empty. A change: replaces. Not returned by
   * the platform: a refresh keeps the last value.
   */
  workflowTypeVersion?: pulumi.Input<string> | undefined;
  /**
   * The files that the workflow imports, as a zip archive. A server takes submissions of at most 8 MiB,
   * unless its `akka.http.server.parsing.max-content-length` is raised. Archives of the same files are
   * no change. A change: replaces. Base64, a file that holds the archive, or a folder or assets, which
   * are packed. Not returned by the platform: a refresh keeps the last value.
   */
  workflowDependencies?: pulumi.Input<ZipDocument> | undefined;
  /**
   * Whether the workflow waits to be released. `false` in place of `true` releases it. Default: `false`.
   * A change: in place. Not returned by the platform: a refresh keeps the last value.
   */
  workflowOnHold?: pulumi.Input<boolean> | undefined;
  /**
   * Values of any kind; when one changes, the execution is replaced by a new one, and so runs again. A
   * change: replaces.
   */
  triggers?: pulumi.Input<pulumi.Input<unknown>[]> | undefined;
  /**
   * What creation waits for. With `finished`, an execution that fails or is aborted fails the resource.
   * Default: `"submitted"`. A change: in place.
   */
  waitFor?: pulumi.Input<"submitted" | "finished"> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty. Default: `"huawei"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * An execution on a Cromwell server, by the server's public interface. The server deletes nothing: a
 * delete aborts what still runs, waits for its end, and leaves the record with the label
 * `pulumi-batchflow` as `released`.
 *
 * Id: `aa215e0b-c896-4138-865e-6cf7921246b6`. API actions: create POST /api/workflows/v1; read GET
 * …/{id}/labels; update PATCH …/{id}/labels, POST …/{id}/releaseHold; delete POST …/{id}/abort, PATCH
 * …/{id}/labels.
 *
 * Gives up after 780 minutes (create), 780 (update) and 60 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class CromwellExecution extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/huawei:CromwellExecution";

  /** The workflow as a WDL text. Range: not empty. */
  declare public readonly workflowSource: pulumi.Output<string | undefined>;
  /**
   * The URL of the workflow instead of its text, at most 2000 characters. The server must know its
   * protocol. Range: at most 2000 characters.
   */
  declare public readonly workflowUrl: pulumi.Output<string | undefined>;
  /** Values for the workflow's inputs, such as `wf.name`. */
  declare public readonly workflowInputs: pulumi.Output<Record<string, unknown> | undefined>;
  /** Options of the engine, by name. */
  declare public readonly workflowOptions: pulumi.Output<Record<string, unknown> | undefined>;
  /**
   * Labels; keys and values have at most 255 characters. They can be added and changed in place, but not
   * taken away.
   */
  declare public readonly labels: pulumi.Output<Record<string, string> | undefined>;
  /** The language, such as `WDL`. Range: not empty. */
  declare public readonly workflowType: pulumi.Output<string | undefined>;
  /** The version of the language, such as `1.0`. Range: not empty. */
  declare public readonly workflowTypeVersion: pulumi.Output<string | undefined>;
  /**
   * The files that the workflow imports, as a zip archive. A server takes submissions of at most 8 MiB,
   * unless its `akka.http.server.parsing.max-content-length` is raised. Archives of the same files are
   * no change.
   */
  declare public readonly workflowDependencies: pulumi.Output<string | undefined>;
  /** Whether the workflow waits to be released. `false` in place of `true` releases it. */
  declare public readonly workflowOnHold: pulumi.Output<boolean | undefined>;
  /** Values of any kind; when one changes, the execution is replaced by a new one, and so runs again. */
  declare public readonly triggers: pulumi.Output<unknown[] | undefined>;
  /** What creation waits for. With `finished`, an execution that fails or is aborted fails the resource. */
  declare public readonly waitFor: pulumi.Output<"submitted" | "finished" | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `huawei`.
   * Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args?: CromwellExecutionArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): CromwellExecution {
    return new CromwellExecution(name, ...existing<CromwellExecutionArgs>(id, options));
  }

  /** Whether an object is a CromwellExecution, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is CromwellExecution {
    return Resource.isOfType(object, CromwellExecution.__pulumiType);
  }
}
