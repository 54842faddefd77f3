import { z } from "zod";

import { field, type Marks, type Rule } from "../../../../core/schema/field";
import { type ObjectShape, shapeOf } from "../../../../core/schema/shape";
import { isNothing, isRecord } from "../../../../core/schema/values";
import type { Wire } from "../../../../core/schema/wire";
import { later } from "../editions";
import { text } from "./common";

const values = z.array(text).min(1);

/** What a filter's name begins with that goes by one key of a tag. */
const TAG = "tag:";

/** A filter of a list, by the platform's name of it: objects pass that have one of the values. All filters must hold. */
export const filterBy = (name: string, doc: string, marks: Marks = {}) =>
  field(values.optional(), `${doc} Left out, all.`, { ...marks, wireName: name });

/** Filters of lists whose objects have tags. */
export const tagFilters = {
  tagKeys: filterBy("tag-key", "Keys of tags.", later),
  tagValues: filterBy("tag-value", "Values of tags.", later),
  tags: field(
    z.record(z.string().min(1), values).optional(),
    "The values that tags may have, by key. Left out, all.",
    { ...later, wireName: TAG },
  ),
};

/** Ids of objects to list, instead of filters. */
export const idsField = (doc: string) =>
  field(z.array(text).optional(), `${doc}, instead of filters. Those that do not exist are left out.`);

/** The platform takes ids or filters, not both. */
export const idsOrFilters = (ids: string, filters: object): Rule => ({
  check: (value) =>
    isNothing(value[ids])
      ? []
      : Object.keys(filters)
          .filter((name) => !isNothing(value[name]))
          .map((name) => ({ path: [name], reason: `a list by ${ids} takes no filters` })),
});

/** The filters among arguments, as the platform takes them. */
export function encodeFilters(inputs: z.ZodObject, args: Readonly<Record<string, unknown>>): Wire[] {
  return [...(shapeOf(inputs) as ObjectShape).fields].flatMap(([member, { marks }]): Wire[] => {
    const { wireName: name } = marks;
    const value = args[member];
    if (name === undefined || isNothing(value)) return [];
    if (name === TAG && isRecord(value)) {
      return Object.entries(value).map(([key, some]) => ({ Name: `${TAG}${key}`, Values: some }));
    }
    return [{ Name: name, Values: value }];
  });
}
