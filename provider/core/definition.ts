import { z } from "zod";

import type { Platform } from "./connection";
import type { Mark } from "./identity";
import {
  type ArrayShape,
  type Change,
  field,
  type ObjectShape,
  type Problem,
  type Settings,
  shapeOf,
} from "./schema/field";

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
  /** Tells the object of this create from all others; goes where the platform keeps it, such as into a tag. */
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
  /** The inputs that were applied before these; absent where none were, or it is not known which. */
  readonly before?: Readonly<Record<string, unknown>> | undefined;
  /** The object existed before: what failed on it earlier is to be tried again. */
  readonly resuming: boolean;
}

export interface UpdateOperation<C, I> extends ObjectOperation<C> {
  readonly inputs: I;
  /** The inputs to change, by their top-level names. All others are as the platform has them. */
  readonly changed: ReadonlySet<string>;
  /** Those of them that the platform lacks, as far as a read shows: an interrupted run may have changed the others. */
  readonly pending: ReadonlySet<string>;
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
  /** The create that has made it, where it carries the resource's mark. Absent where its name or place alone tells. */
  readonly which?: string | undefined;
  /** When it was created, in milliseconds since the epoch. Absent where the platform does not tell. */
  readonly createTime?: number | undefined;
  /** Set where the resource cannot use it, and reading it does not show why: the reason, and the next step. */
  readonly unusable?: { readonly reason: string; readonly advice: string };
}

/** An object that carries a mark, whosever it is. */
export interface MarkedObject extends Found {
  readonly name?: string | undefined;
  readonly who: string;
}

/** How an object is found again whose id was lost. */
export interface Lookup<C, I> {
  /** What stands in the way of a second object, such as `the queue train`: for messages. */
  what(inputs: I): string;
  /**
   * The input that names the object. Where the program has chosen the name, it does not tell whose an object is, so that
   * a name that is taken is refused. Absent where the mark alone tells, or the place. A function where it depends on the
   * connection, such as on the edition of an API.
   */
  readonly name?: string | ((settings: Settings) => string | undefined);
  /**
   * Whether the platform takes only one object of the name or at the place. Then one that is there is refused, unless it
   * is proven to be this resource's.
   */
  readonly unique?: boolean;
  /** Whether a repeated create with the same token leads to the same object: it is then repeated at once. */
  readonly token?: boolean | ((settings: Settings) => boolean);
  /** The objects that carry the resource's mark, or have its name or place. */
  find(operation: FindOperation<C, I>): Promise<readonly Found[]>;
  /** All objects that carry a mark, whosever. Absent where there is no place for one. */
  list?(operation: Operation<C>): Promise<readonly MarkedObject[]>;
}

/** Minutes until each operation is given up, unless customTimeouts say otherwise. */
export interface Timeouts {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
}

/** What one resource type does on its platform. It says nothing about the engine. */
export interface ResourceSpec<I extends z.ZodObject, O extends z.ZodObject, C> {
  /** `platform:Type`. */
  readonly type: string;
  /** What the object is, for people. */
  readonly doc: string;
  readonly platform: Platform<C>;
  readonly inputs: I;
  readonly outputs: O;
  /** What an input is that has no change mark. */
  readonly change: Change;
  /** Form of the platform's ids, and what to say of it. */
  readonly id: { readonly pattern: RegExp; readonly example: string };
  readonly timeouts: Timeouts;
  /** The API actions behind the operations, for people. */
  readonly actions: Readonly<Record<"create" | "read" | "update" | "delete", string>>;
  /** Refuses what the connection's settings do not permit. */
  validate?(inputs: Readonly<Record<string, unknown>>, settings: Settings): readonly Problem[];
  /** What a deletion takes apart before the object itself goes, such as `its nodes`. */
  readonly takesApart?: string;
  /** Turns what earlier releases have left in state into what this one expects, the oldest first. */
  readonly migrations?: readonly Migration[];
  /** Makes the object and returns its id as soon as the platform has told it. */
  create(operation: CreateOperation<C, z.output<I>>): Promise<string>;
  /** The object as it is now, or undefined when it is gone or on its way out. */
  read(operation: ReadOperation<C>): Promise<Actual | undefined>;
  /**
   * Top-level inputs among the changed ones that need a new object for reasons that lie in other values. `before` holds
   * the outputs too.
   */
  replaces?(
    changed: ReadonlySet<string>,
    before: Readonly<Record<string, unknown>>,
    after: Readonly<Record<string, unknown>>,
  ): readonly string[];
  /** Changes the object in place and answers the outputs that thereby changed. Absent where every change replaces. */
  update?(operation: UpdateOperation<C, z.output<I>>): Promise<Readonly<Record<string, unknown>> | void>;
  /**
   * Waits until the object is what the inputs ask for, and answers the outputs that thereby changed. Called after create
   * and update. Throws NothingLeftError where the platform failed to make the object and it is gone.
   */
  settle?(operation: SettleOperation<C, z.output<I>>): Promise<Readonly<Record<string, unknown>> | void>;
  /** Brings the object to where the platform lets it go, deletes it and waits until it is gone. */
  delete(operation: DeleteOperation<C>): Promise<void>;
  /** How an object is found again whose id was lost. */
  readonly lookup: Lookup<C, z.output<I>>;
  /**
   * Why the platform will refuse a change in the present state of the object, or not carry it out. Asked for in previews:
   * it only reads. Of what has changed all values are known; others that the program wants may not be yet.
   */
  refusal?(
    operation: ObjectOperation<C> & {
      readonly changed: ReadonlySet<string>;
      readonly wanted: Readonly<Record<string, unknown>>;
    },
  ): Promise<string | undefined>;
}

