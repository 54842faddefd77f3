import { line } from "../../core/disclosure/line";

/** How long a text may be in a table's cell, in characters. */
const SHOWN = 80;
/** GitHub takes comments of at most 65,536 characters; the rest is for what a pipeline puts before it. */
const LONGEST = 64_000;

/** Stands unseen between two characters, so that a platform makes no link, mention or picture of them. */
const APART = "\u200b";

/**
 * Words of any origin as Markdown shows them, on one line: neither markup nor HTML, and nobody is mentioned. What a
 * program or a platform has named is better shown as `code`.
 */
export function escaped(text: string): string {
  return line(text)
    .replace(/[@#!~%$&^:](?=[\p{L}\p{N}/_])/gu, `$&${APART}`)
    .replace(/www(?=\.)/gi, `$&${APART}`)
    .replace(/^\s*(?:[-+=]|\d+(?=[.)]))/, `$&${APART}`)
    .replace(/[&<>`\\*_[\]|~#$^\u200b]/g, entity);
}

/** A name or value of any origin as code on one line, in a table too: there nothing of it has a meaning. */
export function code(text: string, limit = SHOWN): string {
  const shown = shortened(text, limit);
  if (shown === "") return '`""`';
  // Between backticks there are no escapes, and a table's cell ends before they are looked at.
  if (!/[`|]|^\s|\s$/.test(shown)) return `\`${shown}\``;
  // GitHub makes links of what looks like an address there.
  return `<code>${shown.replace(/@/g, `@${APART}`).replace(/[^\p{L}\p{N} ]/gu, entity)}</code>`;
}

/** A text of any origin on one line, without its middle where it is long. */
export function shortened(text: string, limit = SHOWN): string {
  const characters = Array.from(line(text));
  if (characters.length <= limit) return characters.join("");
  const head = Math.ceil((limit - 1) * 0.6);
  return `${characters.slice(0, head).join("")}…${characters.slice(characters.length - (limit - 1 - head)).join("")}`;
}

/** A table. Its cells are Markdown. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "&#124;")).join(" | ")} |`;
  return [row(header), row(header.map(() => "---")), ...rows.map(row)];
}

/** Lines of any origin as a block of code. */
export function block(lines: readonly string[], language = ""): string[] {
  const shown = lines.map(line);
  const longest = Math.max(2, ...shown.flatMap((text) => (text.match(/`+/g) ?? []).map((run) => run.length)));
  const fence = "`".repeat(longest + 1);
  return [`${fence}${language}`, ...shown, fence];
}

/** Lines of Markdown that a click on a text of any origin shows. */
export function folded(summary: string, lines: readonly string[]): string[] {
  return [`<details><summary>${escaped(summary)}</summary>`, "", ...lines, "", "</details>"];
}

export function heading(title: string, level: 2 | 3 = 2): string {
  return `${"#".repeat(level)} ${escaped(title)}`;
}

/** As many of a document's lines as fit into a comment; the last one then says how many do not, and where to see them. */
export function fitted(lines: readonly string[], elsewhere: string, limit = LONGEST): string[] {
  const length = (some: readonly string[]) => some.reduce((sum, text) => sum + text.length + 1, 0);
  if (length(lines) <= limit) return [...lines];
  const kept: string[] = [];
  for (const text of lines) {
    const closed = [...kept, text];
    if (length([...closed, ...closing(closed), ...leftOut(lines.length, elsewhere)]) > limit) break;
    kept.push(text);
  }
  return [...kept, ...closing(kept), ...leftOut(lines.length - kept.length, elsewhere)];
}

function leftOut(count: number, elsewhere: string): string[] {
  return ["", `_${count} more lines do not fit into a comment: ${elsewhere}._`];
}

/** What ends the blocks that are open after some lines. */
function closing(lines: readonly string[]): string[] {
  let fence: string | undefined;
  let details = 0;
  for (const text of lines) {
    const [, ticks] = /^(`{3,})/.exec(text) ?? [];
    if (fence !== undefined) {
      if (text === fence) fence = undefined;
    } else if (ticks !== undefined) fence = ticks;
    else if (text.startsWith("<details>")) details += 1;
    else if (text === "</details>") details -= 1;
  }
  const folds = Array.from({ length: details }, () => ["", "</details>"]).flat();
  return fence === undefined ? folds : [fence, ...folds];
}

function entity(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`;
}
