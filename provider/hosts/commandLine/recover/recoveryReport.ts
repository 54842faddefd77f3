import type { PendingOperation } from "../../stack/stackExport";
import { nameOf } from "../../stack/urn";
import type { Decision, RecoveryPlan } from "./recoveryPlan";
import { code, escaped, heading, table as markdownTable } from "../markdown";
import { age, table } from "../terminal";

/** What became of the state. */
export interface Result {
  readonly changed: boolean;
  /** The file with the state of before. */
  readonly backup?: string;
}

type Reported = Pick<RecoveryPlan, "decisions" | "others" | "blocking">;

/** The plan as lines to print; none where nothing is pending. */
export function reportText({ decisions, others, blocking }: Reported, now: number): string[] {
  const rows = table(decisions.map(row));
  return [
    ...decisions.flatMap((decision, index) => [rows[index] ?? "", ...choicesFor(decision, now)]),
    ...others.map(
      (other) => `${foreign(other)}  another provider's: ${advice(other, blocking, decisions.length > 0)}`,
    ),
  ];
}

function row({ operation: { kind, type, urn }, id, isDecided, text }: Decision): string[] {
  const title = [type, nameOf(urn), ...(id === undefined ? [] : [`(${id})`])].join(" ");
  return [kind, title, isDecided ? text : `undecided: ${text}`];
}

function choicesFor({ operation: { kind, urn }, isDecided, candidates }: Decision, now: number): string[] {
  if (isDecided || kind !== "creating") return [];
  const takes = candidates.map(({ id, createTime }) => `  --take '${urn}=${id}'  (${age(createTime, now)})`);
  return [...takes, `  --forget '${urn}'`];
}

function foreign({ type, resource }: PendingOperation): string {
  return `${type}  ${resource.type ?? ""} ${nameOf(resource.urn)}`;
}

function advice(
  { type, resource }: PendingOperation,
  blocking: Reported["blocking"],
  isChange: boolean,
): string {
  if (blocking.some((other) => other.resource === resource)) {
    return `settle it with \`pulumi refresh\`, or take it off the list with --forget '${resource.urn}'`;
  }
  if (!isChange) return "left";
  return type === "creating" ? "off the list, as you say" : "off the list, as after every update";
}

/** A summary in Markdown; `outcome` is what became of the plan. */
export function reportMarkdown(plan: Reported, outcome: string, now: number): string[] {
  const { decisions, others, blocking } = plan;
  const own = decisions.map(({ operation: { kind, type, urn }, id, isDecided, text }) => [
    kind,
    `${code(type)} ${code(nameOf(urn))}`,
    id === undefined ? "" : code(id),
    `${isDecided ? "" : "**undecided**: "}${escaped(text)}`,
  ]);
  const foreigners = others.map((other) => [
    other.type,
    `${code(other.resource.type ?? "")} ${code(nameOf(other.resource.urn))}`,
    "",
    escaped(`another provider's: ${advice(other, blocking, decisions.length > 0)}`),
  ]);
  const rows = [...own, ...foreigners];
  const choices = decisions.flatMap((decision) => choicesFor(decision, now)).map((text) => text.trim());
  return [
    heading("Recovery"),
    "",
    escaped(outcome === "" ? "Nothing of this provider is pending." : outcome),
    ...(rows.length > 0
      ? ["", ...markdownTable(["operation", "resource", "id", "what becomes of it"], rows)]
      : []),
    ...(choices.length > 0
      ? ["", "To decide:", "", ...choices.map((text) => `- ${code(text, LONGEST_CHOICE)}`)]
      : []),
  ];
}

/** A choice holds a URN, which is of no use without its middle. */
const LONGEST_CHOICE = 1_000;

/** The plan for programs. */
export function reportJson({ decisions, others }: Reported, result: Result): unknown {
  return {
    changed: result.changed,
    ...(result.backup !== undefined && { backup: result.backup }),
    operations: decisions.map(({ operation: { kind, type, urn }, id, isDecided, text, candidates }) => ({
      urn,
      type,
      operation: kind,
      decided: isDecided,
      ...(id !== undefined && { id }),
      text,
      candidates: candidates.map(({ id, createTime }) => ({
        id,
        ...(createTime !== undefined && { createTime: new Date(createTime).toISOString() }),
      })),
    })),
    others: others.map(({ type, resource }) => ({ urn: resource.urn, type: resource.type, operation: type })),
  };
}