/** A change of a resource's properties from one release to a later one. */
export interface Migration {
  /** The first release that has the new form. */
  readonly release: string;
  migrate(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

export interface ResourceDefinition {
  readonly type: string;
  readonly doc: string;
  readonly platform: Platform;
  readonly schema: z.ZodObject;
  readonly inputs: ObjectShape;
  readonly outputs: ObjectShape;
  readonly spec: ResourceSpec<z.ZodObject, z.ZodObject, unknown>;
}

/** What every resource and every function takes besides its own members. */
function withConnection(schema: z.ZodObject, platform: Platform, change: Change): z.ZodObject {
  const { doc = "", ...marks } = shapeOf(schema).marks;
  const connection = field(
    z.string().min(1).optional(),
    `The name of the connection in the stack's configuration, \`batchflow:NAME\`. Left out, it is \`${platform.name}\`.`,
    { local: true, change, platformDefault: platform.name },
  );
  return field(schema.extend({ connection }), doc, marks);
}

export function defineResource<I extends z.ZodObject, O extends z.ZodObject, C>(
  spec: ResourceSpec<I, O, C>,
): ResourceDefinition {
  const schema = withConnection(spec.inputs, spec.platform, "replace");
  return {
    type: spec.type,
    doc: spec.doc,
    platform: spec.platform,
    schema,
    inputs: shapeOf(schema) as ObjectShape,
    outputs: shapeOf(spec.outputs) as ObjectShape,
    // The registry holds definitions of every platform: each one's own types end here.
    spec: spec,
  };
}

export interface FunctionSpec<I extends z.ZodObject, O extends z.ZodType, C> {
  /** `platform:name`. */
  readonly type: string;
  readonly doc: string;
  readonly platform: Platform<C>;
  /** Whether it only reads, and so also exists in the form that takes and gives outputs. */
  readonly reader: boolean;
  /** The API action behind it, for people. */
  readonly action: string;
  /** Seconds until it is given up, unless the program says otherwise. Default: 120. */
  readonly timeoutSeconds?: number;
  readonly inputs: I;
  readonly outputs: O;
  run(operation: Operation<C> & { readonly args: z.output<I> }): Promise<unknown>;
}

export interface FunctionDefinition {
  readonly type: string;
  readonly doc: string;
  readonly platform: Platform;
  readonly reader: boolean;
  readonly action: string;
  readonly timeoutSeconds: number;
  readonly schema: z.ZodObject;
  readonly inputs: ObjectShape;
  readonly outputs: ObjectShape | ArrayShape;
  readonly spec: FunctionSpec<z.ZodObject, z.ZodType, unknown>;
}

/** Seconds until a reader or function is given up that says nothing else. */
export const CALL_TIMEOUT_SECONDS = 120;

export function defineFunction<I extends z.ZodObject, O extends z.ZodType, C>(
  spec: FunctionSpec<I, O, C>,
): FunctionDefinition {
  const schema = withConnection(spec.inputs, spec.platform, "update");
  return {
    type: spec.type,
    doc: spec.doc,
    platform: spec.platform,
    reader: spec.reader,
    action: spec.action,
    timeoutSeconds: spec.timeoutSeconds ?? CALL_TIMEOUT_SECONDS,
    schema,
    inputs: shapeOf(schema) as ObjectShape,
    outputs: shapeOf(spec.outputs) as ObjectShape | ArrayShape,
    spec: spec,
  };
}

/** Defines the readers and functions of one platform. */
export function functionsOf<C>(
  platform: Platform<C>,
): <I extends z.ZodObject, O extends z.ZodType>(
  spec: Omit<FunctionSpec<I, O, C>, "platform">,
) => FunctionDefinition {
  return (spec) => defineFunction({ ...spec, platform });
}
