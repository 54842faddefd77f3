import type { z } from "zod";

import { defineFunction, type FunctionDefinition, type FunctionSpec } from "../core/definition";
import type { PaddleFlowClient } from "./client";
import { platform } from "./connection";

/** A reader or function of this platform. */
export function definePaddleFlowFunction<I extends z.ZodObject, O extends z.ZodType>(
  spec: Omit<FunctionSpec<I, O, PaddleFlowClient>, "platform">,
): FunctionDefinition {
  return defineFunction({ ...spec, platform });
}
