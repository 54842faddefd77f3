import type { ShownOutput, ShownStory, ShownWhole } from "./shown";
import { durationText } from "./times";
import { mostTelling } from "./story";

/** How much a failure's text quotes of output. */
const MOST_LINES = 20;
const MOST_BYTES = 2_048;
const LONGEST_LINE = 300;
/** How many failed parts a failure's text names. */
const MOST_PARTS = 3;
const LONGEST_REASON = 300;

/** How much of a story a failure's text needs. */
export const EXCERPT = { lines: MOST_LINES, parts: MOST_PARTS } as const;

interface Place {
  /** The names of the parts around it and its own. */
  readonly path: readonly string[];
  readonly part: ShownStory;
}

/**
 * What a person would look up next about a failure: the innermost parts that failed, and the ends of their output. `said`
 * is the text of the failure, which need not be repeated.
 */
export function excerptOf(story: ShownWhole, said: string): string[] {
  const failed = innermost(story, []).filter(({ part }) => part.outcome === "failed");
  const named = failed.slice(0, MOST_PARTS);
  const quotes = quotesOf(named.map(({ part }) => part));
  const more = failed.length > named.length ? [`and ${failed.length - named.length} more that failed`] : [];
  const described = named.flatMap(({ path, part }) => [
    `${path.join(", ")}: ${whatHappened(part)}`,
    ...(quotes.get(part) ?? []),
  ]);
  const known = [said, ...described].join("\n");
  const why = story.reasons.filter((reason) => !known.includes(cut(reason, LONGEST_REASON)));
  return [...why.map((reason) => cut(reason, LONGEST_REASON)), ...described, ...more];
}

/** The failed parts that have no failed parts of their own which say more than that they failed. */
function innermost(story: ShownStory, path: readonly string[]): Place[] {
  const failed = mostTelling(story.parts).filter(({ outcome }) => outcome === "failed");
  const within = failed.flatMap((part) => innermost(part, [...path, part.name]));
  const isWhole = path.length === 0;
  // The whole is named in the failure itself: it has a line of its own only for what it has besides.
  if (isWhole && story.outputs.length === 0 && story.exitCode === undefined) return within;
  const own = { path: isWhole ? [story.name] : path, part: story };
  return within.length > 0 && (isWhole || !saysMore(story) || within.some(({ part }) => saysMore(part)))
    ? within
    : [own];
}

function saysMore({ end, exitCode, reasons, outputs }: ShownStory): boolean {
  return end !== undefined || exitCode !== undefined || reasons.length > 0 || outputs.length > 0;
}

function whatHappened({ state, begin, end, exitCode, reasons }: ShownStory): string {
  const took = begin === undefined || end === undefined ? "" : ` after ${durationText(end - begin)}`;
  const exit = exitCode === undefined ? "" : `, exit code ${exitCode}`;
  const why = reasons.length === 0 ? "" : `: ${cut(reasons.join("; "), LONGEST_REASON)}`;
  return `${state}${took}${exit}${why}`;
}

/** The ends of the parts' outputs. What there is room for goes to the first parts first. */
function quotesOf(parts: readonly ShownStory[]): ReadonlyMap<ShownStory, readonly string[]> {
  let [lines, bytes] = [MOST_LINES, MOST_BYTES];
  const quoted = parts.map((part): [ShownStory, string[]] => {
    const output = mostUseful(part.outputs);
    if (output === undefined) return [part, []];
    const taken: string[] = [];
    for (const text of output.lines.toReversed()) {
      const quote = `  ${output.name} | ${cut(text, LONGEST_LINE)}`;
      lines -= 1;
      bytes -= Buffer.byteLength(quote);
      if (lines < 0 || bytes < 0) break;
      taken.unshift(quote);
    }
    return [part, taken];
  });
  return new Map(quoted);
}

/** Errors are written to stderr; some platforms have one output for all. */
function mostUseful(outputs: readonly ShownOutput[]): ShownOutput | undefined {
  const written = outputs.filter(({ lines }) => lines.length > 0);
  return written.find(({ name }) => name === "stderr") ?? written[0];
}

function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length).join("")}…`;
}
