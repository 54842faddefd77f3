import type { z } from "zod";

import { type Platform, withConnection } from "./connection";
import type { Operation } from "./operation";
import { type ArrayShape, type ObjectShape, shapeOf } from "./schema/shape";

export interface FunctionSpec<I extends z.ZodObject, O extends z.ZodType, C> {
  /** `platform:name`. */
  readonly type: string;
  readonly doc: string;
  readonly platform: Platform<C>;
  /** Whether it only reads, and so also exists in the form that takes and gives outputs. */
  readonly reader: boolean;
  /** The API action behind it, as the docs show it. */
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

/** Seconds until a reader or function is given up, unless its definition says otherwise. */
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
