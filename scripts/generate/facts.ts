import type { z } from "zod";

import type { Change, Narrowing, Settings } from "../../provider/core/schema/field";
import { type Shape, shapeOf } from "../../provider/core/schema/shape";

/** What follows from a field's schema and marks, in sentences. */
export interface Facts {
  readonly meaning: string;
  readonly range: string;
  readonly fallback: string;
  readonly change: string;
  readonly notes: readonly string[];
}

export function factsOf(shape: Shape, inherited: Change): Facts {
  const { marks } = shape;
  return {
    meaning: marks.doc ?? "",
    range: rangeOf(shape),
    fallback: fallbackOf(shape),
    change: changeText(marks.change ?? inherited) + removalText(shape, marks.change ?? inherited),
    notes: [
      ...(marks.document ? [DOCUMENTS[marks.document]] : []),
      ...(marks.secret ? ["Secret: encrypted in state and left out of messages"] : []),
      ...(marks.writeOnly ? ["Not returned by the platform: a refresh keeps the last value"] : []),
      ...(marks.unordered ? ["The order has no meaning"] : []),
      ...(marks.sharedKeys ? ["Keys that others set are left alone"] : []),
      ...(marks.onlyWith ? [`Needs a connection with ${settingsText(marks.onlyWith)}`] : []),
      ...(marks.narrowed ?? []).flatMap((narrowing) => {
        const text = narrowingText(narrowing, shape);
        // What no range tells is told by the field's own words.
        return text === "" ? [] : [`With ${settingsText(narrowing.with)} ${text}`];
      }),
    ],
  };
}

/** Whether a change replaces, in a few words. */
export function changeText(change: Change): string {
  if (change === "replace") return "replaces";
  if (change === "update") return "in place";
  return `in place with ${settingsText(change.replaceUnless)}, otherwise replaces`;
}

const DOCUMENTS = {
  text: "A text, or a file that holds it",
  yaml: "A text, a file that holds it, or an object",
  zip: "Base64, a file that holds the archive, or a folder or assets, which are packed",
};

/** What taking the value away does, where that differs from other changes. */
function removalText(shape: Shape, change: Change): string {
  const { removal } = shape.marks;
  if (removal !== undefined && removal !== change) {
    return `; ${shape.kind === "map" || shape.kind === "array" ? "emptying it" : "taking it away"} ${changeText(removal)}`;
  }
  const key = shape.kind === "map" ? shape.element.marks.removal : undefined;
  return key === undefined || key === change ? "" : `; taking a key away ${changeText(key)}`;
}

function settingsText(settings: Settings): string {
  return Object.entries(settings)
    .map(([key, value]) => `\`${key}: ${JSON.stringify(value)}\``)
    .join(" and ");
}

function fallbackOf(shape: Shape): string {
  if (shape.default !== undefined) return `\`${JSON.stringify(shape.default)}\``;
  if (shape.marks.platformDefault !== undefined) return `\`${JSON.stringify(shape.marks.platformDefault)}\``;
  if (shape.marks.settingDefault !== undefined) return `the connection's \`${shape.marks.settingDefault}\``;
  if (shape.marks.computed) return "chosen by the platform";
  if (shape.marks.autoName) return "the resource's name and seven hex digits";
  return "";
}

/** What a narrower schema asks for besides the field's own. */
function narrowingText({ schema }: Narrowing, own: Shape): string {
  const narrow = shapeOf(schema);
  const element = narrow.kind === "array" ? narrow.element : narrow;
  const values = element.kind === "scalar" ? (element.values ?? []) : [];
  if (values.length > 0) return `only ${values.map((value) => `\`${value}\``).join(", ")}`;
  if (own.optional && !schema.safeParse(undefined).success) return "required";
  return rangeOf(narrow);
}

type CheckDef = z.core.$ZodCheckDef & Readonly<Record<string, unknown>>;

function rangeOf(shape: Shape): string {
  const checks = (shape.schema as z.core.$ZodTypes)._zod.def.checks ?? [];
  const texts = checks
    .map((check) => rangeText(check._zod.def as CheckDef, shape.kind))
    .filter((text) => text !== "");
  return [...new Set(texts)].join(", ");
}

function rangeText(def: CheckDef, kind: Shape["kind"]): string {
  const unit = kind === "array" ? "elements" : "characters";
  switch (def.check) {
    case "min_length":
      return def.minimum === 1 ? "not empty" : `at least ${String(def.minimum)} ${unit}`;
    case "max_length":
      return `at most ${String(def.maximum)} ${unit}`;
    case "greater_than":
      return `${def.inclusive === true ? "at least" : "more than"} ${String(def.value)}`;
    case "less_than":
      return `${def.inclusive === true ? "at most" : "less than"} ${String(def.value)}`;
    case "multiple_of":
      return `a multiple of ${String(def.value)}`;
    default:
      return "";
  }
}
