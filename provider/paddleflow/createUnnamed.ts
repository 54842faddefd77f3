import { ConflictError, existsAlready, isAmbiguous, UnexpectedAnswerError } from "../core/errors";
import { withRetry } from "../core/retry";
import { waitUntil } from "../core/wait";
import { isServerFailure } from "./client";

export interface UnnamedCreation {
  /** What is made, for messages. */
  readonly what: string;
  /** The ids of the objects that could be the new one. */
  readonly candidates: () => Promise<readonly string[]>;
  /** Whether an added object has what was sent: others may add theirs at the same time. */
  readonly isOwn?: (id: string) => Promise<boolean>;
  /** Whether one that is there already is in the way. */
  readonly unique: boolean;
  /** Whether the server itself takes the same request only once. */
  readonly refusedTwice: boolean;
  /** Sends the request and answers the new object's id; with `final` the server's failure is taken for its last word. */
  readonly send: (final: boolean) => Promise<string>;
  readonly signal: AbortSignal;
  /** Writes a line that the user sees. */
  readonly log: (line: string) => void;
}

const MAX_SERVER_FAILURES = 5;
/** So often an object is looked for, within some two seconds, before a request that may be under way is sent again. */
const MAX_SEARCHES = 5;
const FIRST_PAUSE_MS = 250;

/** Makes an object for which the server chooses the id: where its answer is lost, the object that has been added is it. */
export async function createUnnamed(creation: UnnamedCreation): Promise<string> {
  const { what, candidates, isOwn, unique, refusedTwice, send, signal, log } = creation;
  const before = await candidates();
  if (unique && before[0] !== undefined) throw existsAlready(what, before[0]);
  const added = async (): Promise<string | undefined> => {
    for (const id of await candidates()) {
      if (!before.includes(id) && ((await isOwn?.(id)) ?? true)) return id;
    }
    return undefined;
  };
  const addedSoon = (): Promise<string | undefined> => {
    let searches = 0;
    const poll = async () => {
      const id = await added();
      searches += 1;
      return id !== undefined || searches >= MAX_SEARCHES ? { done: id } : { progress: "no answer so far" };
    };
    return waitUntil({ what: `the creation of ${what}`, poll, signal, log, interval: FIRST_PAUSE_MS });
  };
  let failures = 0;
  let unanswered = false;
  const attempt = async (): Promise<string> => {
    try {
      return await send(failures + 1 >= MAX_SERVER_FAILURES);
    } catch (error) {
      const ambiguous = isAmbiguous(error);
      // What is in the way of a later try may have come of an earlier one.
      const late = unanswered && error instanceof ConflictError;
      unanswered ||= ambiguous;
      if ((!ambiguous && !late) || signal.aborted) throw error;
      failures += isServerFailure(error) ? 1 : 0;
      // Where there was an answer, or the server refuses a second object, there is nothing to wait for.
      const answered = late || isServerFailure(error) || error instanceof UnexpectedAnswerError;
      const id = await (answered || refusedTwice ? added() : addedSoon());
      if (id !== undefined) return id;
      throw error;
    }
  };
  return withRetry(attempt, { signal, idempotent: true });
}
