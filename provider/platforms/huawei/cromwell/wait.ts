import { OperationFailedError } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import { isRecord } from "../../../core/schema/values";
import { nonEmpty, type Wire } from "../../../core/schema/wire";
import { waitUntil } from "../../../core/wait";
import type { HuaweiClient } from "../api/client";
import { getMetadata, getStatus } from "./calls";
import { hasEnded } from "./state";

type Operation = ObjectOperation<HuaweiClient>;

const MAX_REASONS = 5;

/** Waits until a workflow has succeeded. One that failed or was aborted ends the wait with the reasons. */
export async function waitForWorkflow(operation: Operation): Promise<void> {
  const { client, id, signal, log } = operation;
  await waitUntil({
    what: "the end of the execution",
    signal,
    log,
    poll: async () => {
      const status = await getStatus(client.cromwell, id, signal);
      if (status === undefined)
        throw new OperationFailedError("the server does not know the execution any more");
      if (status === "Succeeded") return { done: undefined };
      if (hasEnded(status)) throw await failureOf(operation, status);
      return { progress: status };
    },
  });
}

async function failureOf({ client, id, signal }: Operation, status: string): Promise<OperationFailedError> {
  const query = { includeKey: ["failures"] };
  // The failure is reported even where its reasons cannot be read.
  const metadata = await getMetadata(client.cromwell, id, query, signal).catch((): Wire => ({}));
  const reasons = [...new Set(causesOf(metadata.failures))].slice(0, MAX_REASONS);
  return new OperationFailedError([`the execution ended as ${status}`, ...reasons].join("; "), {
    advice: "Correct the execution and change it or its `triggers` to run it again",
  });
}

/** The innermost messages of a tree of failures. */
function causesOf(failures: unknown): string[] {
  return (Array.isArray(failures) ? failures : []).filter(isRecord).flatMap(({ message, causedBy }) => {
    const inner = causesOf(causedBy);
    return inner.length > 0 ? inner : (nonEmpty(message) ?? []);
  });
}
