import { stripVTControlCharacters } from "node:util";

import { line } from "../disclosure/line";
import type { Secrets } from "../disclosure/redact";
import type { Output, Story, WholeStory } from "./story";

/** An output as lines to show. */
export interface ShownOutput extends Pick<Output, "name" | "place"> {
  readonly lines: readonly string[];
}

/** A story as it may be shown: without secrets, and each text as one line that a terminal shows as it is. */
export interface ShownStory extends Omit<Story, "outputs" | "parts"> {
  readonly reasons: readonly string[];
  readonly outputs: readonly ShownOutput[];
  readonly parts: readonly ShownStory[];
}

export interface ShownWhole extends ShownStory, Pick<WholeStory, "hasLocalTimes"> {
  readonly lacks: readonly string[];
}

/** Makes a story fit to show, with so many lines of each output at the most. */
export function shownStory(story: WholeStory, secrets: Secrets, lines: number): ShownWhole {
  const { hasLocalTimes = false, lacks = [] } = story;
  return { ...shownPart(story, secrets, lines), lacks, hasLocalTimes };
}

function shownPart(story: Story, secrets: Secrets, lines: number): ShownStory {
  const {
    name,
    state,
    outcome,
    begin,
    end,
    exitCode,
    reasons = [],
    outputs = [],
    parts = [],
    unread,
  } = story;
  const shown = outputs.map(({ name: output, text, place }) => ({
    name: secrets.show(output),
    ...(place !== undefined && { place: secrets.show(place) }),
    lines: lastLines(text ?? "", secrets, lines),
  }));
  return {
    name: secrets.show(name),
    state: secrets.show(state),
    outcome,
    begin,
    end,
    exitCode,
    reasons: reasons.map((reason) => secrets.show(reason)),
    outputs: shown.filter((output) => output.lines.length > 0 || output.place !== undefined),
    parts: parts.map((part) => shownPart(part, secrets, lines)),
    ...(unread !== undefined && unread > 0 && { unread }),
  };
}

/** The last lines of a text. Secrets are looked for in the whole: one may have several lines, or stand across the cut. */
function lastLines(text: string, secrets: Secrets, count: number): string[] {
  if (count === 0) return [];
  const known = secrets.redact(stripVTControlCharacters(text)).trimEnd();
  // A progress bar writes over its line.
  const lines = known === "" ? [] : known.split(/\r\n|\n|\r/);
  return lines.slice(-count).map(line);
}
