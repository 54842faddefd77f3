import type { ResourceDefinition } from "../../core/definition";
import type { Checkpoint, Host, Known, Properties } from "../../core/lifecycle";
import { ownInState } from "../../core/lifecycle/ownership/evidence";
import { contextOf } from "../bag";

/** What the engine's state says of the stack. */
export interface StackState {
  /** What it said before this run began to change it; read once, where it is first asked for. */
  readonly before: NonNullable<Host["checkpoint"]>;
  readonly checkpoint: NonNullable<Host["checkpoint"]>;
}

/** Reads the checkpoint of the stack that a URN names. */
interface Reader {
  readCheckpoint(urn: string, organization: string | null): Promise<Checkpoint>;
}

/** The engine's state, for a provider that is told neither the stack's organization nor why it is asked. */
export function stateOf(load: () => Promise<Reader>): StackState {
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
function underWay(found: Checkpoint, urn: string): Checkpoint {
  if (found.pending.some((one) => one.urn === urn && one.type === "creating")) return found;
  throw new Error(
    "the stack that the Pulumi CLI finds by its name in the project's folder is not of this run",
  );
}

/** Which creates of a run are replacements whose old objects are still there: the engine does not say it. */
export class Replacements {
  readonly #host: Pick<Host, "ledgers"> & StackState;
  /** The objects that this run has deleted, with their resources. */
  readonly #deleted = new Set<string>();

  constructor(host: Pick<Host, "ledgers"> & StackState) {
    this.#host = host;
  }

  isDeleted({ id, context }: Pick<Known, "id" | "context">): void {
    this.#deleted.add(`${context.identity?.text} ${id}`);
  }

  /**
   * Whether a resource that is to be made has another object until then. Where ids are names, the deletion of that one is
   * otherwise taken for one of the new object, should the old be gone already.
   */
  async areBeside({ spec }: ResourceDefinition, bag: Properties): Promise<boolean> {
    const { identity } = contextOf(bag);
    if (identity === undefined) return false;
    const isLeft = (id: string) => !this.#deleted.has(`${identity.text} ${id}`);
    const replaced = this.#host.ledgers.replaced.get(identity.text);
    if (replaced !== undefined) return isLeft(replaced);
    if (spec.lookup.unique !== true) return false;
    const own = await ownInState({ checkpoint: this.#host.before }, identity, undefined);
    return own.some(({ id }) => isLeft(id));
  }
}
