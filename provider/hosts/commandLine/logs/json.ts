import type { ShownStory, ShownWhole } from "../../../core/story/shown";
import { momentText } from "../../../core/story/times";

/** A story for programs: all that was read of it. */
export function storyJson(type: string, id: string, story: ShownWhole): unknown {
  const { hasLocalTimes = false, lacks } = story;
  return { type, id, ...partJson(story, hasLocalTimes), hasLocalTimes, lacks };
}

function partJson(part: ShownStory, hasLocalTimes: boolean): Record<string, unknown> {
  const { name, state, outcome, begin, end, exitCode, reasons, outputs, parts, unread } = part;
  return {
    name,
    state,
    outcome,
    ...(begin !== undefined && { begin: momentText(begin, hasLocalTimes) }),
    ...(end !== undefined && { end: momentText(end, hasLocalTimes) }),
    ...(exitCode !== undefined && { exitCode }),
    reasons,
    outputs,
    parts: parts.map((one) => partJson(one, hasLocalTimes)),
    ...(unread !== undefined && { unread }),
  };
}
