import { z } from "zod";

import type { Marks, Narrowing, Settings } from "../../../core/schema/field";

/** The mark of what the API of 2018 does not have. */
export const later = { onlyWith: { edition: "current" } } as const satisfies Marks;

/** The mark of what the API of 2018 takes less of, or requires. */
export const in2018 = (schema: z.ZodType) => ({ narrowed: [{ with: { edition: "2018" }, schema }] });

/** The mark of what only today's API limits, or requires. */
export const today = (schema: z.ZodType) => ({ narrowed: [{ with: { edition: "current" }, schema }] });

/** Signature version 1 writes members flat: an empty list is the same there as none. */
const UNSENDABLE = "must not be empty: signature version 1 cannot send an empty list";
const FLAT: readonly Narrowing[] = ["HmacSHA1", "HmacSHA256"].map((signatureMethod) => ({
  with: { signatureMethod },
  schema: z.array(z.unknown(), { error: UNSENDABLE }).min(1, UNSENDABLE),
}));

/** The mark of a list that must be sent, and may be empty. */
export const sentWhenEmpty = { narrowed: FLAT } as const satisfies Marks;

/** Whether objects can carry tags, and so a mark: not in the API of 2018. */
export function hasTags({ edition }: Settings): boolean {
  return edition === "current";
}

/** The input by which an object is found again where it cannot carry a mark. */
export function nameWithoutTags(input: string): (settings: Settings) => string | undefined {
  return (settings) => (hasTags(settings) ? undefined : input);
}
