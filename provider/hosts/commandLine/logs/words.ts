import type { ShownOutput, ShownStory, ShownWhole } from "../../../core/story/shown";
import { durationText, momentText } from "../../../core/story/times";

/** The most parts that a table shows. */
export const MOST_ROWS = 50;

/** When a part began, how long it took or has taken, and how it exited: what a table shows in its columns. */
export function columnsOf(
  { begin, end, exitCode, outcome }: ShownStory,
  { hasLocalTimes = false }: Pick<ShownWhole, "hasLocalTimes">,
  now: number,
): { readonly began: string; readonly took: string; readonly exit: string } {
  // What runs by a clock of an unknown zone may have begun at any time.
  const until = end ?? (outcome === "running" && !hasLocalTimes ? now : undefined);
  return {
    began: begin === undefined ? "" : momentText(begin, hasLocalTimes),
    took:
      begin === undefined || until === undefined
        ? ""
        : durationText(until - begin) + (end === undefined ? " so far" : ""),
    exit: exitCode === undefined ? "" : String(exitCode),
  };
}

/** The first line on the whole: what it is, and how it stands. */
export function summaryOf(story: ShownWhole, now: number): string {
  const { took } = columnsOf(story, story, now);
  const { begin, end, hasLocalTimes = false } = story;
  const times = [
    ...(begin === undefined ? [] : [`began ${momentText(begin, hasLocalTimes)}`]),
    ...(end === undefined ? [] : [`ended ${momentText(end, hasLocalTimes)}`]),
    ...(took === "" ? [] : [took]),
  ];
  return [`${story.state}`, ...times].join(", ");
}

/** What the reader must know of the whole. */
export function remarksOf({ hasLocalTimes = false, lacks }: ShownWhole): string[] {
  const clock = "Times are the server's local ones: it does not tell their zone.";
  return [...(hasLocalTimes ? [clock] : []), ...lacks];
}

/** The heading of an output. */
export function titleOf(path: readonly string[], { name, lines, place }: ShownOutput): string {
  const count =
    lines.length === 0 ? "" : lines.length === 1 ? ", its last line" : `, its last ${lines.length} lines`;
  return `${[...path, name].join(", ")}${count}${place === undefined ? "" : ` (${place})`}`;
}
