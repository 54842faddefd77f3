import { z } from "zod";

import { functionsOf } from "../../../core/functionDefinition";
import { field } from "../../../core/schema/field";
import { platform } from "./connection";
import { uuid } from "./fields";

/** A reader or function of this platform. */
export const defineHuaweiFunction = functionsOf(platform);

/** The id of an object, as readers and functions take it. */
export function idField(what: string) {
  return field(
    z.string().regex(uuid, "must be an id such as e19d3faf-9f04-9685-e5c0-fbe8d40b96cd"),
    `The id of the ${what}.`,
  );
}

/** The id of an execution, whether of the service or on Cromwell. */
export const executionId = idField("execution");

/** What a function returns that only asks for something to be done on an execution. */
export const accepted = z.object({ id: field(z.string(), "The id of the execution.") });
