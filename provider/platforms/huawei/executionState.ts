import { isRecord } from "../../core/schema/unknowns";
import { memberOf, nonEmpty, type Wire } from "./wire";

/** How far an execution is. */
export interface ExecutionState {
  readonly phase: string;
  /** The action that the phase belongs to: `create`, or `delete` once it is being deleted. */
  readonly action: string;
  readonly leaving: boolean;
  /** Why it is so, where the service says. */
  readonly reasons: readonly string[];
  /** The names of failed steps. */
  readonly failedSteps: readonly string[];
  readonly steps: { readonly total: number; readonly finished: number };
}

const TERMINAL = new Set(["Succeeded", "Failed", "Cancelled"]);

/** The state of an execution as a single read or the list has it. */
export function stateOf(wire: Wire): ExecutionState {
  const status = memberOf(memberOf(wire, "object"), "status");
  const { phase: inner, message, reason } = memberOf(status, "objectStatus");
  const overview = memberOf(wire, "status");
  const listed = nonEmpty(memberOf(wire, "execution").status);
  const phase = nonEmpty(inner) ?? listed ?? "Pending";
  const action = nonEmpty(status.actionName) ?? "create";
  const nodes = Object.entries(memberOf(overview, "actual_node_status"));
  return {
    phase,
    action,
    leaving: listed === "Deleting" || (action === "delete" && phase !== "Failed"),
    reasons: [nonEmpty(reason), nonEmpty(message)].flatMap((text) => text ?? []),
    failedSteps: nodes.flatMap(([name, node]) => (isRecord(node) && node.status === "Failed" ? [name] : [])),
    steps: {
      total: Number(overview.node_number ?? 0),
      finished: Number(overview.finished_node_number ?? 0),
    },
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

/** How far it is, for people. */
export function describeState({ phase, action, steps }: ExecutionState): string {
  const what = action === "create" ? phase : `${action}: ${phase}`;
  return steps.total === 0 ? what : `${what}, ${steps.finished} of ${steps.total} steps finished`;
}
