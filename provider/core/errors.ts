/** What a failed call was, as far as a program needs to know it to go on. */
export interface Failure {
  /** The API action. */
  readonly action?: string;
  /** The platform's own code. */
  readonly code?: string;
  /** The HTTP status of the answer. Never named `code`: the engine takes a numeric `code` for a gRPC status. */
  readonly status?: number;
  readonly requestId?: string;
  /** How long the platform asks to wait before the next try, in milliseconds. */
  readonly retryAfter?: number;
  /** The next step for the user. */
  readonly advice?: string;
  /** For how many milliseconds more the failure counts as passing. Absent where it does until the operation's deadline. */
  readonly givesUpIn?: number;
  /** The platform itself has answered: nothing of the request is under way any more. */
  readonly answered?: boolean;
}

/** The base of all errors that the provider raises on purpose. */
export class BatchflowError extends Error {
  readonly failure: Failure;

  constructor(message: string, failure: Failure = {}) {
    const origin = [failure.action, failure.code, failure.requestId && `request ${failure.requestId}`];
    const details = origin.filter((part) => part !== undefined && part !== "").join(", ");
    super([details === "" ? message : `${message} (${details})`, failure.advice].filter(Boolean).join(". "));
    this.name = new.target.name;
    this.failure = failure;
  }

  /** A copy with another message: the original may be shared by other waiting calls. `show` makes texts fit to show. */
  withMessage(message: string, show: (text: string) => string = (text) => text): BatchflowError {
    const Class = this.constructor as typeof BatchflowError;
    const shown = Object.entries(this.failure).map(([name, value]) => [
      name,
      typeof value === "string" ? show(value) : (value as unknown),
    ]);
    return Object.assign(new Class(message), { failure: Object.fromEntries(shown) as Failure });
  }
}

/** The connection is incomplete or wrong. */
export class ConfigurationError extends BatchflowError {}

/** The arguments of a reader or function are wrong; nothing was sent. */
export class ArgumentError extends BatchflowError {}

/** The platform does not accept the credentials, or they may not do this. */
export class AuthorizationError extends BatchflowError {}

/** The object does not exist (any more). */
export class NotFoundError extends BatchflowError {}

/** The platform refuses the input as invalid. */
export class InvalidInputError extends BatchflowError {}

/** A quota or the stock is used up. */
export class QuotaError extends BatchflowError {}

/** Another operation is under way on the object; the same call can succeed later. */
export class ConflictError extends BatchflowError {}

/** The platform refuses the operation in the present state of the object. */
export class RefusedError extends BatchflowError {}

/** Too many requests: nothing was done. */
export class ThrottledError extends BatchflowError {}

/** The platform failed without saying whether anything was done. */
export class ServerError extends BatchflowError {}

/** The connection broke or timed out: the request may have been carried out. */
export class ConnectionError extends BatchflowError {}

/** The answer is not what the API describes. */
export class UnexpectedAnswerError extends BatchflowError {}

/** The platform reports that the work failed. */
export class OperationFailedError extends BatchflowError {}

/** The platform failed to make the object, and nothing of it is left: there is nothing to keep in state. */
export class NothingLeftError extends OperationFailedError {}

/** A wait ended at its deadline. */
export class DeadlineError extends BatchflowError {}

/** The run was cancelled: a wait ended, and what was begun is kept. */
export class CancelledError extends DeadlineError {
  constructor(message = "cancelled", failure: Failure = {}) {
    super(message, failure);
  }
}

const CLASSES = {
  authorization: AuthorizationError,
  conflict: ConflictError,
  failed: OperationFailedError,
  invalidInput: InvalidInputError,
  notFound: NotFoundError,
  quota: QuotaError,
  refused: RefusedError,
  server: ServerError,
  throttled: ThrottledError,
} as const;

/** What a platform's refusal means for the caller. */
export type Kind = keyof typeof CLASSES;

/** The error of a kind, whose message ends without a full stop. */
export function errorOfKind(kind: Kind, message: string, failure: Failure): BatchflowError {
  return new CLASSES[kind](message.replace(/[.\s]+$/, ""), failure);
}

/** Looks up a dotted code, falling back to shorter prefixes. */
export function longestPrefix<T>(table: Readonly<Record<string, T>>, code: string): T | undefined {
  for (let prefix = code; prefix !== ""; prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf(".")))) {
    if (Object.hasOwn(table, prefix)) return table[prefix];
  }
  return undefined;
}

/** Whether a request that failed so may nevertheless have been carried out. */
export function isAmbiguous(error: unknown): boolean {
  return (
    error instanceof ServerError || error instanceof ConnectionError || error instanceof UnexpectedAnswerError
  );
}

/** Whether a request that failed so may still be carried out later. */
export function isUnderWay(error: unknown): boolean {
  return isAmbiguous(error) && (error as BatchflowError).failure.answered !== true;
}

/** Whether the platform answered with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  if (!(error instanceof BatchflowError) || error.failure.code === undefined) return false;
  return codes.includes(error.failure.code);
}

/** The error after several answers that are not the API's. */
export function endpointError({ failure }: UnexpectedAnswerError): ConfigurationError {
  return new ConfigurationError("the answers are not what the API describes", {
    advice: "Check the connection's endpoint: what answers there does not seem to be the platform's API",
    ...failure,
  });
}

/** The refusal of a create whose name is taken by an object that nothing shows to be this resource's own. */
export function existsAlready(what: string, id: string): ConflictError {
  return new ConflictError(`${what} exists already`, {
    advice: `Choose another name, or take it over with the option \`adopt: ${JSON.stringify(id)}\``,
  });
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
