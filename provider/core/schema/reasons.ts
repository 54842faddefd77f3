import type { z } from "zod";

import { isNothing, isRecord, SIGNATURE } from "./values";

type Issue = z.core.$ZodIssue;

/** What a value of each type is called. */
const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
  record: "an object",
  array: "a list",
};
/** The formats of texts that a schema of ours may ask for without a message of its own. */
const FORMATS: Readonly<Record<string, string>> = {
  datetime: "a time such as 2030-01-31T08:00:00Z",
  date: "a date such as 2030-01-31",
  url: "a URL",
};
const MOST_VALUES = 20;
const QUOTED: Readonly<Record<string, string>> = { string: "the text ", number: "the number ", boolean: "" };

/** Takes zod's own messages away, so that what is left was written for the schema. Given to each parse. */
export const OWN_MESSAGES_ONLY = { error: () => "", reportInput: false } as const;

/** Why a value is refused. `quote` is the value as it may be shown; absent where it may not. */
export function reasonOf(issue: Issue, value: unknown, quote?: string): string {
  const expected = expectedBy(issue);
  if (issue.message === "" && isNothing(value) && expected !== undefined) return `is required: ${expected}`;
  if (issue.message === "" && expected !== undefined && isOfOtherType(issue, value)) {
    return `must be ${expected}, not ${quote === undefined ? nameOf(value) : `${QUOTED[typeof value]}${quote}`}`;
  }
  const rule = issue.message === "" ? ruleOf(issue, expected) : issue.message;
  // Of a wrong key the value is that of the member.
  return quote === undefined || issue.code === "invalid_key" ? rule : `${rule}, but is ${quote}`;
}

/** The rule that a value breaks which is of the right type. */
function ruleOf(issue: Issue, expected: string | undefined): string {
  switch (issue.code) {
    case "invalid_type":
    case "invalid_union":
    case "invalid_value":
      return `must be ${expected}`;
    case "invalid_format":
      if (issue.format === "regex") return `must match ${issue.pattern}`;
      return `must be ${FORMATS[issue.format] ?? `a valid ${issue.format}`}`;
    case "too_small":
      return limit(issue.origin, issue.minimum, issue.inclusive !== false, ["at least", "more than"]);
    case "too_big":
      return limit(issue.origin, issue.maximum, issue.inclusive !== false, ["at most", "less than"]);
    case "not_multiple_of":
      return `must be a multiple of ${issue.divisor}`;
    case "invalid_key":
      return `has a wrong key: it ${issue.issues.map((inner) => reasonOf(inner, "")).join(", and ")}`;
    default:
      return "is not valid";
  }
}

/** The reason for a property that there is not, with the one that was meant. */
export function unknownProperty(name: string, known: Iterable<string>): string {
  const nearest = nearestOf(name, known);
  return `there is no such property${nearest === undefined ? "" : `; did you mean \`${nearest}\`?`}`;
}

/** What a value must be; undefined where the reason is another one than its type. */
function expectedBy(issue: Issue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return TYPES[issue.expected] ?? `of type ${issue.expected}`;
    case "invalid_value":
      return oneOf(issue.values);
    case "invalid_union": {
      // Of a union that a member distinguishes, the values which that member may have.
      const { options } = issue as { options?: readonly unknown[] };
      if (options !== undefined) return oneOf(options);
      const kinds = issue.errors.map(([first]) => first && expectedBy(first));
      return list([...new Set(kinds.filter((kind) => kind !== undefined))]);
    }
    default:
      return undefined;
  }
}

function oneOf(values: readonly unknown[]): string {
  const shown = values.slice(0, MOST_VALUES).map((value) => JSON.stringify(value));
  if (values.length > MOST_VALUES) return `one of ${values.length} values such as ${shown.join(", ")}`;
  return shown.length === 1 ? shown.join("") : `one of ${shown.join(", ")}`;
}

function list(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "another value";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} or ${last}`;
}

function limit(
  origin: string,
  bound: number | bigint,
  inclusive: boolean,
  [including, excluding]: readonly [string, string],
): string {
  const amount = `${inclusive ? including : excluding} ${bound}`;
  const plural = Number(bound) === 1 ? "" : "s";
  if (origin === "string") {
    return including === "at least" && Number(bound) === 1
      ? "must not be empty"
      : `must have ${amount} character${plural}`;
  }
  if (origin === "array" || origin === "set") return `must have ${amount} element${plural}`;
  return `must be ${amount}`;
}

/** Whether the type itself is wrong: 1.5 is a number, and yet no whole one. */
function isOfOtherType(issue: Issue, value: unknown): boolean {
  switch (issue.code) {
    case "invalid_type":
      return !(issue.expected === "int" && typeof value === "number");
    case "invalid_union":
      return (issue as { options?: unknown }).options === undefined;
    case "invalid_value":
      return !issue.values.some((one) => typeof one === typeof value);
    default:
      return false;
  }
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isRecord(value)) return SIGNATURE in value ? "an asset, which only the class reads" : "an object";
  if (Number.isNaN(value)) return "a number that is none (NaN)";
  return TYPES[typeof value] ?? typeof value;
}

/** The name that a slip of the hand most likely stands for: up to a third of its letters may differ. */
function nearestOf(name: string, known: Iterable<string>): string | undefined {
  const scored = [...known]
    .map((other) => ({ other, distance: distanceOf(name.toLowerCase(), other.toLowerCase()) }))
    .filter(({ other, distance }) => distance <= Math.max(1, Math.floor(other.length / 3)));
  return scored.sort((a, b) => a.distance - b.distance)[0]?.other;
}

/** How many letters must be put in, taken out, exchanged, or swapped with the next one to make one text of another. */
function distanceOf(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let index = 1; index <= from.length; index += 1) {
    const next = [index];
    for (let column = 1; column <= to.length; column += 1) {
      const change = row[column - 1]! + (to[column - 1] === from[index - 1] ? 0 : 1);
      const isSwapped = to[column - 1] === from[index - 2] && to[column - 2] === from[index - 1];
      const swap = index > 1 && column > 1 && isSwapped ? before[column - 2]! + 1 : change;
      next.push(Math.min(change, swap, row[column]! + 1, next[column - 1]! + 1));
    }
    [before, row] = [row, next];
  }
  return row[to.length] ?? 0;
}
