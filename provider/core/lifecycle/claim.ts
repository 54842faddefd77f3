import type { Found, Operation } from "../definition";
import { existsAlready, RefusedError } from "../errors";
import { decide, REPLACED } from "./evidence";
import type { Subject } from "./subject";

/**
 * Of what is there before a create, the object that an interrupted run of this stack has made. Refuses what is in the way,
 * and names what is left alone.
 */
export async function claimed(
  subject: Subject,
  operation: Operation<unknown>,
  found: readonly Found[],
): Promise<string | undefined> {
  const { definition, ledger, inputs } = subject;
  const { lookup } = definition.spec;
  const candidates = subject.evident(found).filter(({ id }) => !ledger.known.has(id));
  const reasons = new Map<Found, string>();
  if (candidates.length > 0) {
    const verdict = await decide(subject, candidates);
    if (verdict.kind === "take") return usable(subject, operation, verdict.found);
    for (const [one, reason] of verdict.reasons) reasons.set(one, reason);
  }
  const inTheWay = lookup.unique === true || subject.hasChosenName ? found[0] : undefined;
  if (inTheWay !== undefined) throw existsAlready(lookup.what(inputs), inTheWay.id);
  for (const [{ id }, reason] of reasons) {
    if (reason === REPLACED) continue;
    operation.log(`leaves ${id} alone, which carries this resource's mark or name: ${reason}`);
  }
  return undefined;
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
