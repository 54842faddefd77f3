/**
 * What a run does with a resource. `adopt`: it takes over an object that the program names. `import`: it takes one into
 * the state. `rerun`: a replacement whose object is work that then runs again. `keep`: the resource goes, its object
 * stays. `forget`: something that was only read leaves the state. `read`: it is only read. `drifted` and `gone` are what a
 * refresh finds: the object was changed, or deleted, by others.
 */
export type Verb =
  | "create"
  | "adopt"
  | "import"
  | "update"
  | "replace"
  | "rerun"
  | "delete"
  | "keep"
  | "forget"
  | "read"
  | "drifted"
  | "gone";

/** One property that a run changes. Values are as the program and the state have them; a secret is `[secret]`. */
export interface PropertyChange {
  /** Such as `envData.instanceTypes[0]`. */
  readonly path: string;
  /** Absent where there was none, or where the source does not tell, as a plan. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** Whether `after`, or a part of it, is known only when other resources have been made. */
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
  /**
   * The inputs before and after, secrets as `[secret]`, what is not known yet left out; undefined where there are none, and
   * both where the source does not tell them, as a plan of an update.
   */
  readonly before: Readonly<Record<string, unknown>> | undefined;
  readonly after: Readonly<Record<string, unknown>> | undefined;
  /** The URNs of the resources that this one is made from. */
  readonly dependsOn: readonly string[];
  /** The resource whose replacement is why this one changes, where that is the reason. */
  readonly because?: string;
  /** The object's id on the platform, where there is one; of an adoption and an import, that of the object taken over. */
  readonly id?: string;
  readonly isProtected: boolean;
  /** Whether the object that stands now stays when the resource goes or is replaced. */
  readonly isRetained: boolean;
  /** What else is to be said of it, as phrases. */
  readonly notes: readonly string[];
  /** The time limits that the program sets, in seconds. */
  readonly timeoutSeconds: Readonly<Partial<Record<"create" | "update" | "delete", number>>>;
}

/** All that a preview says of a stack. */
export interface Preview {
  /** Resources that change, in the engine's order. */
  readonly changes: readonly Change[];
  /**
   * Resources that stay as they are; those of this provider count in sums of nodes and costs. The CLI tells of them with
   * `--show-sames`; a plan tells their names.
   */
  readonly same: readonly Change[];
  /** Warnings and errors that the engine or a provider gave, once each. */
  readonly messages: readonly Message[];
}

export interface Message {
  readonly severity: "warning" | "error";
  readonly text: string;
  readonly urn?: string;
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

/** What a change costs. */
export interface CostSection extends Section {
  /** By how much a month becomes dearer at the most, by currency; negative where it becomes cheaper. */
  readonly perMonth: readonly { readonly currency: string; readonly difference: number }[];
  /** Whether the price of all that changes is known. */
  readonly isComplete: boolean;
}

/** What a change takes of quotas. */
export interface QuotaSection extends Section {
  /** Whether there is a limit that the change will not fit into. */
  readonly exceeds: boolean;
}
