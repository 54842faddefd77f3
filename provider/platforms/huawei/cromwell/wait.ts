import type { ObjectOperation } from "../../../core/operation";
import { isRecord } from "../../../core/schema/values";
import { nonEmpty } from "../../../core/schema/wire";
import { endOf, waitForEnd } from "../../../core/wait";
import type { HuaweiClient } from "../api/client";
import { getMetadata, getStatus } from "./calls";
import { ENDED } from "./state";

type Operation = ObjectOperation<HuaweiClient>;

const MAX_REASONS = 5;

/** Waits until a workflow has succeeded. One that failed or was aborted ends the wait with the reasons. */
export async function waitForWorkflow(operation: Operation): Promise<void> {
  const { client, id, signal, log } = operation;
  await waitForEnd({
    what: "the execution",
    gone: "the server does not know the execution any more",
    signal,
    log,
    read: () => getStatus(client.cromwell, id, signal),
    judge: (state) => ({ state, end: endOf(state, "Succeeded", ENDED) }),
    reasons: () => reasonsOf(operation),
    advice: "Correct the execution and change it or its `triggers` to run it again",
  });
}

async function reasonsOf({ client, id, signal }: Operation): Promise<string[]> {
  const { failures } = await getMetadata(client.cromwell, id, { includeKey: ["failures"] }, signal);
  return [...new Set(causesOf(failures))].slice(0, MAX_REASONS);
}

/** The innermost messages of a tree of failures. */
function causesOf(failures: unknown): string[] {
  return (Array.isArray(failures) ? failures : []).filter(isRecord).flatMap(({ message, causedBy }) => {
    const inner = causesOf(causedBy);
    return inner.length > 0 ? inner : (nonEmpty(message) ?? []);
  });
}
