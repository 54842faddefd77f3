import type { Found, Operation } from "../../operation";
import { ConflictError, existsAlready, RefusedError } from "../../errors";
import { decide, isReplaced, ownInState, REPLACED } from "./evidence";
import type { Subject } from "../operation/subject";

/**
 * Of what is there before a create, the object that an interrupted run of this stack has made. Refuses what is in the way,
 * and names what is left alone.
 */
export async function claimed(
  subject: Subject,
  operation: Operation<unknown>,
  found: readonly Found[],
): Promise<string | undefined> {
  const { definition, ledger, identity } = subject;
  const { lookup } = definition.spec;
  // A name that exists once may be that of an object which an interrupted run has deleted, and then made anew.
  const isOpen = ({ id }: Found) =>
    !ledger.known.has(id) || (lookup.unique === true && ledger.known.get(id) === identity.text);
  const candidates = subject.evident(found).filter(isOpen);
  const reasons = new Map<Found, string>();
  if (candidates.length > 0) {
    const verdict = await decide(subject, candidates);
    if (verdict.kind === "take") return usable(subject, operation, verdict.found);
    for (const [one, reason] of verdict.reasons) reasons.set(one, reason);
  }
  const inTheWay = await inTheWayOf(subject, found);
  if (inTheWay !== undefined) throw await refusalOf(subject, inTheWay);
  for (const [{ id }, reason] of reasons) {
    if (reason === REPLACED) continue;
    operation.log(`leaves ${id} alone, which carries this resource's mark or name: ${reason}`);
  }
  return undefined;
}

/** Why nothing is made where an object is in the way. */
async function refusalOf(subject: Subject, { id }: Found): Promise<ConflictError> {
  const what = subject.definition.spec.lookup.what(subject.inputs);
  if (!(await isReplaced(subject, id))) return existsAlready(what, id);
  return new ConflictError(`${what} is what this one is to replace, and no other can be there beside it`, {
    advice: "Let the old one be deleted first (`deleteBeforeReplace: true`), or choose another name",
  });
}

/** Of what is there, an object beside which none is made. */
async function inTheWayOf(subject: Subject, found: readonly Found[]): Promise<Found | undefined> {
  const { definition, ledger, host, identity, context } = subject;
  if (definition.spec.lookup.unique === true) return found[0];
  if (!subject.hasChosenName) return undefined;
  // Where the platform takes a name twice, the old object of a replacement may have it.
  const others = found.filter(({ id }) => ledger.known.get(id) !== identity.text);
  if (others.length === 0 || context.createFirst !== true) return others[0];
  const own = await ownInState(host, identity, context.organization);
  return others.find(({ id }) => !own.some((present) => present.id === id));
}

function usable(subject: Subject, operation: Operation<unknown>, { id, unusable }: Found): string {
  if (unusable !== undefined) {
    const { reason, advice } = unusable;
    throw new RefusedError(`${id}, which an interrupted run has created, cannot be used: ${reason}`, {
      advice,
    });
  }
  operation.log(`continues with ${id}, which an interrupted run of this stack has created`);
  subject.has(id);
  return id;
}
