import { contentOf, digestOf, Meaning, YamlProblem } from "./meaning";
import { readTree } from "./tree";

/** What a YAML text holds, as far as it is small. */
export interface YamlText {
  /** The same for all texts that hold the same: comments, the order of keys, quotes and aliases have no meaning. */
  readonly key: string;
  /** The content of the first document; of its members at the top, large collections are empty. */
  readonly outline?: unknown;
  /** Whether other documents follow the first. */
  readonly several?: boolean;
  /** Where a key stands that its mapping has already, of which the later one wins. */
  readonly repeated?: string | undefined;
  /** Why it cannot be read. */
  readonly problem?: string;
}

/** Reads a text for its meaning. */
export function describe(text: string): YamlText {
  try {
    const { tree, ...reading } = readTree(text);
    const meaning = new Meaning(tree);
    return { key: digestOf(meaning.form), outline: meaning.outline, ...reading };
  } catch (error) {
    return { key: asText(text), problem: problemOf(error) };
  }
}

/** Reads the whole content of a text; undefined where it cannot be read. */
export function wholeContent(text: string): unknown {
  try {
    const { tree } = readTree(text);
    // Refuses aliases that would exhaust whoever walks the content.
    return contentOf(new Meaning(tree).tree);
  } catch {
    return undefined;
  }
}

function problemOf(error: unknown): string {
  // The readers call themselves for each level.
  if (error instanceof RangeError) return "it is nested too deeply";
  return error instanceof YamlProblem ? error.message : "it cannot be read";
}

/** A text that is no YAML is itself, but for the ends of its lines. */
function asText(text: string): string {
  return text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .trimEnd();
}
