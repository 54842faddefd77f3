/** What a run does with a resource. `rerun`: a replacement whose object is work that then runs again. */
export type Verb =
  "create" | "adopt" | "update" | "replace" | "rerun" | "delete" | "keep" | "forget" | "read";

/** One property that a run changes. Values are as the program and the state have them; a secret is `[secret]`. */
export interface PropertyChange {
  /** Such as `envData.instanceTypes[0]`. */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Whether `after` is known only when other resources have been made. */
  readonly isUnknown: boolean;
  /** Whether it forces the replacement. */
  readonly replaces: boolean;
}

/** What a run does with one resource of the program. */
export interface Change {
  readonly urn: string;
  /** The resource's name in the program. */
  readonly name: string;
  /** Such as `tencent:ComputeEnv`; the engine's own type where the resource is not of this provider. */
  readonly type: string;
  /** Whether the resource is of this provider. */
  readonly isOurs: boolean;
  readonly verb: Verb;
  readonly properties: readonly PropertyChange[];
  /** The inputs before and after, secrets as `[secret]`, what is not known yet left out; undefined where there are none. */
  readonly before: Readonly<Record<string, unknown>> | undefined;
  readonly after: Readonly<Record<string, unknown>> | undefined;
  /** The URNs of the resources that this one is made from. */
  readonly dependsOn: readonly string[];
  /** The resource whose replacement is why this one is replaced, where that is the reason. */
  readonly because?: string;
  /** The object's id on the platform, where there is one. */
  readonly id?: string;
  readonly isProtected: boolean;
}

/** All that a preview says of a stack. */
export interface Preview {
  /** Resources that change, in the engine's order. */
  readonly changes: readonly Change[];
  /** Resources that stay as they are; those of this provider count in sums of nodes and costs. */
  readonly same: readonly Change[];
  /** Warnings and errors that the engine or a provider gave, once each. */
  readonly messages: readonly {
    readonly severity: "warning" | "error";
    readonly text: string;
    readonly urn?: string;
  }[];
}

/** A part of a review, as lines of Markdown and as JSON. */
export interface Section {
  /** Such as `Cost`. */
  readonly title: string;
  /** What the first line of the review says of it; absent where it is not worth it. */
  readonly headline?: string;
  readonly markdown: readonly string[];
  readonly json: unknown;
}
