import { type BatchflowError, errorOfKind, type Failure, type Kind } from "../errors";
import { isRecord } from "../schema/values";
import type { Wire } from "../schema/wire";

/** What an API says where it refuses a call, in the form of that API. */
export interface Refusal {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
}

/** What a refusal means for the caller. */
export interface Meaning {
  readonly kind: Kind;
  /** The next step for the user. */
  readonly advice?: string | undefined;
  /** What is said in place of the platform's own message. */
  readonly message?: string | undefined;
  /** The platform itself has answered: nothing of the request is under way any more. */
  readonly answered?: boolean | undefined;
  /** How long a failure counts as passing. Absent where it does until the operation's deadline. */
  readonly patience?: Patience | undefined;
}

/** A failure that passes, or else stays: after so many answers of one action within an operation it is taken to stay. */
export interface Patience {
  /** The number of such answers, the last of which is final. */
  readonly answers: number;
  /** What the last one means. */
  readonly then: Meaning;
}

/** The endpoint is not the API that it should be, or what stands before the API refuses: the status is all there is. */
export function meaningOfStatus(status: number, advice: string): Meaning {
  if (status === 429) return { kind: "throttled", message: `${httpStatus(status)}, too many requests` };
  if (status >= 500 || status === 408) return { kind: "server" };
  if (status === 401 || status === 403) return { kind: "authorization", advice };
  return { kind: "refused", advice };
}

function httpStatus(status: number): string {
  return `the endpoint answered with HTTP status ${status}`;
}

/** The error of a refused call. */
export function refusalError(
  { code, message }: Refusal,
  { kind, advice, message: plainer, answered }: Meaning,
  failure: Failure & { readonly status: number },
): BatchflowError {
  const text = plainer ?? message ?? code ?? httpStatus(failure.status);
  return errorOfKind(kind, text, {
    ...failure,
    ...(code !== undefined && { code }),
    ...(advice !== undefined && { advice }),
    ...(answered !== undefined && { answered }),
  });
}

/** A text as a JSON object; undefined where it is none. */
export function parseObject(text: string): Wire | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
