import { ConfigurationError } from "../../core/errors";
import type { Properties } from "../../core/lifecycle";
import { INTERNAL } from "../bag";

const HIDDEN =
  "the program gives the resource a provider of its own (the option `provider` or `providers`, its own or that of a parent), " +
  "which does not get the stack's configuration: leave it out, and name other accounts by `connection`";

function isHidden(bag: Properties): boolean {
  return bag[INTERNAL.ownProvider] === true;
}

/** The reasons of a check, and where they are of the connection what may be their cause. */
export function withHint(reasons: readonly string[], bag: Properties): string[] {
  return reasons.map((reason) =>
    isHidden(bag) && reason.startsWith("connection: ") ? `${reason}; ${HIDDEN}` : reason,
  );
}

/** An operation, and where its connection has no settings what may be the cause. */
export async function hinted<T>(operation: Promise<T>, bag: Properties): Promise<T> {
  try {
    return await operation;
  } catch (error) {
    if (!isHidden(bag) || !(error instanceof ConfigurationError)) throw error;
    throw error.withMessage(`${error.message}; ${HIDDEN}`);
  }
}
