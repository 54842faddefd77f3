import { line } from "../../../../core/disclosure/line";
import { code, escaped, shortened } from "../../markdown";

/** How a form writes what others have named. */
export interface Style {
  /** A name or a value. */
  code(text: string): string;
  /** A name or a value, whole. */
  whole(text: string): string;
  /** Words. */
  words(text: string): string;
  strong(text: string): string;
  /** Between the lines of one cell. */
  readonly newLine: string;
}

export const MARKDOWN: Style = {
  code: (text) => code(text),
  whole: (text) => code(text, 300),
  words: escaped,
  strong: (text) => `**${text}**`,
  newLine: "<br>",
};

export const TEXT: Style = {
  code: (text) => (text === "" ? '""' : shortened(text)),
  whole: (text) => shortened(text, 300),
  words: line,
  strong: (text) => text,
  newLine: "\n",
};
