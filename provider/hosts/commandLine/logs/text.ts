import type { ShownWhole } from "../../../core/story/shown";
import { table } from "../terminal";
import { leftOut, rowsOf } from "./rows";
import { columnsOf, MOST_ROWS, remarksOf, summaryOf, titleOf } from "./words";

const HEADER = ["PART", "STATE", "BEGAN", "TOOK", "EXIT", "REASON"];

/** A story as lines for a terminal. */
export function storyText(story: ShownWhole, now: number, most = MOST_ROWS): string[] {
  const rows = rowsOf(story, most);
  const cells = rows.flatMap(({ part, path, left }) => {
    const indent = "  ".repeat(path.length - 1);
    const { began, took, exit } = columnsOf(part, story, now);
    const own = [indent + part.name, part.state, began, took, exit, part.reasons.join("; ")];
    return left === undefined ? [own] : [own, [`${indent}  … ${left}`, "", "", "", "", ""]];
  });
  const left = leftOut(story, rows);
  if (left !== "") cells.push([`… ${left}`, "", "", "", "", ""]);
  const places = [{ part: story, path: [story.name] }, ...rows];
  const outputs = places.flatMap(({ part, path }) =>
    part.outputs.flatMap((output) => [
      "",
      `${titleOf(path, output)}${output.lines.length > 0 ? ":" : ""}`,
      ...output.lines.map((text) => `  | ${text}`),
    ]),
  );
  const remarks = remarksOf(story);
  return [
    `${story.name}: ${summaryOf(story, now)}`,
    ...story.reasons,
    ...(cells.length === 0 ? [] : ["", ...table([HEADER, ...cells])]),
    ...outputs,
    ...(remarks.length === 0 ? [] : ["", ...remarks]),
  ];
}
