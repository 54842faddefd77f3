import type { z } from "zod";

import { defineFunction, type FunctionDefinition, type FunctionSpec } from "../core/definition";
import type { OtcClient } from "./client";
import { platform } from "./connection";

/** A function of this platform. */
export function defineOtcFunction<I extends z.ZodObject, O extends z.ZodType>(
  spec: Omit<FunctionSpec<I, O, OtcClient>, "platform">,
): FunctionDefinition {
  return defineFunction({ ...spec, platform });
}
