import { nameOf } from "../../stack/urn";
import { code, heading, table as markdownTable } from "../markdown";
import { MARKDOWN_TITLES, markdownRow, textRow, TITLES } from "../objectTable";
import type { Orphan, Standing } from "./orphanSearch";
import { table } from "../terminal";

const STANDING = {
  left: "",
  interrupted: "creation pending: ",
  retained: "retained: ",
  unknown: "unknown resource",
} as const;

/** What the Markdown summary counts, in the order of its table: what needs a person comes first. */
const COUNTED: Readonly<Record<Standing, string>> = {
  left: "left by resources",
  interrupted: "of pending creations",
  retained: "retained",
  unknown: "of unknown resources",
};
const STANDINGS = Object.keys(COUNTED) as Standing[];
/** As many objects, and as many failures, as a summary shows. */
const MOST_SHOWN = 50;

/** What a run of the command has to tell. */
export interface OrphanReport {
  readonly orphans: readonly Orphan[];
  readonly deleted: readonly Orphan[];
  readonly errors: readonly string[];
}

/** The objects as lines to print; none where there are none. */
export function reportText(orphans: readonly Orphan[], now: number): string[] {
  if (orphans.length === 0) return [];
  const rows = orphans.map((orphan) => {
    const { standing, resource } = orphan;
    return textRow(orphan, STANDING[standing] + (resource === undefined ? "" : nameOf(resource)), now);
  });
  return table([TITLES, ...rows]);
}

/** A summary in Markdown, such as a pipeline shows. */
export function reportMarkdown(
  { orphans, deleted, errors }: OrphanReport,
  stacks: readonly string[],
  now: number,
): string[] {
  const title = ["Orphans", ...(stacks.length > 0 ? ["of", stacks.join(", ")] : [])].join(" ");
  const ordered = STANDINGS.flatMap((standing) => orphans.filter((orphan) => orphan.standing === standing));
  const rows = ordered.slice(0, MOST_SHOWN).map((orphan) => {
    const { standing, resource } = orphan;
    const of = STANDING[standing] + (resource === undefined ? "" : code(nameOf(resource)));
    return markdownRow(orphan, deleted.includes(orphan) ? `${of} (deleted)` : of, now);
  });
  return [
    heading(title),
    "",
    headline(orphans, deleted, errors),
    ...(rows.length > 0 ? ["", ...markdownTable(MARKDOWN_TITLES, rows)] : []),
    ...more(ordered.length, "are listed by `npx batchflow orphans`"),
    ...(errors.length > 0 ? ["", "What failed:", ""] : []),
    ...errors.slice(0, MOST_SHOWN).map((error) => `- ${code(error, LONGEST_ERROR)}`),
    ...more(errors.length, "failures are not shown"),
  ];
}

const LONGEST_ERROR = 400;

function headline(orphans: readonly Orphan[], deleted: readonly Orphan[], errors: readonly string[]): string {
  const failed = errors.length === 0 ? "" : ` **${errors.length} failed: the list may not be whole.**`;
  if (orphans.length === 0) return `Nothing that nobody owns${failed === "" ? "" : " was found"}.${failed}`;
  const counts = STANDINGS.flatMap((standing) => {
    const count = orphans.filter((orphan) => orphan.standing === standing).length;
    return count === 0 ? [] : [`${count} ${COUNTED[standing]}`];
  });
  const gone = deleted.length === 0 ? "" : `; ${deleted.length} deleted`;
  return `**${orphans.length} ${orphans.length === 1 ? "object" : "objects"} that nobody owns**: ${counts.join(", ")}${gone}.${failed}`;
}

function more(count: number, what: string): string[] {
  return count > MOST_SHOWN ? ["", `_${count - MOST_SHOWN} more ${what}._`] : [];
}

/** The objects for programs. */
export function reportJson({ orphans, deleted, errors }: OrphanReport): unknown {
  return {
    orphans: orphans.map((orphan) => {
      const { type, id, name, createTime, connection, standing, resource } = orphan;
      return {
        type,
        id,
        connection,
        standing,
        deleted: deleted.includes(orphan),
        ...(name !== undefined && { name }),
        ...(createTime !== undefined && { createTime: new Date(createTime).toISOString() }),
        ...(resource !== undefined && { resource }),
      };
    }),
    errors,
  };
}
