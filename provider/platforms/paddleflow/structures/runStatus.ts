import { z } from "zod";

import { field } from "../../../core/schema/field";

const status = z.enum([
  "initiating",
  "pending",
  "running",
  "terminating",
  "succeeded",
  "failed",
  "terminated",
  "skipped",
]);

/** Statuses of runs to list. */
export const runStatuses = field(z.array(status).min(1).optional(), "Statuses of runs. Left out, all.");
