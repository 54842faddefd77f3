import type { Outcome } from "../../../../core/story/story";
import type { Bar, Timeline } from "./bars";

/** Mermaid's words for how a task is drawn. */
const TAGS: Readonly<Record<Outcome, string>> = {
  succeeded: "done, ",
  failed: "crit, ",
  running: "active, ",
  stopped: "",
  waiting: "",
  unknown: "",
};

/** A timeline as a gantt chart of Mermaid. Its axis shows the times as the platform has them. */
export function mermaidOf({ title, bars, remarks }: Timeline): string[] {
  const isNested = bars.some(({ path }) => path.length > 1);
  let section: string | undefined;
  const lines = bars.flatMap((bar) => {
    const [first = ""] = bar.path;
    const opens = isNested && first !== section;
    section = first;
    return [...(opens ? [`  section ${labelOf(first)}`] : []), `    ${taskOf(bar)}`];
  });
  return [
    "gantt",
    `  title ${labelOf(title)}`,
    "  dateFormat YYYY-MM-DD HH:mm:ss.SSS",
    "  axisFormat %H:%M:%S",
    ...lines,
    ...remarks.map((remark) => `  %% ${remark.replaceAll(/[{}%]/g, "")}`),
  ];
}

function taskOf({ path, state, outcome, begin, end }: Bar): string {
  const name = path.length > 1 ? path.slice(1).join(", ") : path.join("");
  return `${labelOf(`${name}, ${state}`)} :${TAGS[outcome]}${momentOf(begin)}, ${momentOf(end)}`;
}

function momentOf(time: number): string {
  return new Date(time).toISOString().slice(0, 23).replace("T", " ");
}

/** What makes something else than a task of a line of a gantt chart that begins so. */
const KEYWORDS =
  /^(?:acc|axisformat|call|click|dateformat|excludes|gantt|href|includes|inclusive|section|tick|title|today|topaxis|week|\d)/i;

/** A text of any origin as Mermaid shows it: all but letters, digits and a few signs are codes. */
function labelOf(text: string): string {
  if (text.trim() === "") return "-";
  const coded = [...text].map((character) =>
    /[\p{L}\p{N} ,._/=-]/u.test(character) ? character : `#${character.codePointAt(0) ?? 0};`,
  );
  if (KEYWORDS.test(text)) coded[0] = `#${text.codePointAt(0) ?? 0};`;
  return coded.join("");
}
