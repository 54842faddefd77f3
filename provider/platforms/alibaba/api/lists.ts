import { isRecord } from "../../../core/schema/values";
import type { Wire } from "../../../core/schema/wire";

/** The items of a list by their ids or names: lists are objects, in which the request's id may stand too. */
export function entriesOf(answer: Wire): (readonly [string, Wire])[] {
  return Object.entries(answer).flatMap(([key, value]) => (isRecord(value) ? [[key, value] as const] : []));
}

/** The order of two texts, for `sort`. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
