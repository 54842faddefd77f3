/** How much of a text is shown from its beginning, and from its end, where the next step stands. */
const HEAD = 2_000;
const TAIL = 1_000;

/** What moves the cursor, ends a line, or hides or turns round what stands beside it. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A text of any origin as one line that a terminal shows as it is: control characters as escapes, and not too long. */
export function line(text: string): string {
  return escaped(bounded(text.trimEnd()));
}

/** A value as JSON of several lines that a terminal shows as it is. Reading it gives the same value. */
export function printableJson(value: unknown): string {
  return printable(JSON.stringify(value, undefined, 2));
}

/** A text of several lines as a terminal shows it, whatever its length. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => (character === "\n" ? character : codeUnits(character)));
}

function escaped(text: string): string {
  return text.replace(UNPRINTABLE, (character) => SHORT[character] ?? codeUnits(character));
}

function codeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
  ).join("");
}

function bounded(text: string): string {
  if (text.length <= HEAD + TAIL) return text;
  return `${text.slice(0, HEAD)}… [${text.length - HEAD - TAIL} characters left out] …${text.slice(-TAIL)}`;
}
