import type { Marks, Settings } from "../../../core/schema/field";

/** The mark of what the API of 2018 does not have. */
export const later = { onlyWith: { edition: "current" } } as const satisfies Marks;

/** Whether objects can carry tags, and so a mark: not in the API of 2018. */
export function hasTags({ edition }: Settings): boolean {
  return edition === "current";
}

/** The input by which an object is found again where it cannot carry a mark. */
export function nameWithoutTags(input: string): (settings: Settings) => string | undefined {
  return (settings) => (hasTags(settings) ? undefined : input);
}
