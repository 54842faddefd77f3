import { z } from "zod";

import { functionsOf } from "../../core/functionDefinition";
import { field } from "../../core/schema/field";
import { platform } from "./connection";
import { uuid } from "./structures/common";

/** A reader or function of this platform. */
export const defineHuaweiFunction = functionsOf(platform);

const id = z.string().regex(uuid, "must be an id such as e19d3faf-9f04-9685-e5c0-fbe8d40b96cd");

export const environmentId = field(id, "The id of the environment.");
export const workflowId = field(id, "The id of the workflow.");
export const executionId = field(id, "The id of the execution.");
export const toolId = field(id, "The id of the tool.");

/** What a function answers that asks for something to be done. */
export const accepted = z.object({ id: field(z.string(), "The id of the execution.") });
