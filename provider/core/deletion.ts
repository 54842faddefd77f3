import { BatchflowError, ConflictError, NotFoundError, RefusedError } from "./errors";
import { waitUntil, type WaitOptions } from "./wait";

export interface DeletionOptions<T> extends Pick<WaitOptions<never>, "signal" | "log" | "maxInterval"> {
  /** The object, as the end of «waiting for the deletion of …». */
  readonly what: string;
  /** Returns the object as it is now, or undefined once it is gone. */
  readonly read: () => Promise<T | undefined>;
  /**
   * Takes the most direct step towards the deletion that the object's present state permits, and returns how far things
   * are; undefined where the object went with this step. It is called at each look, so that it goes on from wherever an
   * earlier attempt stopped. Left out, nothing more is needed than to wait.
   */
  readonly step?: (object: T) => Promise<string | undefined>;
}

/** Brings an object step by step to where the platform lets it go, and waits until it is gone. */
export async function deleteInSteps<T>({
  what,
  read,
  step = () => Promise.resolve("it is still there"),
  ...wait
}: DeletionOptions<T>): Promise<void> {
  await waitUntil<void>({
    ...wait,
    what: `the deletion of ${what}`,
    poll: async () => {
      const object = await read();
      const progress = object === undefined ? undefined : await step(object);
      return progress === undefined ? { done: undefined } : { progress };
    },
  });
}

/** Errors with which platforms refuse a step in the present state of things. */
const REFUSALS = [RefusedError, ConflictError];

/**
 * Sends a request for a step, and returns why the platform refuses it in the object's present state; undefined where it
 * accepts. That the object has gone meanwhile is no refusal. Some platforms refuse with other errors `also`.
 */
export async function refusalOf(
  send: () => Promise<unknown>,
  ...also: readonly (typeof BatchflowError)[]
): Promise<BatchflowError | undefined> {
  try {
    await send();
    return undefined;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    if (error instanceof BatchflowError && [...REFUSALS, ...also].some((Class) => error instanceof Class)) {
      return error;
    }
    throw error;
  }
}
