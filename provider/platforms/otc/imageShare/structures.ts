import { z } from "zod";

import { field } from "../../../core/schema/field";

export const projectIdField = (doc: string) =>
  field(z.string().regex(/^[\w-]+$/, "must be the id of a project"), doc);
