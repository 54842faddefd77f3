import type { Connection } from "../../connection";
import type { Log, Operation } from "../../operation";
import { BatchflowError, CancelledError, DeadlineError, messageOf } from "../../errors";
import type { Secrets } from "../../disclosure/redact";
import { line } from "../../disclosure/line";
import { type Hearing, hearingOfTrouble } from "../../trouble";
import { deadlineIn } from "../../wait";
import { type Host, PartialFailure } from "./context";

export interface OperationOptions {
  /** Type and name, and the id where it is known, for lines and errors. */
  readonly resource: string;
  readonly connection: Connection<unknown>;
  readonly seconds: number;
  /** What must not be shown. */
  readonly secrets: Secrets;
  readonly host: Pick<Host, "log" | "cancelled">;
  /** The next step where the deadline has passed. */
  readonly longer: string;
}

/**
 * Runs one verb of a resource, or a function: within its deadline, with lines that name the resource, and with errors
 * that name it too and hold no secret.
 */
export async function operate<T>(
  options: OperationOptions,
  run: (operation: Operation<unknown>, hearing: Hearing) => Promise<T>,
): Promise<T> {
  const { resource, connection, seconds, secrets, host } = options;
  const { client, settings } = connection;
  const log: Log = (text, { passing = false } = {}) =>
    host.log(secrets.show(text), { resource: line(resource), passing });
  try {
    const signal = deadlineIn(seconds);
    const deadline = Date.now() + seconds * 1_000;
    const { name, plainHttp } = connection;
    const about = { log, secrets, cancelled: host.cancelled, connection: name, plainHttp, deadline };
    return await hearingOfTrouble(about, (hearing) => run({ client, settings, signal, log }, hearing));
  } catch (error) {
    if (error instanceof PartialFailure) throw error;
    throw explained(error, options);
  }
}

/**
 * The error with the resource's name before it and the next step where there is one, as it may be shown: without secrets,
 * on one line, and not too long, whatever the platform has answered.
 */
export function explained(
  error: unknown,
  options: Pick<OperationOptions, "resource" | "secrets" | "longer">,
): BatchflowError {
  const { resource, secrets, longer } = options;
  const step = error instanceof DeadlineError && !(error instanceof CancelledError) ? `. ${longer}` : "";
  const message = `${line(resource)}: ${secrets.show(messageOf(error))}${step}`;
  const named =
    error instanceof BatchflowError
      ? error.withMessage(message, (text) => secrets.show(text))
      : new BatchflowError(message);
  // A host prints the stack: it helps with a defect of ours, and is noise for a refusal.
  const stack = error instanceof BatchflowError || !(error instanceof Error) ? "" : (error.stack ?? "");
  named.stack = stack === "" ? "" : [message, ...framesIn(stack)].join("\n");
  return named;
}

/** Where an error was raised, without the message that a stack begins with, which may have lines of its own. */
function framesIn(stack: string): string[] {
  return stack.split("\n").filter((text) => /^ {4}at .*(:\d+|<anonymous>)\)?$/.test(text));
}
