import type { Mark } from "./identity";
import type { Settings } from "./schema/field";

/** Writes a line that the user sees, with the resource's name before it. */
export type Log = (line: string, options?: { readonly passing?: boolean }) => void;

/** What every operation of a resource gets. */
export interface Operation<C> {
  readonly client: C;
  readonly settings: Settings;
  /** Ends at the operation's deadline. */
  readonly signal: AbortSignal;
  readonly log: Log;
}

export interface CreateOperation<C, I> extends Operation<C> {
  readonly inputs: I;
  /** Identifies the object of this create; goes where the platform keeps it, such as into a tag. */
  readonly mark: Mark;
  /** An idempotency token for this create: the same for all of its tries. */
  readonly token: string;
  /** The number of the try, from 1. */
  readonly attempt: number;
}

export interface ObjectOperation<C> extends Operation<C> {
  readonly id: string;
}

export interface ReadOperation<C> extends ObjectOperation<C> {
  /** What is known of the object from the last run: inputs and outputs. Absent where it is read for the first time. */
  readonly prior: Readonly<Record<string, unknown>> | undefined;
}

export interface DeleteOperation<C> extends ObjectOperation<C> {
  /** What is known of the object from the last run: inputs and outputs. */
  readonly prior: Readonly<Record<string, unknown>>;
}

export interface FindOperation<C, I> extends Operation<C> {
  readonly inputs: I;
  /** The part of the mark that is the resource's. */
  readonly who: string;
  /** Objects of the last moment must be seen: a create of this call got no answer. */
  readonly fresh: boolean;
}

export interface SettleOperation<C, I> extends ObjectOperation<C> {
  /** What the object is to be: what the program has not changed is as the platform has it. */
  readonly inputs: I;
  /** The inputs that were changed, by their top-level names. Absent where all of the object is to be waited for. */
  readonly changed?: ReadonlySet<string> | undefined;
  /** The object existed before: what failed on it earlier is to be tried again. */
  readonly resuming: boolean;
}

export interface UpdateOperation<C, I> extends ObjectOperation<C> {
  readonly inputs: I;
  /** The inputs to change, by their top-level names. All others are as the platform has them. */
  readonly changed: ReadonlySet<string>;
  /** Those of them that the platform lacks, as far as a read shows: an interrupted run may have changed the others. */
  readonly pending: ReadonlySet<string>;
  /** The inputs that were applied before these; absent where none were, or it is not known which. */
  readonly before?: Readonly<Record<string, unknown>> | undefined;
  /** The mark that a read has shown, or a new one of the resource: what an object that has lost its mark is to carry. */
  readonly mark: Mark;
}

/** An object as the platform has it. */
export interface Actual {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** The mark that it carries, where a read shows it. */
  readonly mark?: Mark | undefined;
}

/** An object that a resource may have made. */
export interface Found {
  readonly id: string;
  /** The create that has made it, where it carries the resource's mark. Absent where only its name or place identifies it. */
  readonly which?: string | undefined;
  /** When it was created, in milliseconds since the epoch. Absent where the platform does not report it. */
  readonly createTime?: number | undefined;
  /** Set where the resource cannot use it, and reading it does not show why: the reason, and the next step. */
  readonly unusable?: { readonly reason: string; readonly advice: string };
  /** Set where it is being deleted, and nothing can take its name or place before it is gone: a create waits for that. */
  readonly leaving?: boolean;
}

/** An object as its platform's list shows it, whosever it is. */
export interface Listed {
  readonly id: string;
  readonly name?: string | undefined;
  /** In milliseconds since the epoch. */
  readonly createTime?: number | undefined;
}

/** An object that carries a mark, whosever it is. */
export interface MarkedObject extends Found {
  readonly name?: string | undefined;
  readonly who: string;
}
