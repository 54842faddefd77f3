import { line } from "../../../../core/disclosure/line";
import { nameOf } from "../../../stack/urn";
import { block, code, fitted, folded, heading, table } from "../../markdown";
import { table as columns } from "../../terminal";
import type { CostSection, Preview, QuotaSection, Section } from "../change";
import type { Risk } from "../risks";
import { countsOf, gravestFirst, type Row, rowOf, shownType } from "./changes";
import { diagramOf } from "./diagram";
import { MARKDOWN, type Style, TEXT } from "./style";

/** As many rows, and as many messages, as a comment shows. */
const MOST_ROWS = 100;
const MOST_MESSAGES = 20;

/** All that a review has to say. */
export interface Review {
  readonly title: string;
  readonly preview: Preview;
  readonly risks: readonly Risk[];
  readonly cost: CostSection | undefined;
  readonly quota: QuotaSection | undefined;
}

/** The review as a comment. */
export function markdownOf(review: Review): string[] {
  const { title, preview, risks } = review;
  if (isEmpty(review)) return [`${heading(title)}: nothing changes`];
  const all = gravestFirst(preview.changes).map((change) => rowOf(change, MARKDOWN));
  const rows = all.slice(0, MOST_ROWS);
  const diagram = diagramOf(preview);
  return fitted(
    blocks([
      [heading(title)],
      [firstLine(review, MARKDOWN)],
      runsAgain(review, MARKDOWN),
      titled("Risks", risks.length > 0 ? risks.map(({ name, text }) => `- ${code(name)}: ${text}`) : []),
      titled(risks.length > 0 ? "Changes" : undefined, tableOf(rows)),
      all.length > rows.length ? [`_And ${all.length - rows.length} more resources: ${ELSEWHERE}._`] : [],
      titled(
        "Messages",
        bounded(
          preview.messages.map(
            ({ severity, text, urn }) => `- **${severity}**${of(urn, MARKDOWN)}: ${code(text, 400)}`,
          ),
        ),
      ),
      ...sectionsOf(review).map(({ title: name, markdown }) => titled(name, markdown)),
      ...rows.flatMap(({ name, documents }) =>
        documents.map(({ path, diff }) => folded(`${name} ${path}`, block(diff, "diff"))),
      ),
      diagram.length > 0 ? folded("What depends on what", block(diagram, "mermaid")) : [],
    ]),
    ELSEWHERE,
  );
}

function tableOf(rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const cells = ({ resource, action, details }: Row) =>
    [resource, action, details].map((lines) => lines.join(MARKDOWN.newLine));
  return table(["resource", "what happens", "changes"], rows.map(cells));
}

const ELSEWHERE = "`npx batchflow review --format json` has all";

/** The review for a terminal. */
export function textOf(review: Review): string[] {
  const { title, preview, risks } = review;
  if (isEmpty(review)) return [`${line(title)}: nothing changes`];
  const rows = gravestFirst(preview.changes).map((change) => rowOf(change, TEXT));
  return blocks([
    [`${line(title)}: ${firstLine(review, TEXT)}`],
    runsAgain(review, TEXT),
    titledText(
      "Risks",
      risks.map(({ name, text }) => `${TEXT.code(name)}: ${text}`),
    ),
    columns(rows.map(({ resource, action }) => [...resource, action.join(", ")])).flatMap((text, index) => [
      text,
      ...(rows[index]?.details ?? []).map((detail) => `    ${detail}`),
    ]),
    titledText(
      "Messages",
      preview.messages.map(({ severity, text, urn }) => `${severity}${of(urn, TEXT)}: ${text}`),
    ),
    ...sectionsOf(review).map(({ title: name, markdown }) => titledText(name, markdown)),
  ]);
}

/** The review for programs. */
export function jsonOf(
  review: Review,
  gates: readonly { readonly gate: string; readonly reason: string }[],
): unknown {
  const { title, preview, risks, cost, quota } = review;
  const verbs = preview.changes.map(({ verb }) => verb);
  const summary = Object.fromEntries(
    [...new Set(verbs)].map((verb) => [verb, verbs.filter((one) => one === verb).length]),
  );
  return {
    title,
    firstLine: isEmpty(review) ? "nothing changes" : firstLine(review, TEXT),
    summary: { ...summary, same: preview.same.length },
    changes: preview.changes,
    risks,
    messages: preview.messages,
    ...(cost && { cost: cost.json }),
    ...(quota && { quota: quota.json }),
    gates,
  };
}

function isEmpty({ preview: { changes, messages } }: Review): boolean {
  return changes.length === 0 && messages.length === 0;
}

function firstLine(review: Review, style: Style): string {
  const { preview } = review;
  const errors = preview.messages.filter(({ severity }) => severity === "error").length;
  const failed = style.strong(`the preview failed with ${errors} ${errors === 1 ? "error" : "errors"}`);
  const counts = countsOf(preview, style);
  return [
    ...(errors > 0 ? [failed] : []),
    counts === "" ? "nothing changes" : counts,
    ...sectionsOf(review).flatMap(({ headline }) => headline ?? []),
  ].join("; ");
}

/** The work that a run would do again: the dearest surprise. */
function runsAgain({ preview: { changes } }: Review, style: Style): string[] {
  const again = changes.filter(({ verb }) => verb === "rerun");
  if (again.length === 0) return [];
  const names = again
    .slice(0, MOST_MESSAGES)
    .map(({ name, type }) => `${style.code(name)} (${shownType(type, style)})`);
  const more = again.length - names.length;
  return [`${style.strong("Runs again:")} ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`];
}

function sectionsOf({ cost, quota }: Review): Section[] {
  return [cost, quota].filter((section) => section !== undefined);
}

/** The resource that a message is of. */
function of(urn: string | undefined, style: Style): string {
  return urn === undefined ? "" : ` of ${style.code(nameOf(urn))}`;
}

function titled(title: string | undefined, lines: readonly string[]): string[] {
  if (title === undefined) return [...lines];
  return lines.length === 0 ? [] : [heading(title, 3), "", ...lines];
}

function titledText(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((text) => `  ${text}`)];
}

function bounded(lines: readonly string[]): string[] {
  const more = lines.length - MOST_MESSAGES;
  return more > 0 ? [...lines.slice(0, MOST_MESSAGES), `- and ${more} more`] : [...lines];
}

/** Blocks with an empty line between them. */
function blocks(all: readonly (readonly string[])[]): string[] {
  return all
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}
