import { z } from "zod";

import { field } from "./schema/field";

/** The name of the input by which a program has work run again. */
export const TRIGGERS = "triggers";

/** That input; `what` is the work. */
export const triggers = (what: string) =>
  field(
    z.array(z.unknown()).optional(),
    `Values of any kind; when one changes, the ${what} is replaced by a new one, and so runs again.`,
    { local: true },
  );
