import { hasCode } from "../../core/errors";
import { untilAborted } from "../../core/wait";
import type { PaddleFlowClient } from "./client";

const DEADLINE_MS = 120_000;

const answers = new WeakMap<PaddleFlowClient, Promise<boolean>>();

/** Whether the server changes file systems in place. Asked once for each connection. */
export function updatesFileSystems(client: PaddleFlowClient, signal: AbortSignal): Promise<boolean> {
  let answer = answers.get(client);
  if (answer === undefined) {
    answer = ask(client);
    answers.set(client, answer);
    answer.catch(() => answers.delete(client));
  }
  return untilAborted(answer, signal, () => undefined);
}

/**
 * A request without a name is refused for that by a server that has the call, and changes nothing; others say that they
 * do not have it.
 */
async function ask(client: PaddleFlowClient): Promise<boolean> {
  try {
    // All calls of the connection wait for this one: it has a deadline of its own.
    const signal = AbortSignal.timeout(DEADLINE_MS);
    await client.call("updateFS", { method: "PUT", path: ["fs"], body: {}, signal, idempotent: true });
    return true;
  } catch (error) {
    if (hasCode(error, "FileSystemNameFormatError")) return true;
    if (hasCode(error, "MethodNotAllowed", "PathNotFound")) return false;
    // Anything else, such as a login that is refused, says nothing of the call.
    throw error;
  }
}
