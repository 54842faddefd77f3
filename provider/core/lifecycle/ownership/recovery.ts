import type { Found, Operation } from "../../operation";
import { NotFoundError } from "../../errors";
import type { Checkpoint, Known, ObjectState } from "../operation/context";
import { judge, ownersIn, TOO_OLD } from "./evidence";
import { whileLate } from "./late";
import { standing } from "./search";
import { unfinishedOf } from "../operation/outcome";
import { readActual, readState } from "../operation/reading";
import type { Subject } from "../operation/subject";

/** What has become of a creation that no run has resolved. */
export type Recovery =
  | { readonly kind: "found"; readonly state: ObjectState; readonly createTime: number | undefined }
  /** There is nothing of it on the platform. */
  | { readonly kind: "none" }
  | { readonly kind: "undecided"; readonly reason: string; readonly candidates: readonly Found[] };

const LONGEST_INTERVAL_MS = 5_000;

/**
 * Looks for what an interrupted creation has made, by proof only. Where there is nothing, it looks again as long as the
 * creation may still be carried out. No creation is under way in a run.
 */
export function recoverable(
  subject: Subject,
  operation: Operation<unknown>,
  checkpoint: Checkpoint,
  since: number,
): Promise<Recovery> {
  const look = () => lookFor(subject, operation, checkpoint);
  return lookLate(subject, operation, since, look, ({ kind }) => kind !== "none");
}

/** Whether the object of an interrupted deletion is gone: looks again as long as that may still be carried out. */
export function isGone(
  subject: Subject,
  operation: Operation<unknown>,
  state: Known,
  since: number,
): Promise<boolean> {
  const look = async () => (await readState(subject, operation, state)) === undefined;
  return lookLate(subject, operation, since, look, (gone) => gone);
}

/** Looks as long as the requests of a run may still be carried out that had been killed at the moment `since`. */
function lookLate<T>(
  { connection }: Subject,
  { signal }: Operation<unknown>,
  since: number,
  look: () => Promise<T>,
  isDone: (result: T) => boolean,
): Promise<T> {
  const seconds = Number(connection.settings.lateAnswers) - (Date.now() - since) / 1_000;
  return whileLate({ look, isDone, seconds, longestInterval: LONGEST_INTERVAL_MS, signal });
}

async function lookFor(
  subject: Subject,
  operation: Operation<unknown>,
  checkpoint: Checkpoint,
): Promise<Recovery> {
  const { definition, identity, inputs } = subject;
  const search = { ...operation, inputs, who: identity.who, fresh: true };
  const found = standing(await definition.spec.lookup.find(search));
  const evident = subject.evident(found);
  const verdict = judge(identity.text, definition.type, evident, checkpoint, 0);
  if (verdict.kind === "undecided") return verdict;
  if (verdict.kind === "take") {
    const { id, createTime, unusable } = verdict.found;
    if (unusable !== undefined) {
      return { kind: "undecided", reason: unusable.reason, candidates: [verdict.found] };
    }
    const state = await taken(subject, operation, id).catch(ifGone);
    return state === undefined ? { kind: "none" } : { kind: "found", state, createTime };
  }
  const old = evident.filter((one) => verdict.reasons.get(one) === TOO_OLD);
  if (old.length > 0) return { kind: "undecided", reason: TOO_OLD, candidates: old };
  const owners = ownersIn(checkpoint, definition.type);
  const others = found.filter((one) => !evident.includes(one) && !owners.has(one.id));
  if (others.length === 0) return { kind: "none" };
  return {
    kind: "undecided",
    reason: `${definition.spec.lookup.what(inputs)} exists, but a name that the program chose does not tell who made it`,
    candidates: others,
  };
}

/** The state of an object that is taken for what an interrupted creation has made: the next update settles it. */
export async function taken(
  subject: Subject,
  operation: Operation<unknown>,
  id: string,
): Promise<ObjectState> {
  const actual = await readActual(subject.definition, operation, id);
  if (actual === undefined) throw new NotFoundError(`there is no ${id}`);
  return unfinishedOf(subject, id, actual);
}

function ifGone(error: unknown): undefined {
  if (error instanceof NotFoundError) return undefined;
  throw error;
}
