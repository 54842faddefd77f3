import { BatchflowError } from "../core/errors";
import type { PaddleFlowClient } from "./client";
import { untilAborted } from "../core/wait";

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
    const status = error instanceof BatchflowError ? error.failure.status : undefined;
    if (status === 400) return true;
    if (status === 404 || status === 405) return false;
    throw error;
  }
}
