import { z } from "zod";

import { defineFunction, type FunctionDefinition, type FunctionSpec } from "../../../core/functionDefinition";
import { field } from "../../../core/schema/field";
import { shapeOf } from "../../../core/schema/shape";
import type { TencentClient } from "./client";
import { platform } from "./connection";
import { later } from "./editions";

type Spec<I extends z.ZodObject, O extends z.ZodType> = Omit<
  FunctionSpec<I, O, TencentClient>,
  "platform"
> & {
  /** The API of 2018 does not have the action. */
  readonly later?: boolean;
};

/** A function of this platform. */
export function defineTencentFunction<I extends z.ZodObject, O extends z.ZodType>({
  later: isLater = false,
  ...spec
}: Spec<I, O>): FunctionDefinition {
  const { doc = "", ...marks } = shapeOf(spec.inputs).marks;
  const inputs = isLater ? field(spec.inputs, doc, { ...marks, ...later }) : spec.inputs;
  return defineFunction({ ...spec, inputs, platform });
}

/** The result of a function that only asks for something to be done. */
export const accepted = z.object({
  requestId: field(z.string().optional(), "The id of the request, for the platform's support."),
});
