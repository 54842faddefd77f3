import { createInterface } from "node:readline/promises";

import { line, printable, printableJson } from "../../core/disclosure/line";

/** How a command gives its result: to a person, to a page that shows Markdown, or to a program. */
export const FORMATS = ["text", "markdown", "json"] as const;
export type Format = (typeof FORMATS)[number];

/** Where a command writes to and asks. What platforms have named cannot move its cursor or add lines to it. */
export interface Terminal {
  /** Prints a line of the command's result. */
  out(text: string): void;
  /** Prints the result as a document: its lines stay as long as they are. */
  page(lines: readonly string[]): void;
  /** Prints the result for programs, as JSON. */
  json(value: unknown): void;
  /** Says something beside, in a line. */
  note(text: string): void;
  /** The answer to a question; undefined where there is nobody to ask. */
  confirm(question: string): Promise<boolean | undefined>;
}

export const terminal: Terminal = {
  out: (text) => console.log(line(text)),
  page: (lines) => console.log(printable(lines.join("\n"))),
  json: (value) => console.log(printableJson(value)),
  note: (text) => console.error(line(text)),
  confirm: async (question) => {
    if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
    const asked = createInterface({ input: process.stdin, output: process.stderr });
    // Ctrl-D and Ctrl-C are no answer: neither is consent.
    const closed = new Promise<string>((resolve) => asked.once("close", () => resolve("")));
    try {
      const answer = await Promise.race([asked.question(`${line(question)} [y/N] `), closed]);
      return /^y(es)?$/i.test(answer.trim());
    } finally {
      asked.close();
    }
  },
};

/** Rows as columns, each as wide as its widest cell. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** How long ago a moment was, in the largest unit that fits. */
export function age(createTime: number | undefined, now: number): string {
  if (createTime === undefined) return "age not known";
  const minutes = Math.max(0, Math.floor((now - createTime) / 60_000));
  if (minutes < 120) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1_440)} days`;
}
