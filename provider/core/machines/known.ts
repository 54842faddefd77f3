import { isNothing, isRecord, isUnknown } from "../schema/values";

/** The members of an object; none where the value is something else, or not known yet. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** The items of a list that have members; none where the value is something else, or not known yet. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text that is known. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && !isUnknown(value) ? value : undefined;
}

/** A whole number from 0 on. */
export function countOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** A list of texts, all of which are known; undefined where it is not one. */
export function textsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.flatMap((item) => textOf(item) ?? []);
  return texts.length === value.length ? texts : undefined;
}

/** What a value tells, or what holds where it is left out. */
export function orWhereLeftOut<T>(value: unknown, tell: (value: unknown) => T, leftOut: T): T {
  return isNothing(value) ? leftOut : tell(value);
}
