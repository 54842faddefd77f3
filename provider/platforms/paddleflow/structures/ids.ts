import { z } from "zod";

import { field } from "../../../core/schema/field";
import { addressable } from "../names";

const id = addressable(z.string().min(1));

export const pipelineIdField = field(id, "The pipeline, `ppl-…`.");
export const pipelineVersionIdField = field(id, "The number of the version.");
export const scheduleIdField = field(id, "The schedule, `schedule-…`.");
export const runIdField = field(id, "The run, `run-…`.");
export const cacheIdField = field(id, "The run cache, `cch-…`.");
