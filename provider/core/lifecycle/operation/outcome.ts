import type { Actual } from "../../operation";
import { RELEASE } from "../../release";
import { type Notes, type ObjectState, PartialFailure } from "./context";
import { explained } from "./operation";
import { outputsOf } from "./reading";
import type { Subject } from "./subject";

const RESUMES = "Raise the resource's customTimeouts if it only needs longer; the next `pulumi up` resumes";

/** What to do where an object needs more time. */
export const LONGER = {
  create: RESUMES,
  update: RESUMES,
  delete:
    "Raise the resource's customTimeouts if it only needs longer; the next run goes on with the deletion",
  read: "The platform did not answer in time; try again",
} as const;

/** An object that is what the inputs ask for, as the state keeps it. */
export function stateOf(subject: Subject, id: string, actual: Actual | undefined): ObjectState {
  const { properties, definition } = subject;
  const outputs = actual === undefined ? {} : outputsOf(definition, actual);
  return { id, inputs: properties, outputs: { ...properties, ...outputs }, notes: { release: RELEASE } };
}

/** An object that is not fully made, as the platform has it: the next diff sees what must be changed or replaced. */
export function unfinishedOf(subject: Subject, id: string, actual: Actual): ObjectState {
  const { outputs, notes, ...state } = stateOf(subject, id, actual);
  return { ...state, outputs: { ...outputs, ...actual.inputs }, notes: { ...notes, incomplete: true } };
}

/**
 * The failure of an object that exists, and is kept in state: the next update resumes. `changed` are the properties that
 * were being changed, where it was complete before; `below` are further lines, fit to show.
 */
export function partialFailure(
  subject: Subject,
  id: string,
  actual: Actual | undefined,
  error: unknown,
  {
    changed,
    below = [],
  }: { readonly changed?: ReadonlySet<string> | undefined; readonly below?: readonly string[] } = {},
): PartialFailure {
  const { notes, ...state } = stateOf(subject, id, actual);
  const failed = { ...state, notes: { ...notes, incomplete: incompleteOf(changed) } };
  return new PartialFailure(failed, [failureOf(subject, id, error), ...below.map(indented)].join("\n"));
}

/** No text below a failure can pass for a line of the engine's. */
function indented(text: string): string {
  return `  ${text}`;
}

/** What the state notes of an object that is not as it was wanted, or of which these properties may not be. */
export function incompleteOf(changed: ReadonlySet<string> | undefined): Notes["incomplete"] {
  return changed === undefined ? true : [...changed];
}

/** What the failure of an object that stays says. */
export function failureOf(subject: Subject, id: string, error: unknown): string {
  const options = { resource: subject.title(id), secrets: subject.secrets, longer: RESUMES };
  return explained(error, options).message;
}
