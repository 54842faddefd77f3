import type { z } from "zod";

import { defineFunction, type FunctionDefinition, type FunctionSpec } from "../core/definition";
import type { AlibabaClient } from "./client";
import { platform } from "./connection";

/** A function of this platform. */
export function defineAlibabaFunction<I extends z.ZodObject, O extends z.ZodType>(
  spec: Omit<FunctionSpec<I, O, AlibabaClient>, "platform">,
): FunctionDefinition {
  return defineFunction({ ...spec, platform });
}
