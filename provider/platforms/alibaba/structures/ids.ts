import { z } from "zod";

import { field } from "../../../core/schema/field";

export const JOB_ID = /^job-[\w-]+$/;

export const jobIdField = field(
  z.string().regex(JOB_ID, "must be the id of a job, such as job-000000005d1f"),
  "The id of the job, `job-…`.",
);
