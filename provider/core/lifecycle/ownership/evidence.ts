import type { Found } from "../../operation";
import { messageOf, RefusedError } from "../../errors";
import type { Identity } from "../../identity";
import type { Checkpoint, Host } from "../operation/context";
import type { Subject } from "../operation/subject";

/** What is to become of the objects that are this resource's by their marks or names. */
export type Verdict =
  | { readonly kind: "take"; readonly found: Found }
  | { readonly kind: "leave"; readonly reasons: ReadonlyMap<Found, string> }
  | { readonly kind: "undecided"; readonly reason: string; readonly candidates: readonly Found[] };

/** The engine keeps unresolved creations long after they were resolved: an older object is of none of them. */
const LOST_FOR_MS = 24 * 60 * 60 * 1_000;

/** Why an object is left alone that the state names as the resource's own: it goes in this run. */
export const REPLACED = "it is being replaced";
/** Why an object is left alone although a creation is unresolved. */
export const TOO_OLD = "it is too old to be of an interrupted run";
const NOT_MADE_HERE = "no interrupted run of this stack is known to have created it";

/**
 * Judges the objects that carry a resource's mark or generated name and that this run does not know: whether the
 * engine's checkpoint proves that an interrupted run of this stack has made one of them. `underWay` creations of the
 * resource stand in the checkpoint for the present run.
 */
export function judge(
  urn: string,
  type: string,
  candidates: readonly Found[],
  checkpoint: Checkpoint,
  underWay: number,
  now = Date.now(),
): Verdict {
  const creations = checkpoint.pending.filter((one) => one.urn === urn && one.type === "creating").length;
  const owners = ownersIn(checkpoint, type);
  const reasons = new Map<Found, string>();
  for (const found of candidates) {
    const owner = owners.get(found.id);
    if (owner !== undefined) reasons.set(found, owner === urn ? REPLACED : `it is ${owner}`);
    else if (creations <= underWay) reasons.set(found, NOT_MADE_HERE);
    else if (found.createTime !== undefined && now - found.createTime > LOST_FOR_MS) {
      reasons.set(found, TOO_OLD);
    }
  }
  const left = candidates.filter((found) => !reasons.has(found));
  const [first, ...others] = left;
  if (first === undefined) return { kind: "leave", reasons };
  if (others.length > 0) {
    return { kind: "undecided", reason: "several objects may be of an interrupted run", candidates: left };
  }
  if (first.createTime === undefined) {
    const reason =
      "an interrupted run may have created it, but the platform does not say when it was created";
    return { kind: "undecided", reason, candidates: left };
  }
  return { kind: "take", found: first };
}

/**
 * The objects that the state names as a resource's own, the present one first; none where it cannot be read. A forced
 * replacement comes without a diff: only the state distinguishes it from a first creation.
 */
export async function ownInState(
  host: Pick<Host, "checkpoint">,
  identity: Identity,
  organization: string | undefined,
): Promise<Checkpoint["resources"]> {
  const state = await stateIfReadable(host, identity, organization);
  return state?.resources.filter(({ urn, external }) => urn === identity.text && external !== true) ?? [];
}

/** Whether an object goes in this run, as the one that this resource replaces. */
export async function isReplaced(subject: Subject, id: string): Promise<boolean> {
  const { definition, host, ledger, identity, context } = subject;
  if (host.ledgers.replaced.get(identity.text) !== id) {
    const own = await ownInState(host, identity, context.organization);
    return own.some((present) => present.id === id);
  }
  if (ledger.gone.has(id)) return true;
  // An interrupted run may have deleted it: another object may have its id since, where that is a name.
  const state = await stateIfReadable(host, identity, context.organization);
  return state === undefined || ownersIn(state, definition.type).has(id);
}

async function stateIfReadable(
  { checkpoint }: Pick<Host, "checkpoint">,
  identity: Identity,
  organization: string | undefined,
): Promise<Checkpoint | undefined> {
  return checkpoint?.(identity, organization).catch(() => undefined);
}

/** Asks the engine's checkpoint whose the objects are. Throws RefusedError where it does not decide. */
export async function decide(
  subject: Subject,
  candidates: readonly Found[],
): Promise<Exclude<Verdict, { kind: "undecided" }>> {
  const { definition, host, context, identity } = subject;
  let checkpoint: Checkpoint;
  try {
    if (host.checkpoint === undefined) throw new Error("there is no engine to ask");
    checkpoint = await host.checkpoint(identity, context.organization);
  } catch (error) {
    throw undecided(candidates, `the stack's state cannot be read: ${messageOf(error)}`);
  }
  const verdict = judge(identity.text, definition.type, candidates, checkpoint, 1);
  if (verdict.kind === "undecided") throw undecided(verdict.candidates, verdict.reason);
  return verdict;
}

function undecided(candidates: readonly Found[], reason: string): RefusedError {
  const list = candidates.map(describe).join(", ");
  const [{ id } = { id: "ID" }] = candidates;
  return new RefusedError(`it may exist already as ${list}: ${reason}`, {
    advice:
      "Run `npx batchflow recover` to decide, take one over with the option " +
      `\`adopt: ${JSON.stringify(id)}\`, or delete what nobody needs`,
  });
}

function describe({ id, createTime }: Found): string {
  return createTime === undefined
    ? `${id} (of unknown age)`
    : `${id} (created ${new Date(createTime).toISOString()})`;
}

/** Whose the ids of a type are in the state: another type may have the same, such as a name. */
export function ownersIn({ resources }: Checkpoint, type: string): ReadonlyMap<string, string> {
  return new Map(resources.filter(({ urn }) => isOfType(urn, type)).map(({ id, urn }) => [id, urn]));
}

/** Whether a URN is of a type of this provider, in whichever host. */
function isOfType(urn: string, type: string): boolean {
  const [platform = "", kind = ""] = type.split(":");
  const own = urn.split("::")[2]?.split("$").at(-1) ?? "";
  return own.endsWith(`${platform}:${kind}`);
}
