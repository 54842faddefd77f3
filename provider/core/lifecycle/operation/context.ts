import type { ConfigSource } from "../../connection";
import type { Path } from "../../disclosure/places";
import type { Identity } from "../../identity";
import type { Ledgers } from "./ledger";

export type Properties = Readonly<Record<string, unknown>>;

export type Verb = "create" | "read" | "update" | "delete";

/** What a host knows of a resource beside its properties. */
export interface Context {
  /** Absent where it is not known yet. */
  readonly identity?: Identity | undefined;
  /** The organization of the stack, where the backend has such. */
  readonly organization?: string | undefined;
  /** How long an operation may take, where the program says so. */
  readonly timeoutSeconds?: Partial<Readonly<Record<Verb, number>>> | undefined;
  /** Where the program itself has marked properties secret; not those that are credentials by their definition. */
  readonly secrets?: readonly Path[] | undefined;
  /** The id of an existing object that the resource takes over. */
  readonly adopt?: string | undefined;
  /** The old object may stand beside its replacement: it is deleted afterwards, or kept. */
  readonly createFirst?: boolean | undefined;
}

/** What the lifecycle notes of an object in state, beside its outputs. */
export interface Notes {
  /** It was read by its id alone: what the platform never returns is not known. */
  readonly unread?: boolean | undefined;
  /**
   * It is not fully made (`true`), or a change of some properties has failed: the next update compares all of it, or
   * these, with the platform.
   */
  readonly incomplete?: true | readonly string[] | undefined;
  /** The release that wrote the state. */
  readonly release?: string | undefined;
}

/** What the program asks for. */
export interface Wanted {
  readonly inputs: Properties;
  readonly context: Context;
  /** The inputs are what a read has shown of an object that is being imported, not what a program says. */
  readonly isImported?: boolean;
}

/** What the state has of an object. */
export interface Known {
  readonly id: string;
  readonly outputs: Properties;
  readonly notes: Notes;
  readonly context: Context;
  /**
   * Of what no read shows, what the program has changed since it was last applied: after a read by id alone, the
   * outputs do not tell.
   */
  readonly unseen?: readonly string[] | undefined;
}

export interface ObjectState {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  readonly notes: Notes;
}

/** The object exists, but is not what the inputs ask for: it is kept in state, and the next update resumes. */
export class PartialFailure extends Error {
  readonly state: ObjectState;

  constructor(state: ObjectState, message: string) {
    super(message);
    this.name = "PartialFailure";
    this.state = state;
  }
}

/** What a line is about. */
export interface LineContext {
  /** Type and name of the resource, or the type of a function. */
  readonly resource: string;
  /** Whether it reports a passing state, so that the line need not stay. */
  readonly passing: boolean;
}

/** What the engine's state says of a stack. */
export interface Checkpoint {
  /** Operations that no run has resolved: their resources, and their types, such as `creating`. */
  readonly pending: readonly { readonly urn: string; readonly type: string }[];
  /**
   * Those that have an object; those that are `external` the program has only read; those that are `retained` outlive
   * their resource.
   */
  readonly resources: readonly {
    readonly urn: string;
    readonly id: string;
    readonly external?: boolean | undefined;
    readonly retained?: boolean | undefined;
  }[];
}

/** What the lifecycle needs from the process it runs in. */
export interface Host {
  readonly config: ConfigSource;
  /** Shows a line to the user. */
  readonly log: (line: string, about: LineContext) => void;
  /** What this run knows, of all types. */
  readonly ledgers: Ledgers;
  /** What the engine's state says at this moment. Absent where there is no engine. */
  readonly checkpoint?:
    ((identity: Identity, organization: string | undefined) => Promise<Checkpoint>) | undefined;
  /** Ends waits when the run is cancelled; never a request under way. */
  readonly cancelled?: AbortSignal | undefined;
}
