import type { ShownStory, ShownWhole } from "../../../../core/story/shown";
import { earliest, latest, type Outcome } from "../../../../core/story/story";
import { leftOut, rowsOf } from "../rows";

/** The most parts that a timeline draws. */
const MOST_BARS = 60;

/** A part of a story from its begin to its end, or to where it is known to have run. */
export interface Bar {
  readonly path: readonly string[];
  readonly state: string;
  readonly outcome: Outcome;
  readonly begin: number;
  readonly end: number;
  /** It runs on. */
  readonly isOpen: boolean;
}

export interface Timeline {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly begin: number;
  readonly end: number;
  /** What is not drawn, and why. */
  readonly remarks: readonly string[];
  readonly hasLocalTimes: boolean;
}

/** The parts of a story over time, by their begins. What runs is drawn up to now. */
export function timelineOf(story: ShownWhole, now: number, most = MOST_BARS): Timeline {
  const { hasLocalTimes = false } = story;
  const rows = rowsOf(story, most, byBegin);
  const known = [story, ...rows.map(({ part }) => part)];
  const last = latest(known.flatMap(({ begin, end }) => [begin, end]));
  // By a clock of an unknown zone nobody knows what time it is now.
  const present = hasLocalTimes ? last : Math.max(now, last ?? now);
  const bars = rows.flatMap(({ part, path }) => barOf(part, path, present) ?? []);
  const own = barOf(story, [], present);
  const without = rows.filter(({ part }) => barOf(part, [], present) === undefined);
  const waiting = without.filter(({ part }) => part.outcome === "waiting").length;
  const begins = [own?.begin, ...bars.map(({ begin }) => begin)];
  const ends = [own?.end, ...bars.map(({ end }) => end)];
  const begin = earliest(begins) ?? 0;
  const left = leftOut(story, rows);
  return {
    title: `${story.name}: ${story.state}`,
    bars,
    begin,
    end: latest(ends) ?? begin,
    hasLocalTimes,
    remarks: [
      ...remark(waiting, "not begun"),
      ...remark(without.length - waiting, "begin or end not known"),
      ...(left === "" ? [] : [`Not drawn: ${left}.`]),
      ...(hasLocalTimes && bars.some(({ isOpen }) => isOpen)
        ? [
            "The server does not tell the zone of its times: what runs is drawn up to the last time that is known.",
          ]
        : []),
    ],
  };
}

function remark(count: number, why: string): string[] {
  return count === 0 ? [] : [`${count} not drawn: ${why}.`];
}

/** Those without a begin come last. */
function byBegin(parts: readonly ShownStory[]): readonly ShownStory[] {
  return [...parts].sort((a, b) => (a.begin ?? Infinity) - (b.begin ?? Infinity) || 0);
}

function barOf(
  { state, outcome, begin, end: ended }: ShownStory,
  path: readonly string[],
  present: number | undefined,
): Bar | undefined {
  const isOpen = ended === undefined && outcome === "running";
  const end = ended ?? (isOpen ? present : undefined);
  if (begin === undefined || end === undefined) return undefined;
  return { path, state, outcome, begin, end: Math.max(begin, end), isOpen };
}
