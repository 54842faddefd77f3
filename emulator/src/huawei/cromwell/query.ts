import type { CromwellRecord } from "../records";
import { fail, isId } from "./errors";
import { allLabels, iso } from "./metadata";
import { hasKey } from "./releases";

const KEYS = [
  "id",
  "name",
  "status",
  "label",
  "labelor",
  "excludeLabelAnd",
  "excludeLabelOr",
  "submission",
  "start",
  "end",
  "includeSubworkflows",
  "additionalQueryResultFields",
  "metadataArchiveStatus",
  "newestFirst",
  "page",
  "pageSize",
] as const;
type Key = (typeof KEYS)[number];

const STATUSES = ["On Hold", "Submitted", "Running", "Aborting", "Aborted", "Succeeded", "Failed"];
const ARCHIVE_STATUSES = ["Unarchived", "Archived"];
const FIELDS = ["labels", "parentWorkflowId"];
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;

type Values = Record<Key, string[]>;

/** The answer to a query: `pairs` are its keys and values in any spelling of their case. */
export function queryWorkflows(
  rows: readonly CromwellRecord[],
  pairs: readonly [string, string][],
  release: number,
): object {
  const values = valuesIn(pairs, release);
  check(values);
  const found = rows.filter((row) => matches(row, values));
  const newestFirst = values.newestFirst[0]?.toLowerCase() !== "false";
  found.sort((a, b) => (newestFirst ? b.submission - a.submission : a.submission - b.submission));
  const extra = new Set(values.additionalQueryResultFields.map((field) => field.toLowerCase()));
  const results = pageOf(found, values).map((row) => ({
    id: row.id,
    ...(row.name !== null && { name: row.name }),
    status: row.status,
    submission: iso(row.submission),
    ...(row.start !== null && { start: iso(row.start) }),
    ...(row.end !== null && { end: iso(row.end) }),
    ...(extra.has("labels") && { labels: allLabels(row) }),
    ...(extra.has("parentworkflowid") && row.parent !== null && { parentWorkflowId: row.parent }),
    metadataArchiveStatus: row.metadataArchiveStatus,
  }));
  return { results, totalResultsCount: found.length };
}

function valuesIn(pairs: readonly [string, string][], release: number): Values {
  const values = Object.fromEntries(KEYS.map((key) => [key, [] as string[]])) as Values;
  const unknown: string[] = [];
  for (const [name, value] of pairs) {
    const key = KEYS.find((one) => one.toLowerCase() === name.toLowerCase());
    if (key && hasKey(release, key)) values[key].push(value);
    else unknown.push(name);
  }
  if (unknown.length > 0) throw fail(`Unrecognized query keys: ${unknown.join(", ")}`);
  return values;
}

function check(values: Values): void {
  const errors: string[] = [];
  const each = (key: Key, fits: (value: string) => boolean): void => {
    const bad = values[key].filter((value) => !fits(value));
    errors.push(...bad.map((value) => `Unrecognized value of ${key}: ${value}`));
  };
  const once = (key: Key): void => {
    if (values[key].length > 1) errors.push(`Found more than one value of ${key}`);
  };
  each("id", isId);
  each("name", (value) => /^[a-zA-Z][a-zA-Z0-9_]*$/.test(value));
  each("status", (value) => oneOf(STATUSES, value));
  each("metadataArchiveStatus", (value) => oneOf(ARCHIVE_STATUSES, value));
  each("additionalQueryResultFields", (value) => oneOf(FIELDS, value));
  for (const key of ["label", "labelor", "excludeLabelAnd", "excludeLabelOr"] as const) {
    each(key, (value) => /^[^:]+:.+$/.test(value));
  }
  for (const key of ["submission", "start", "end"] as const) {
    once(key);
    each(key, (value) => DATE_TIME.test(value) && !Number.isNaN(Date.parse(value)));
  }
  for (const key of ["includeSubworkflows", "newestFirst"] as const) {
    once(key);
    each(key, (value) => /^(true|false)$/i.test(value));
  }
  for (const key of ["page", "pageSize"] as const) {
    once(key);
    each(key, (value) => /^[1-9]\d*$/.test(value));
  }
  if (errors.length === 0) {
    const times = [values.submission[0], values.start[0], values.end[0]].flatMap((text) =>
      text === undefined ? [] : [Date.parse(text)],
    );
    const ordered = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0));
    if (!ordered) errors.push("submission, start and end are not in this order");
  }
  if (errors.length > 0) throw fail(errors.join("\n"));
}

function oneOf(known: readonly string[], value: string): boolean {
  return known.some((one) => one.toLowerCase() === value.toLowerCase());
}

function matches(row: CromwellRecord, values: Values): boolean {
  const labels = allLabels(row);
  const has = (label: string): boolean => {
    const colon = label.indexOf(":");
    return labels[label.slice(0, colon)] === label.slice(colon + 1);
  };
  const among = (key: Key, value: string | null): boolean =>
    values[key].length === 0 || (value !== null && oneOf(values[key], value));
  const after = (key: Key, time: number | null): boolean =>
    values[key][0] === undefined || (time !== null && time >= Date.parse(values[key][0]));
  const until = values.end[0];
  const withParts = values.includeSubworkflows[0]?.toLowerCase() !== "false";
  const { excludeLabelAnd, excludeLabelOr, labelor } = values;
  return (
    (withParts || row.parent === null) &&
    among("id", row.id) &&
    (values.name.length === 0 || (row.name !== null && values.name.includes(row.name))) &&
    among("status", row.status) &&
    among("metadataArchiveStatus", row.metadataArchiveStatus) &&
    values.label.every(has) &&
    (labelor.length === 0 || labelor.some(has)) &&
    !(excludeLabelAnd.length > 0 && excludeLabelAnd.every(has)) &&
    !excludeLabelOr.some(has) &&
    after("submission", row.submission) &&
    after("start", row.start) &&
    (until === undefined || (row.end !== null && row.end <= Date.parse(until)))
  );
}

/** `pageSize` alone gives the first page; `page` alone is ignored. */
function pageOf<T>(rows: readonly T[], { page, pageSize }: Values): readonly T[] {
  if (pageSize[0] === undefined) return rows;
  const size = Number(pageSize[0]);
  const start = (Number(page[0] ?? 1) - 1) * size;
  return rows.slice(start, start + size);
}
