import { z } from "zod";

import { field } from "../../../core/schema/field";
import { text } from "./common";

export const envIdField = field(text, "The id of the compute environment, `env-…`.");
export const jobIdField = field(text, "The id of the job, `job-…`.");
export const taskNameField = field(text, "The name of the task.");

/** Ids of objects to read. */
export const idsField = (doc: string) => field(z.array(text).optional(), doc);
