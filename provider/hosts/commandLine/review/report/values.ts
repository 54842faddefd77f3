import type { Change, PropertyChange } from "../change";
import type { Style } from "./style";
import { lineDiff } from "./lineDiff";

/** A value that is longer than this, as text, is shown as what changes in its lines. */
const LONGEST = 120;

/** How one property changes, in a line; a document's lines come apart from it. */
export interface Shown {
  readonly text: string;
  readonly diff?: readonly string[];
}

/** A property's change in a line. `isNew`: there was no object before. */
export function shownChange(
  property: PropertyChange,
  { verb, before }: Pick<Change, "verb" | "before">,
  style: Style,
): Shown {
  const { path, replaces } = property;
  const isNew = before === undefined && (verb === "create" || verb === "adopt" || verb === "import");
  const forced = replaces ? ` (${style.strong("replaces")})` : "";
  const said = (words: string): Shown => ({ text: `${style.code(path)}: ${words}${forced}` });
  const from = "before" in property ? textOf(property.before) : undefined;
  const to = property.isUnknown && property.after === undefined ? undefined : textOf(property.after);
  if (isNew) return said(property.isUnknown && to === undefined ? "not known yet" : brief(to, style));
  const was = before === undefined ? "" : from === undefined ? "none → " : undefined;
  if (from !== undefined && from === to) return said(`${style.code(from)} changes`);
  if (from === undefined || to === undefined || !(isDocument(from) || isDocument(to))) {
    const now = to === undefined ? (property.isUnknown ? "not known yet" : "none") : brief(to, style);
    return said(`${was ?? `${brief(from, style)} → `}${now}`);
  }
  const { lines, added, removed } = lineDiff(from, to);
  return {
    ...said(`text of ${lines} lines, ${added} added, ${removed} removed`),
    ...(lines > 1 && { diff: lineDiff(from, to).diff }),
  };
}

/** A value as a text; undefined where there is none. Structures have one line for each member. */
export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  const short = JSON.stringify(value);
  return short.length <= LONGEST ? short : JSON.stringify(value, undefined, 2);
}

function brief(text: string | undefined, style: Style): string {
  if (text === undefined) return "none";
  return isDocument(text) ? `text of ${text.trimEnd().split("\n").length} lines` : style.code(text);
}

function isDocument(text: string): boolean {
  return text.trimEnd().includes("\n");
}
