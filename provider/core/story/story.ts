import type { Platform } from "../connection";
import type { ObjectOperation } from "../operation";

/**
 * How a piece of work ended, or stands. `stopped`: it ended without success because of something else, such as a request
 * to stop it or the failure of another part; or it failed and was tried again.
 */
export type Outcome = "succeeded" | "failed" | "stopped" | "running" | "waiting" | "unknown";

/** What has become of a piece of work, such as a job, or of a part of it, such as a task. */
export interface Story {
  /** What it is, such as `task A`. */
  readonly name: string;
  /** As the platform calls it. */
  readonly state: string;
  readonly outcome: Outcome;
  /** In milliseconds since the epoch. Absent where it has not begun, or the platform does not tell. */
  readonly begin?: number | undefined;
  /** In milliseconds since the epoch. Absent where it has not ended, or the platform does not tell. */
  readonly end?: number | undefined;
  readonly exitCode?: number | undefined;
  /** Why it is in its state, as the platform says it. */
  readonly reasons?: readonly string[];
  readonly outputs?: readonly Output[];
  readonly parts?: readonly Story[];
  /** How many further parts there are that were not read. */
  readonly unread?: number;
}

/** What a piece of work has written: its end, the place where it is kept, or both. */
export interface Output {
  /** Such as `stderr`. */
  readonly name: string;
  /** Absent where the platform does not return it, or it was not asked for. */
  readonly text?: string | undefined;
  /** Where all of it is. */
  readonly place?: string | undefined;
}

/** The story of an object, with what holds for all of it. */
export interface WholeStory extends Story {
  /** What the platform has not, as sentences. */
  readonly lacks?: readonly string[];
  /** Its times are of a clock whose zone is not known, and here as if it were UTC. */
  readonly hasLocalTimes?: boolean;
}

/** How much of a story is asked for. */
export interface Depth {
  /** The last lines of each output; 0 for none. */
  readonly lines: number;
  /** The parts of which more is read than the list of all shows, such as output: each may take a request or two. */
  readonly parts: number;
}

export type StoryOperation<C> = ObjectOperation<C> & Depth;

/** Work whose story can be read: a resource's, or that of an object which is none. */
export interface StoryDefinition<C = unknown> {
  /** `platform:Type`. */
  readonly type: string;
  readonly platform: Platform<C>;
  readonly id: { readonly pattern: RegExp; readonly example: string };
  /** Reads what has become of an object's work; undefined where the object is not there. */
  story(operation: StoryOperation<C>): Promise<WholeStory | undefined>;
}

/** The outcomes in the order in which people look them up. */
const ORDER: readonly Outcome[] = ["failed", "stopped", "running", "unknown", "waiting", "succeeded"];

/** Those that people look up first. Within one outcome the order stays. */
export function mostTelling<T extends Pick<Story, "outcome">>(parts: readonly T[], most = Infinity): T[] {
  const rank = ({ outcome }: T): number => ORDER.indexOf(outcome);
  return [...parts].sort((a, b) => rank(a) - rank(b)).slice(0, most);
}

/** How many parts have each outcome, such as `2 failed, 7 succeeded`. */
export function countsOf(parts: readonly Pick<Story, "outcome">[]): string {
  const counts = ORDER.map(
    (outcome) => [parts.filter((part) => part.outcome === outcome).length, outcome] as const,
  );
  return counts
    .filter(([count]) => count > 0)
    .map(([count, outcome]) => `${count} ${outcome}`)
    .join(", ");
}

/** The texts that say something, each once. */
export function reasonsIn(...texts: readonly (string | undefined)[]): string[] {
  return [
    ...new Set(texts.flatMap((text) => (text === undefined || text.trim() === "" ? [] : [text.trim()]))),
  ];
}

/** What was read, without what is missing or could not be: a part that fails does not take the others with it. */
export async function orNothing<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch(() => undefined);
}

/** The earliest or latest of some times; undefined where there are none. */
export const earliest = (times: readonly (number | undefined)[]): number | undefined =>
  extreme(Math.min, times);
export const latest = (times: readonly (number | undefined)[]): number | undefined =>
  extreme(Math.max, times);

function extreme(
  choose: (...times: number[]) => number,
  times: readonly (number | undefined)[],
): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : known.reduce((a, b) => choose(a, b));
}
