import { setTimeout as sleep } from "node:timers/promises";

import { endpointError, existsAlready, UnexpectedAnswerError } from "../core/errors";
import { MAX_STRANGE_ANSWERS } from "../core/retry";
import { isServerFailure } from "./client";

export interface NamedCreation {
  /** Kind and name of the object, for messages. */
  readonly what: string;
  readonly id: string;
  readonly exists: () => Promise<boolean>;
  /** Sends the request; with `final` the server's failure is taken for its last word. */
  readonly send: (final: boolean) => Promise<unknown>;
  readonly signal: AbortSignal;
}

const MAX_ATTEMPTS = 5;
const FIRST_DELAY_MS = 250;

/**
 * Makes an object whose name the program chooses. The server does not always tell that a name is taken, nor a refusal from
 * a failure of its own: where it says that it failed and the object is not there, nothing was done and it is tried again.
 * So it is where the answer is none of the server's.
 */
export async function createNamed({ what, id, exists, send, signal }: NamedCreation): Promise<string> {
  if (await exists()) throw existsAlready(what, id);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await send(attempt === MAX_ATTEMPTS);
      return id;
    } catch (error) {
      const strange = error instanceof UnexpectedAnswerError;
      if ((!strange && !isServerFailure(error)) || (await exists())) throw error;
      if (strange && attempt >= MAX_STRANGE_ANSWERS) throw endpointError(error);
      await sleep(FIRST_DELAY_MS * 2 ** attempt, undefined, { signal }).catch(() => Promise.reject(error));
    }
  }
}
