import { existsAlready, isAmbiguous } from "../core/errors";
import { withRetry } from "../core/retry";
import { isServerFailure } from "./client";

export interface UnnamedCreation {
  /** The ids of the objects that could be the new one. */
  readonly candidates: () => Promise<readonly string[]>;
  /** Whether an added object has what was sent: others may add theirs at the same time. */
  readonly isOwn?: (id: string) => Promise<boolean>;
  /** The kind and name of the object, where there may be only one of it. */
  readonly unique?: string | undefined;
  /** Sends the request and answers the new object's id; with `final` the server's failure is taken for its last word. */
  readonly send: (final: boolean) => Promise<string>;
  readonly signal: AbortSignal;
}

const MAX_SERVER_FAILURES = 5;

/** Makes an object for which the server chooses the id: where its answer is lost, the object that has been added is it. */
export async function createUnnamed(creation: UnnamedCreation): Promise<string> {
  const { candidates, isOwn, unique, send, signal } = creation;
  const before = await candidates();
  if (unique !== undefined && before[0] !== undefined) throw existsAlready(unique, before[0]);
  let failures = 0;
  const attempt = async (): Promise<string> => {
    try {
      return await send(failures + 1 >= MAX_SERVER_FAILURES);
    } catch (error) {
      if (!isAmbiguous(error) || signal.aborted) throw error;
      failures += isServerFailure(error) ? 1 : 0;
      for (const id of await candidates()) {
        if (!before.includes(id) && ((await isOwn?.(id)) ?? true)) return id;
      }
      throw error;
    }
  };
  return withRetry(attempt, { signal, idempotent: true });
}
