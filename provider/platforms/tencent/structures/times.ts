import { z } from "zod";

import { field } from "../../../core/schema/field";

/** A time that is missing until the thing has happened. */
export const optionalTime = (doc: string) => field(z.string().optional(), doc);
