import type { ShownStory } from "../../../core/story/shown";
import { countsOf, mostTelling } from "../../../core/story/story";

/** A part of a story, as a line of a table. */
export interface Row {
  readonly part: ShownStory;
  /** The names of the parts around it and its own. */
  readonly path: readonly string[];
  /** Of the parts in it, what the rows below do not show, such as `2 more: 2 succeeded`. */
  readonly left?: string;
}

/** Brings the parts of one part into the order in which they are shown. */
type Order = (parts: readonly ShownStory[]) => readonly ShownStory[];

/**
 * The parts of a story as rows, each below the part that it is of, by default those that failed before others: no more
 * than `most`, of which those that failed are the last to be left out.
 */
export function rowsOf(story: ShownStory, most: number, order: Order = (parts) => mostTelling(parts)): Row[] {
  const chosen = chosenOf(story, most);
  const walk = (parent: ShownStory, around: readonly string[]): Row[] =>
    order(parent.parts)
      .filter((part) => chosen.has(part))
      .flatMap((part) => {
        const path = [...around, part.name];
        const left = leftOf(part, chosen);
        return [{ part, path, ...(left !== "" && { left }) }, ...walk(part, path)];
      });
  return walk(story, []);
}

/** What the rows of a story do not show of its own parts; empty where they show all. */
export function leftOut(story: ShownStory, rows: readonly Row[]): string {
  return leftOf(story, new Set(rows.map(({ part }) => part)));
}

function leftOf({ parts, unread = 0 }: ShownStory, shown: ReadonlySet<ShownStory>): string {
  const hidden = parts.filter((part) => !shown.has(part));
  return [
    ...(hidden.length > 0 ? [`${hidden.length} more: ${countsOf(hidden)}`] : []),
    ...(unread > 0 ? [`${unread} more that were not read`] : []),
  ].join("; ");
}

/** Parts with those around them: the ones that tell most come in first, for as long as there is room. */
function chosenOf(story: ShownStory, most: number): ReadonlySet<ShownStory> {
  const chosen = new Set<ShownStory>();
  const all = mostTelling(
    below(story, []).map((parts) => ({ parts, outcome: parts[0]?.outcome ?? "unknown" })),
  );
  for (const { parts } of all) {
    const missing = parts.filter((part) => !chosen.has(part));
    if (chosen.size + missing.length > most) continue;
    for (const part of missing) chosen.add(part);
  }
  return chosen;
}

/** Each part of a story, with those around it behind it. */
function below(story: ShownStory, around: readonly ShownStory[]): (readonly ShownStory[])[] {
  return story.parts.flatMap((part) => {
    const own = [part, ...around];
    return [own, ...below(part, own)];
  });
}
