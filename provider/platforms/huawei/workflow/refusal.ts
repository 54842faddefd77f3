import type { ObjectOperation } from "../../../core/operation";
import type { Wire } from "../../../core/schema/wire";
import type { HuaweiClient } from "../api/client";
import { EXECUTIONS, listExecutions } from "../execution/calls";
import { isTerminal, stateOf } from "../execution/state";

export const IN_USE =
  "Where executions use the workflow, its file cannot be changed: delete them, or give the workflow " +
  '`fileChange: "replace"`';

/** Inputs that are changed with the file. */
const FILE = ["file", "fileName"];

/**
 * Why the service will refuse a new file: executions of the workflow go on. No document says whether executions that
 * have ended prevent the change too: a line names them.
 */
export async function refusalOfFile({
  client: { gcs },
  id,
  changed,
  signal,
  log,
}: ObjectOperation<HuaweiClient> & { readonly changed: ReadonlySet<string> }): Promise<string | undefined> {
  if (!FILE.some((name) => changed.has(name))) return undefined;
  const listed = await listExecutions(gcs, {}, signal);
  const users = listed.filter(
    (wire) => EXECUTIONS.own(wire).workflow_id === id && !EXECUTIONS.isLeaving(wire),
  );
  const running = users.filter((wire) => !isTerminal(stateOf(wire)));
  if (running.length > 0) return `executions of it have not ended: ${idsOf(running)}. ${IN_USE}`;
  if (users.length > 0)
    log(`the service may refuse the new file: executions of it are there (${idsOf(users)})`);
  return undefined;
}

function idsOf(executions: readonly Wire[]): string {
  return executions.map((wire) => String(EXECUTIONS.own(wire)[EXECUTIONS.key])).join(", ");
}
