import { nonEmpty, type Wire } from "../../../core/schema/wire";
import { decodeMembers } from "../api/wire";
import { executionDetail } from "./structures";

/** How far an execution is. */
export interface ExecutionState {
  readonly phase: string;
  /** The action that the phase belongs to: `create`, or `delete` once it is being deleted. */
  readonly action: string;
  /** It is being deleted. */
  readonly leaving: boolean;
  /** The service's reasons for the phase, where it gives any. */
  readonly reasons: readonly string[];
  readonly steps: { readonly total: number; readonly finished: number };
}

const TERMINAL = new Set(["Succeeded", "Failed", "Cancelled"]);

/** The state of an execution in the answer to a single read, or in the list. */
export function stateOf(wire: Wire): ExecutionState {
  const { execution, object, status: overview } = decodeMembers(executionDetail, wire);
  const { actionName, objectStatus = {} } = object?.status ?? {};
  const listed = nonEmpty(execution?.status);
  const phase = nonEmpty(objectStatus.phase) ?? listed ?? "Pending";
  const action = nonEmpty(actionName) ?? "create";
  return {
    phase,
    action,
    leaving: listed === "Deleting" || (action === "delete" && phase !== "Failed"),
    reasons: [objectStatus.reason, objectStatus.message].flatMap((text) => nonEmpty(text) ?? []),
    steps: { total: overview?.nodeNumber ?? 0, finished: overview?.finishedNodeNumber ?? 0 },
  };
}

export function isTerminal({ phase }: ExecutionState): boolean {
  return TERMINAL.has(phase);
}

export function isCancellable({ phase, action }: ExecutionState): boolean {
  return action === "create" && (phase === "Running" || phase === "Pending");
}

export function isRetryable({ phase, action }: ExecutionState): boolean {
  return phase === "Failed" || (phase === "Cancelled" && action === "create");
}

/** The state as a text for messages. */
export function describeState({ phase, action, steps }: ExecutionState): string {
  const what = action === "create" ? phase : `${action}: ${phase}`;
  return steps.total === 0 ? what : `${what}, ${steps.finished} of ${steps.total} steps finished`;
}
