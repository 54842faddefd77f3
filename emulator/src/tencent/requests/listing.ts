import { ApiError } from "../errors";
import { checkFilterZones } from "../regions";
import type { Caller, Filter, Page, Tag } from "../types";
import { checkId, MAX_IDS, type IdKind } from "./ids";

export interface Listing<Row> {
  rows: Row[];
  ids: string[] | undefined;
  idKind: IdKind;
  idOf: (row: Row) => string;
  filters: Filter[] | undefined;
  /** What a filter of that name compares. */
  fields: Record<string, (row: Row) => string>;
  /** Names that only the current edition knows. */
  later?: string[];
  tagsOf?: (row: Row) => Tag[];
  page: Page;
}

/** The rows asked for, and how many there are on all pages. IDs that do not exist are left out. */
export function select<Row>(caller: Caller, listing: Listing<Row>): { rows: Row[]; total: number } {
  const { ids, filters, idKind, idOf } = listing;
  if (ids?.length && filters?.length) {
    throw new ApiError("InvalidParameterValue", "IDs and `Filters` cannot be given together.");
  }
  // Of templates only the later models name a most.
  if (ids && ids.length > MAX_IDS && (caller.edition === "current" || idKind !== "template")) {
    throw new ApiError("InvalidParameterValue", `More than ${MAX_IDS} IDs are given.`);
  }
  for (const id of ids ?? []) checkId(idKind, id);
  const wanted = ids?.length ? new Set(ids) : undefined;
  const tests = (filters ?? []).map((filter) => filterTest(caller, filter, listing));
  const found = listing.rows.filter(
    (row) => (wanted?.has(idOf(row)) ?? true) && tests.every((test) => test(row)),
  );
  return { rows: cut(found, listing.page, 20, 100), total: found.length };
}

/** One page. */
export function cut<Row>(rows: Row[], page: Page, normal: number, most: number, least = 1): Row[] {
  const { Offset = 0, Limit = normal } = page;
  if (Limit < least || Limit > most) {
    throw new ApiError("InvalidParameterValue", `\`Limit\` must be from ${least} to ${most}.`);
  }
  return rows.slice(Offset, Offset + Limit);
}

function filterTest<Row>(caller: Caller, filter: Filter, listing: Listing<Row>): (row: Row) => boolean {
  const { Name: name, Values: values } = filter;
  const { fields, later = [], tagsOf } = listing;
  if (values.length === 0) throw new ApiError("InvalidParameterValue", "A filter has no values.");
  const current = caller.edition === "current";
  const field = Object.hasOwn(fields, name) && (current || !later.includes(name)) ? fields[name] : undefined;
  if (field) {
    if (name === "zone") checkFilterZones(caller.region, values);
    return (row) => values.includes(field(row));
  }
  if (current && tagsOf) {
    if (name === "tag-key") return (row) => tagsOf(row).some((tag) => values.includes(tag.Key));
    if (name === "tag-value") return (row) => tagsOf(row).some((tag) => values.includes(tag.Value));
    if (name.startsWith("tag:")) {
      const key = name.slice("tag:".length);
      return (row) => tagsOf(row).some((tag) => tag.Key === key && values.includes(tag.Value));
    }
  }
  throw new ApiError("InvalidParameterValue", "The name of a filter is not supported.");
}
