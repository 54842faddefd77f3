import { z } from "zod";

import { field, type Marks, structure } from "../../../../core/schema/field";
import { isRecord } from "../../../../core/schema/values";
import type { Wire } from "../../../../core/schema/wire";
import { later } from "../editions";
import { text } from "./common";

const values = z.array(text).min(1);

const tagFilters = {
  tagKey: field(values.optional(), "Keys of tags.", later),
  tagValue: field(values.optional(), "Values of tags.", later),
  tags: field(
    z.record(z.string().min(1), values).optional(),
    "The values that tags may have, by key.",
    later,
  ),
};

/** Ids of objects to list. */
export const idsField = (doc: string) => field(z.array(text).optional(), doc);

/** Filters of a list. Each has one or more values, of which one must hold; all filters must hold. */
export function filters<T extends Readonly<Record<string, z.ZodType>>>(name: string, members: T) {
  return field(
    structure(name, "Filters.", members).optional(),
    "What must hold: of every filter, one of its values.",
  );
}

/** Filters of a list whose objects have tags. */
export function taggedFilters<T extends Readonly<Record<string, z.ZodType>>>(name: string, members: T) {
  return filters(name, { ...members, ...tagFilters });
}

/** A filter by the values of one property. */
export const filterBy = (doc: string, marks: Marks = {}) => field(values.optional(), doc, marks);

/** Filters as the platform takes them: names in lower case with hyphens. */
export function encodeFilters(given: unknown): Wire[] {
  if (!isRecord(given)) return [];
  return Object.entries(given).flatMap(([name, value]): Wire[] => {
    if (value === undefined || value === null) return [];
    if (name === "tags" && isRecord(value)) {
      return Object.entries(value).map(([key, some]) => ({ Name: `tag:${key}`, Values: some }));
    }
    return [{ Name: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), Values: value }];
  });
}
