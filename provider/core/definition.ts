import type { z } from "zod";

import { type Platform, withConnection } from "./connection";
import type { Lookup } from "./lookup";
import type { Machines } from "./machines";
import type { Limit } from "./machines/limits";
import type {
  Actual,
  CreateOperation,
  DeleteOperation,
  ObjectOperation,
  ReadOperation,
  SettleOperation,
  UpdateOperation,
} from "./operation";
import type { Change, Problem, Settings } from "./schema/field";
import { type ObjectShape, shapeOf } from "./schema/shape";
import type { StoryOperation, WholeStory } from "./story/story";

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
  /** What the object is, as the docs show it. */
  readonly doc: string;
  readonly platform: Platform<C>;
  readonly inputs: I;
  readonly outputs: O;
  /** What an input is that has no change mark. */
  readonly change: Change;
  /** Form of the platform's ids, and what to say of it. */
  readonly id: { readonly pattern: RegExp; readonly example: string };
  readonly timeouts: Timeouts;
  /** The API actions behind the operations, as the docs show them. */
  readonly actions: Readonly<Record<"create" | "read" | "update" | "delete", string>>;
  /** Refuses what the connection's settings do not permit. */
  validate?(inputs: Readonly<Record<string, unknown>>, settings: Settings): readonly Problem[];
  /** What a deletion takes apart before the object itself goes, such as `its nodes`. */
  readonly takesApart?: string;
  /** Turns what earlier releases have left in state into what this one expects, the oldest first. */
  readonly migrations?: readonly Migration[];
  /** Makes the object and returns its id as soon as the platform has returned it. */
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
  /** Changes the object in place and returns the outputs that thereby changed. Absent where every change replaces. */
  update?(operation: UpdateOperation<C, z.output<I>>): Promise<Readonly<Record<string, unknown>> | void>;
  /**
   * Waits until the object is what the inputs ask for, and returns the outputs that thereby changed. Called after create
   * and update. Throws NothingLeftError where the platform failed to make the object and it is gone.
   */
  settle?(operation: SettleOperation<C, z.output<I>>): Promise<Readonly<Record<string, unknown>> | void>;
  /** Brings the object to where the platform lets it go, deletes it and waits until it is gone. */
  delete(operation: DeleteOperation<C>): Promise<void>;
  /**
   * The machines that an object with these inputs lets run. Asked outside of any operation, also of inputs that are not
   * all known or not valid: what is missing or of another kind tells nothing.
   */
  machines?(inputs: Readonly<Record<string, unknown>>): readonly Machines[];
  /** The platform's limits that such objects count against. */
  readonly limits?: readonly Limit<C>[];
  /** What is lost for good when the object is deleted, such as `the image`. Absent where it can be made again. */
  readonly holdsData?: string;
  /**
   * What has become of the object's work. Absent where the object does none. It is for people: what cannot be read of a
   * part is left out.
   */
  story?(operation: StoryOperation<C>): Promise<WholeStory | undefined>;
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
