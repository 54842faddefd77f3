import type { Candidate, Verdict } from "./judging";

const DAY_MS = 24 * 60 * 60 * 1_000;

export type CandidateVerdict<C> =
  { readonly kind: "found"; readonly object: C } | Exclude<Verdict, { kind: "found" }>;

/**
 * What the objects with a resource's mark, or with the name that it would have, say of its interrupted creation. Those
 * that stand in the state are its, or others', already. More than one, an old one or a name that anybody may have given
 * is no proof.
 */
export function judgeCandidates<C extends Candidate>(
  objects: readonly C[],
  ids: ReadonlySet<string>,
  now: number,
  isNameChosen: boolean,
): CandidateVerdict<C> {
  const candidates = objects.filter(({ id }) => !ids.has(id));
  const [object] = candidates;
  if (object === undefined) return { kind: "none" };
  const undecided = (reason: string) => ({ kind: "undecided", reason, candidates }) as const;
  if (isNameChosen) return undecided("only the name that the program chose says that it is its object");
  if (candidates.length > 1) return undecided(`${candidates.length} objects fit`);
  // A creation stays listed long after a later run has settled it: an old object may have been given up on purpose.
  if (object.createTime !== undefined && now - object.createTime > DAY_MS) {
    return undecided("the object is older than a day");
  }
  return { kind: "found", object };
}
