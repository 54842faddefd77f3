import type { ShownWhole } from "../../../core/story/shown";
import { block, code, escaped, fitted, heading, table } from "../markdown";
import { leftOut, rowsOf } from "./rows";
import { columnsOf, MOST_ROWS, remarksOf, summaryOf, titleOf } from "./words";

const HEADER = ["part", "state", "began", "took", "exit", "reason"];
const LONGEST_REASON = 200;

/** A story as Markdown for a pipeline's summary or a comment; `command` shows all of it. */
export function storyMarkdown(story: ShownWhole, now: number, command: string, most = MOST_ROWS): string[] {
  const rows = rowsOf(story, most);
  const cells = rows.flatMap(({ part, path, left }) => {
    const indent = "&nbsp;&nbsp;".repeat(path.length - 1);
    const { began, took, exit } = columnsOf(part, story, now);
    const reason = part.reasons.length === 0 ? "" : code(part.reasons.join("; "), LONGEST_REASON);
    const own = [indent + code(part.name), code(part.state), began, took, exit, reason];
    return left === undefined
      ? [own]
      : [own, [`${indent}&nbsp;&nbsp;… ${escaped(left)}`, "", "", "", "", ""]];
  });
  const left = leftOut(story, rows);
  if (left !== "") cells.push([`… ${escaped(left)}`, "", "", "", "", ""]);
  const places = [{ part: story, path: [story.name] }, ...rows];
  const outputs = places.flatMap(({ part, path }) =>
    part.outputs.flatMap((output) => [
      "",
      escaped(titleOf(path, output)),
      ...(output.lines.length === 0 ? [] : ["", ...block(output.lines)]),
    ]),
  );
  return fitted(
    [
      heading(`${story.name}: ${story.state}`),
      "",
      escaped(summaryOf(story, now)),
      ...story.reasons.flatMap((reason) => ["", escaped(reason)]),
      ...(cells.length === 0 ? [] : ["", ...table(HEADER, cells)]),
      ...outputs,
      ...remarksOf(story).flatMap((remark) => ["", escaped(remark)]),
    ],
    command,
  );
}
