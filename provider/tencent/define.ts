import { z } from "zod";

import { defineFunction, type FunctionDefinition, type FunctionSpec } from "../core/definition";
import { ArgumentError, RefusedError } from "../core/errors";
import { field, formatPath, shapeOf } from "../core/schema";
import type { TencentClient } from "./client";
import { platform } from "./connection";
import { editionProblems } from "./edition";

type Spec<I extends z.ZodObject, O extends z.ZodType> = Omit<
  FunctionSpec<I, O, TencentClient>,
  "platform"
> & {
  /** The API of 2018 does not have the action. */
  readonly later?: boolean;
};

/** A function of this platform, which refuses what the connection's edition of the API does not have. */
export function defineTencentFunction<I extends z.ZodObject, O extends z.ZodType>({
  later = false,
  ...spec
}: Spec<I, O>): FunctionDefinition {
  const shape = shapeOf(spec.inputs);
  return defineFunction({
    ...spec,
    platform,
    async run(operation) {
      if (later && operation.client.settings.edition === "2018") {
        throw new RefusedError("the API of the connection's `edition` does not have this action", {
          action: spec.action,
        });
      }
      const [problem] = editionProblems(shape, operation.args, operation.settings);
      if (problem !== undefined) throw new ArgumentError(`${formatPath(problem.path)}: ${problem.reason}`);
      return spec.run(operation);
    },
  });
}

/** What a function answers that only asks for something to be done. */
export const accepted = z.object({
  requestId: field(z.string().optional(), "The id of the request, for the platform's support."),
});
