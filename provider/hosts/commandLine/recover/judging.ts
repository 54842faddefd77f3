import type { Properties } from "../../../core/lifecycle";

/** An interrupted creation, as the engine wrote it down before it called create. */
export interface PendingCreation {
  /** `platform:Type`. */
  readonly type: string;
  readonly urn: string;
  /** The checked inputs, with what the SDK passes beside them, secrets in clear. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** That of the resource's provider, where it has connections of its own. */
  readonly configuration?: Properties | undefined;
}

/** An object that the state has. */
export interface StateObject {
  readonly type: string;
  readonly id: string;
  readonly outputs: Properties;
  readonly configuration?: Properties | undefined;
}

export interface Candidate {
  readonly id: string;
  /** Milliseconds since the epoch; absent where the platform does not tell. */
  readonly createTime?: number | undefined;
}

export interface MadeObject extends Candidate {
  readonly outputs: Readonly<Record<string, unknown>>;
}

export type Verdict =
  | ({ readonly kind: "found" } & MadeObject)
  /** There is nothing of it on the platform. */
  | { readonly kind: "none" }
  | { readonly kind: "undecided"; readonly reason: string; readonly candidates: readonly Candidate[] };

/** Looks on the platforms for what became of an operation. */
export interface Judge {
  /** The object that an interrupted creation has made, by proof only. `ids` are those that stand in the state. */
  creating(operation: PendingCreation, state: { readonly ids: ReadonlySet<string> }): Promise<Verdict>;
  /** The object that the user says it made. Rejects where there is none with this id. */
  take(operation: PendingCreation, id: string): Promise<MadeObject>;
  exists(object: StateObject): Promise<boolean>;
}
