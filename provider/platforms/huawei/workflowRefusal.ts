import type { ObjectOperation } from "../../core/operation";
import type { HuaweiClient } from "./client";
import { isTerminal, stateOf } from "./executionState";
import { EXECUTIONS, listObjects } from "./objects";

export const IN_USE =
  "Where executions use the workflow, its file cannot be changed: delete them, or give the workflow " +
  '`fileChange: "replace"`';

/** Inputs that are changed with the file. */
const FILE = ["file", "fileName"];

/**
 * Why the service will refuse a new file. Whether executions that have ended are in its way, no document says: they are
 * named only.
 */
export async function refusalOfFile({
  client: { gcs },
  id,
  changed,
  signal,
  log,
}: ObjectOperation<HuaweiClient> & { readonly changed: ReadonlySet<string> }): Promise<string | undefined> {
  if (!FILE.some((name) => changed.has(name))) return undefined;
  const listed = await listObjects(gcs, EXECUTIONS, {}, signal);
  const users = listed.filter(
    (wire) => EXECUTIONS.own(wire).workflow_id === id && !EXECUTIONS.isLeaving(wire),
  );
  const idsOf = (wires: typeof users) =>
    wires.map((wire) => String(EXECUTIONS.own(wire)[EXECUTIONS.key])).join(", ");
  const running = users.filter((wire) => !isTerminal(stateOf(wire)));
  if (running.length > 0) return `executions of it have not ended: ${idsOf(running)}. ${IN_USE}`;
  if (users.length > 0)
    log(`the service may refuse the new file: executions of it are there (${idsOf(users)})`);
  return undefined;
}
