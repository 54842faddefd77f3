import type { Checkpoint, Host } from "../../core/lifecycle";
import type { ProcessHost } from "./resources";

/** Reads what the engine's state says of the stack that a URN names. */
interface Reader {
  readCheckpoint(urn: string, organization: string | null): Promise<Checkpoint>;
}

/** What the engine's state says, to a provider that is told neither the stack's organization nor why it is asked. */
export function stateOf(load: () => Promise<Reader>): Required<Pick<ProcessHost, "before" | "checkpoint">> {
  const read = async (urn: string) => (await load()).readCheckpoint(urn, null);
  let before: Promise<Checkpoint> | undefined;
  return {
    before: ({ text }) => (before ??= read(text)),
    checkpoint: async ({ text }) => underWay(await read(text), text),
  };
}

/**
 * The state of the run under way, in which the engine has noted each creation before it asks for it. A stack of the same
 * name in another organization has not.
 */
function underWay(found: Checkpoint, urn: string): Awaited<ReturnType<NonNullable<Host["checkpoint"]>>> {
  if (found.pending.some((one) => one.urn === urn && one.type === "creating")) return found;
  throw new Error(
    "the stack that the Pulumi CLI finds by its name in the project's folder is not of this run",
  );
}
