import { z } from "zod";

import { field } from "../../core/schema/field";

const word = z.string().regex(/^[^,]+$/, "must be a text without commas");

/** Values of which an item of a list must have one. */
export const oneOf = (doc: string) => field(z.array(word).min(1).optional(), `${doc} Left out, all.`);

/** Only root sees what is not its own. */
export const usernames = oneOf("Owners; only `root` may say so.");

/** The server's form of a list of values. */
export function commas(values: readonly string[] | undefined): string | undefined {
  return values?.join(",");
}
