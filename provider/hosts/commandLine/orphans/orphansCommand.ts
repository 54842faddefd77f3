import { messageOf } from "../../../core/errors";
import { EXIT, type ExitCode } from "../exitCodes";
import type { StackInventory } from "./inventory";
import { findOrphans, objectKey, type Orphan } from "./orphanSearch";
import { reportJson, reportMarkdown, reportText } from "./orphanReport";
import { knownOf } from "./projectStates";
import { type Format, terminal as realTerminal, type Terminal } from "../terminal";

export interface OrphansOptions {
  readonly stack?: readonly string[];
  readonly delete?: boolean;
  /** The ids of objects of unknown resources that are to be deleted too. */
  readonly also?: readonly string[];
  readonly yes?: boolean;
  readonly format?: Format;
  /** Whose objects there must be none of: those of the stacks' resources, or of unknown ones too. */
  readonly expectNone?: Expected;
}

export type Expected = "stacks" | "all";

export interface OrphansHost {
  readonly terminal: Terminal;
  readonly inventory: (stack: string | undefined) => Promise<StackInventory>;
  readonly now: () => number;
}

const host: OrphansHost = {
  terminal: realTerminal,
  inventory: async (stack) => (await import("./inventory.js")).inventoryOf(stack),
  now: () => Date.now(),
};

interface Search {
  readonly orphan: Orphan;
  readonly by: StackInventory["inventory"];
}

/** Lists the objects that no state has, and deletes those that are provably of the stacks' resources. */
export async function runOrphans(
  options: OrphansOptions,
  { terminal, inventory, now }: OrphansHost = host,
): Promise<ExitCode> {
  const stacks = options.stack ?? [undefined];
  const { found, failures } = await search(stacks, inventory);
  const orphans = found.map(({ orphan }) => orphan);
  const doomed = options.delete === true ? toDelete(found, options.also ?? []) : [];
  const format = options.format ?? "text";
  const answer = (deleted: readonly Orphan[], errors: readonly string[]): ExitCode => {
    const report = { orphans, deleted, errors };
    if (format === "json") terminal.json(reportJson(report));
    else if (format === "markdown") terminal.page(reportMarkdown(report, options.stack ?? [], now()));
    else for (const line of errors) terminal.note(`batchflow: ${line}`);
    if (errors.length > 0) return EXIT.error;
    const rest = orphans.filter((orphan) => !deleted.includes(orphan));
    return rest.some(isUnexpected(options.expectNone)) ? EXIT.unmet : EXIT.done;
  };
  if (format === "text") for (const line of reportText(orphans, now())) terminal.out(line);
  if (doomed.length === 0) return answer([], failures);
  if (options.yes !== true) {
    for (const { orphan } of doomed) terminal.note(`to be deleted: ${orphan.type} ${orphan.id}`);
    const consent = await terminal.confirm(`Delete ${doomed.length} of ${orphans.length} objects for good?`);
    if (consent !== true) {
      terminal.note(
        `Nothing was deleted${consent === undefined ? ": pass --yes where there is no terminal" : ""}.`,
      );
      answer([], failures);
      return EXIT.unconfirmed;
    }
  }
  const deleted: Orphan[] = [];
  const errors = [...failures];
  // A run may have taken one of them into its state, or begun to make it, while the user thought about it.
  const { objects, pending } = await knownOf(stacks);
  for (const { orphan, by } of doomed) {
    const { type, id, connection, resource } = orphan;
    try {
      if (objects.has(objectKey(type, id)) || (resource !== undefined && pending.has(resource))) {
        throw new Error("a run has begun on it meanwhile; it stays");
      }
      await by.delete(type, id, connection);
      deleted.push(orphan);
      terminal.note(`deleted ${type} ${id}`);
    } catch (error) {
      errors.push(`${type} ${id}: ${messageOf(error)}`);
    }
  }
  return answer(deleted, errors);
}

/** What must not be there. What a replacement has kept on purpose may be. */
function isUnexpected(expected: Expected | undefined): (orphan: Orphan) => boolean {
  return ({ standing }) =>
    expected !== undefined && standing !== "retained" && (standing !== "unknown" || expected === "all");
}

/** Each object once, though several stacks have connections to its place. */
async function search(
  stacks: readonly (string | undefined)[],
  inventory: OrphansHost["inventory"],
): Promise<{ found: readonly Search[]; failures: readonly string[] }> {
  const known = await knownOf(stacks);
  const found = new Map<string, Search>();
  const failures = new Set<string>();
  for (const stack of stacks) {
    const { inventory: by, connections } = await inventory(stack);
    const result = await findOrphans(known, connections, by);
    for (const orphan of result.orphans) {
      const key = objectKey(orphan.type, orphan.id);
      if (!found.has(key)) found.set(key, { orphan, by });
    }
    for (const failure of result.failures) failures.add(failure);
  }
  return { found: [...found.values()], failures: [...failures] };
}

/** Those that resources have left, and those that the user names. What an interrupted creation made is for `recover`. */
function toDelete(found: readonly Search[], also: readonly string[]): Search[] {
  for (const id of also) {
    const named = found.filter(({ orphan }) => orphan.id === id);
    if (named.length === 0) throw new Error(`--also ${id}: no such object is listed`);
    if (named.length > 1) throw new Error(`--also ${id}: objects of ${named.length} types have this id`);
    if (named.some(({ orphan }) => orphan.standing === "interrupted")) {
      throw new Error(`--also ${id}: its creation is pending. Run \`batchflow recover\` first`);
    }
  }
  return found.filter(({ orphan }) => orphan.standing === "left" || also.includes(orphan.id));
}
