import type { Difference } from "../schema/compare";
import { overlay } from "../schema/respell";
import type { Actual, Operation, SettleOperation } from "../operation";
import type { ResourceDefinition } from "../definition";
import { NothingLeftError, RefusedError } from "../errors";
import { formatPath } from "../schema/values";
import { changesOf, driftOf, inPlace, inputsFor, intendedChanges, known, topOf, topsOf } from "./changes";
import { type Known, type ObjectState, PartialFailure, type Properties } from "./operation/context";
import { failureOf, incompleteOf, partialFailure, stateOf, unfinishedOf } from "./operation/outcome";
import type { Subject } from "./operation/subject";
import { lastWords } from "./telling";

type Settle = SettleOperation<unknown, Record<string, unknown>>;

/** An object that is waited for. */
interface Settling extends Pick<Settle, "id" | "inputs" | "changed" | "resuming"> {
  readonly actual: Actual;
}

/** The changes to be made on an object. */
interface Convergence {
  readonly id: string;
  readonly actual: Actual;
  readonly found: readonly Difference[];
  /** The properties that are, or may be, not as wanted; undefined where all may be. */
  readonly changed: ReadonlySet<string> | undefined;
  /** The inputs that were applied before, where they are known. */
  readonly before?: Properties | undefined;
}

/**
 * Makes changes in place, and waits until the object is as wanted: of one that was complete before, for what has been
 * changed; else for all.
 */
export async function converge(
  subject: Subject,
  operation: Operation<unknown>,
  { id, actual, found, changed, before }: Convergence,
): Promise<ObjectState> {
  const { definition, connection } = subject;
  const changes = inPlace(definition, found);
  const inputs = inputsFor(definition, actual, subject.inputs, changes, before === undefined);
  const settling = { id, inputs, changed, resuming: true };
  if (changes.length === 0) return settle(subject, operation, { ...settling, actual });
  const missing = new Set(
    topsOf(changesOf(definition, known(actual), subject.properties, connection.settings)),
  );
  const pending = changes.filter((change) => change.hidden || missing.has(topOf(change)));
  const outputs = await definition.spec.update?.({
    ...operation,
    id,
    inputs,
    changed: new Set(topsOf(changes)),
    pending: new Set(topsOf(pending)),
    before,
    mark: actual.mark ?? subject.identity.newMark(),
  });
  const now = { ...actual, outputs: { ...actual.outputs, ...outputs } };
  return settle(subject, operation, { ...settling, actual: now });
}

/** Applies what the program has changed, and what earlier failures have left open. */
export async function change(
  subject: Subject,
  operation: Operation<unknown>,
  old: Known,
  actual: Actual,
): Promise<ObjectState> {
  const { definition, properties, connection } = subject;
  const { id, notes, outputs } = old;
  const { incomplete } = notes;
  const intended = intendedChanges(definition, old, properties, connection.settings);
  const open = driftOf(definition, known(actual), properties, connection.settings, incomplete);
  const found = [...intended, ...open];
  const changed = incomplete === true ? undefined : new Set([...topsOf(found), ...(incomplete ?? [])]);
  const before = notes.unread === true ? undefined : outputs;
  try {
    return await converge(subject, operation, { id, actual, found, changed, before });
  } catch (error) {
    if (error instanceof PartialFailure || error instanceof NothingLeftError) throw error;
    // How much of it has reached the platform is not known: it is as before, and open.
    const state = { id, inputs: properties, outputs, notes: { ...notes, incomplete: incompleteOf(changed) } };
    throw new PartialFailure(withoutUnsent(definition, state, found), failureOf(subject, id, error));
  }
}

/** Goes on with the object that an interrupted run has made. It is this resource's own, whatever goes wrong. */
export async function goOnWith(
  subject: Subject,
  operation: Operation<unknown>,
  id: string,
  actual: Actual,
): Promise<ObjectState> {
  const { definition, connection, properties } = subject;
  const visible = changesOf(definition, known(actual), properties, connection.settings, true);
  // What no read shows may differ from what the interrupted run had, such as a password: it is sent again.
  const all = changesOf(definition, known(actual), properties, connection.settings);
  const hidden = all.filter((difference) => difference.hidden);
  const unsent = (state: ObjectState) => withoutUnsent(definition, state, hidden);
  const fixed = topsOf(visible.filter(({ replace }) => replace));
  if (fixed.length > 0) {
    const failure = new RefusedError(
      `an interrupted run has created it with other values of ${fixed.join(", ")}, which cannot be changed in place`,
      { advice: "The next `pulumi up` replaces it" },
    );
    throw new PartialFailure(unsent(unfinishedOf(subject, id, actual)), failureOf(subject, id, failure));
  }
  const assumed = hidden.filter(({ replace }) => replace).map(({ path }) => formatPath(path));
  if (assumed.length > 0) {
    const what = [...new Set(assumed)].join(", ");
    operation.log(`takes ${what} to be as declared: no read shows it, and it cannot be changed in place`);
  }
  try {
    const found = [...visible, ...hidden];
    return await converge(subject, operation, { id, actual, found, changed: undefined });
  } catch (error) {
    if (error instanceof PartialFailure || error instanceof NothingLeftError) throw error;
    const { state, message } = partialFailure(subject, id, actual, error);
    throw new PartialFailure(unsent(state), message);
  }
}

/** The state of an object without what could not be sent to it and no read shows: the next update sends it. */
function withoutUnsent(
  definition: ResourceDefinition,
  state: ObjectState,
  found: readonly Difference[],
): ObjectState {
  const hidden = inPlace(definition, found).filter((difference) => difference.hidden);
  const paths = hidden.map(({ path }) => path);
  return { ...state, outputs: overlay(definition.inputs, state.outputs, {}, paths) as Properties };
}

/** Waits until the object is as wanted, and returns its state. */
export async function settle(
  subject: Subject,
  operation: Operation<unknown>,
  { actual, ...settling }: Settling,
): Promise<ObjectState> {
  const { id } = settling;
  try {
    const outputs = await subject.definition.spec.settle?.({ ...operation, ...settling });
    return stateOf(subject, id, { ...actual, outputs: { ...actual.outputs, ...outputs } });
  } catch (error) {
    if (error instanceof NothingLeftError) throw error;
    const below = await lastWords(subject, operation, id, error);
    throw partialFailure(subject, id, actual, error, { changed: settling.changed, below });
  }
}
