import type { Listed } from "../../../core/operation";
import { nameOf, parseUrn } from "../../stack/urn";
import { code, escaped, fitted, heading, table as markdownTable } from "../markdown";
import { MARKDOWN_TITLES, markdownRow, textRow, TITLES } from "../objectTable";
import type { Standing } from "../orphans/orphanSearch";
import { table } from "../terminal";

/** An object that `pulumi import` could take into a stack. */
export interface Candidate extends Listed {
  readonly type: string;
  /** `held`: a state of the project has it. `free`: it carries no mark. The others are those of orphans. */
  readonly standing: Standing | "held" | "free";
  /** The URN of the resource that has it, or that has made it. */
  readonly resource?: string | undefined;
}

const STANDING: Readonly<Record<Candidate["standing"], string>> = {
  held: "in state: ",
  left: "left by: ",
  interrupted: "creation pending: ",
  retained: "retained: ",
  unknown: "unknown resource",
  free: "",
};

/** The objects as lines to print; none where there are none. */
export function candidatesText(candidates: readonly Candidate[], now: number): string[] {
  if (candidates.length === 0) return [];
  const rows = candidates.map((one) => textRow(one, STANDING[one.standing] + resourceOf(one), now));
  return table([TITLES, ...rows]);
}

export function candidatesMarkdown(
  candidates: readonly Candidate[],
  errors: readonly string[],
  now: number,
): string[] {
  const rows = candidates.map((one) =>
    markdownRow(one, STANDING[one.standing] + (one.resource === undefined ? "" : code(resourceOf(one))), now),
  );
  const lines = [
    heading("Objects to import"),
    "",
    ...(rows.length === 0 ? ["There are none."] : markdownTable(MARKDOWN_TITLES, rows)),
    ...(errors.length === 0 ? [] : ["", "What failed:", ""]),
    ...errors.map((error) => `- ${escaped(error)}`),
  ];
  return fitted(lines, "`npx batchflow import --list` shows them");
}

/** The objects for programs. */
export function candidatesJson(candidates: readonly Candidate[], errors: readonly string[]): unknown {
  return {
    candidates: candidates.map(({ type, id, name, createTime, standing, resource }) => ({
      type,
      id,
      standing,
      ...(name !== undefined && { name }),
      ...(createTime !== undefined && { createTime: new Date(createTime).toISOString() }),
      ...(resource !== undefined && { resource }),
    })),
    errors,
  };
}

/** `nodes (dev)`: the resource's name and its stack. */
function resourceOf({ resource }: Candidate): string {
  if (resource === undefined) return "";
  const stack = parseUrn(resource)?.stack;
  return stack === undefined ? nameOf(resource) : `${nameOf(resource)} (${stack})`;
}
