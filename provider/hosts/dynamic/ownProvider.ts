import type { Properties } from "../../core/lifecycle";
import { INTERNAL } from "../bag";

const HIDDEN =
  "the program gives the resource a provider of its own (the option `provider` or `providers`, its own or that of a parent), " +
  "which does not get the stack's configuration: leave it out, and name other accounts by `connection`";

/** The reasons of a check, and where they are of the connection what may be their cause. */
export function withHint(reasons: readonly string[], news: Properties): string[] {
  const isHidden = news[INTERNAL.ownProvider] === true;
  return reasons.map((reason) =>
    isHidden && reason.startsWith("connection: ") ? `${reason}; ${HIDDEN}` : reason,
  );
}
