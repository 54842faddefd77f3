import { type BatchflowError, type Failure, type Kind, UnexpectedAnswerError } from "../errors";
import type { Wire } from "../schema/wire";
import { conceal } from "../trouble";
import { shared } from "../wait";
import { type Call, contentOf, JSON_TYPE, targetOf } from "./call";
import { createHttp, type Http, type HttpAnswer, type HttpRequest, retryAfterOf } from "./transport/http";
import { type Meaning, meaningOfStatus, parseObject, type Refusal, refusalError } from "./refusal";
import { withRetry } from "./retry";
import { Session, type SessionOptions } from "./session";
import { type RateOf, Throttle } from "./throttle";

/** A request as it is sent, but for its signal. */
export type Signed = Omit<HttpRequest, "signal">;

/** What an API has of its own: how a caller is known, what its answers look like, and what its refusals mean. */
export interface Dialect<S = unknown> {
  /** The settings of the connection, for what is built on the client. */
  readonly settings: S;
  /** The URL before all paths. */
  readonly endpoint: string;
  /** The key of the connection that the endpoint comes from. Default: `endpoint`. */
  readonly endpointKey?: string;
  /** Seconds until a request whose answer is not complete is given up. */
  readonly requestTimeout: number;
  /** Which settings the user is to check where something else than the API answers. */
  readonly advice: string;
  /** Logs in, for APIs with tokens that end. */
  readonly session?: SessionOptions | undefined;
  /** The call as it is sent, signed anew for each try or with the session's token. Default: as it is. */
  readonly sign?: (call: Call, token: string | undefined) => Signed;
  /** The queue in which a call waits for its turn. Default: one for each action. */
  readonly queueOf?: (call: Pick<Call, "action" | "method">) => string;
  /** The rate of a queue. Default: no limit. */
  readonly rateOf?: RateOf;
  /** The object that an answer holds. Default: the body. The answer itself is for bodies that are no objects. */
  readonly resultIn?: (body: Wire | undefined, answer: HttpAnswer) => Wire | undefined;
  /** Whether an answer without a body is an empty object. Default: it is none of the API's. */
  readonly mayBeEmpty?: boolean;
  /** The API's own refusal in an answer. Absent where the answer is a result, or comes from what stands before the API. */
  readonly refusalIn: (body: Wire | undefined, answer: HttpAnswer) => Refusal | undefined;
  /** What a refusal of the API means. */
  readonly meaningOf: (refusal: Refusal, status: number, call: Call) => Meaning;
  /** The id of the request, for the platform's support. */
  readonly requestIdIn?: (body: Wire | undefined, answer: HttpAnswer) => unknown;
}

/** Kinds of refusal on which a call's own advice is of use. */
const ADVISABLE: ReadonlySet<Kind> = new Set(["conflict", "invalidInput", "refused"]);

/** The one client: signs or logs in, keeps to the rates, sends, repeats what is safe to repeat, classes what fails. */
export class RestClient<S = unknown> {
  readonly settings: S;
  readonly #dialect: Dialect<S>;
  readonly #http: Http;
  readonly #base: string;
  readonly #throttle: Throttle;
  readonly #session: Session | undefined;
  readonly #shared = new Map<object, unknown>();
  /** By operation, and in it by action: how often the platform has failed in a way that may stay. */
  readonly #failures = new WeakMap<AbortSignal, Map<string, number>>();
  #lastFailure: string | undefined;

  constructor(dialect: Dialect<S>) {
    this.settings = dialect.settings;
    const { origin, pathname } = new URL(dialect.endpoint);
    this.#dialect = dialect;
    this.#base = pathname.replace(/\/+$/, "");
    this.#http = createHttp({
      baseURL: origin,
      key: dialect.endpointKey,
      timeout: dialect.requestTimeout * 1_000,
    });
    this.#throttle = new Throttle(dialect.rateOf ?? (() => undefined));
    this.#session = dialect.session && new Session(dialect.session);
  }

  /** Calls an action and returns the object in its answer. */
  call(call: Call): Promise<Wire> {
    const { resultIn = (body) => body, mayBeEmpty = false } = this.#dialect;
    return this.#run(call, (answer, body) => {
      const result = resultIn(body, answer) ?? (mayBeEmpty && answer.body.trim() === "" ? {} : undefined);
      if (result !== undefined) return result;
      throw new UnexpectedAnswerError("the answer is not what the API describes", {
        ...this.#failureOf(call, answer, body),
        advice: this.#dialect.advice,
      });
    });
  }

  /** Calls an action and returns its answer as it came, once it is no refusal. */
  answer(call: Call): Promise<HttpAnswer> {
    return this.#run(call, (answer) => answer);
  }

  /** Waits until the action may be called. */
  turn(call: Pick<Call, "action" | "method">, signal: AbortSignal): Promise<void> {
    return this.#throttle.turn(this.#queueOf(call), signal);
  }

  /**
   * Waits for what belongs to many operations no longer than one of them may last. The cause is then what a shared call
   * failed with last, unless one has succeeded since.
   */
  sharing<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    return shared(work, signal, () => this.#lastFailure);
  }

  /** What all operations of this connection share under a key: made when it is first used. */
  once<T>(key: object, make: () => T): T {
    if (!this.#shared.has(key)) this.#shared.set(key, make());
    return this.#shared.get(key) as T;
  }

  #run<T>(call: Call, read: (answer: HttpAnswer, body: Wire | undefined) => T): Promise<T> {
    const { signal, idempotent } = call;
    const queue = this.#queueOf(call);
    let { reserved = false } = call;
    let isRepeat = reserved;
    const ended = (failure?: Error): void => {
      if (call.shared === true) this.#lastFailure = failure?.message;
    };
    const send = async (token?: string): Promise<T> => {
      if (token !== undefined) conceal([token]);
      if (!reserved) await this.#throttle.turn(queue, signal, isRepeat);
      reserved = false;
      isRepeat = true;
      const request = { ...this.#sign(call, token), signal };
      const result = await this.#throttle.sending(queue, async () => {
        const answer = await this.#http(request);
        const body = parseObject(answer.body);
        this.#refuse(call, answer, body);
        return read(answer, body);
      });
      this.#failures.get(signal)?.delete(call.action);
      ended();
      return result;
    };
    const session = this.#session;
    const attempt = session === undefined ? send : () => session.use(send, { signal, onFailure: ended });
    if (call.unrepeated === true) return attempt();
    return withRetry(() => attempt(), { signal, idempotent, paced: true, onFailure: ended });
  }

  #queueOf(call: Pick<Call, "action" | "method">): string {
    return this.#dialect.queueOf?.(call) ?? call.action;
  }

  #sign(call: Call, token: string | undefined): Signed {
    const { sign = plain } = this.#dialect;
    return sign({ ...call, path: `${this.#base}${call.path}` }, token);
  }

  /** Throws where the answer is a refusal of the API, or of what stands before it. */
  #refuse(call: Call, answer: HttpAnswer, body: Wire | undefined): void {
    const { refusalIn, meaningOf, advice } = this.#dialect;
    const { status } = answer;
    const refusal = refusalIn(body, answer);
    if (refusal === undefined) {
      if (status >= 200 && status < 300) return;
      throw refusalError({}, meaningOfStatus(status, advice), this.#failureOf(call, answer, body));
    }
    const meaning = this.#settle(call, meaningOf(refusal, status, call));
    throw this.#error(call, refusal, meaning, this.#failureOf(call, answer, body));
  }

  #error(
    call: Call,
    refusal: Refusal,
    meaning: Meaning,
    failure: Failure & { status: number },
  ): BatchflowError {
    const advice = meaning.advice ?? (ADVISABLE.has(meaning.kind) ? call.advice : undefined);
    return refusalError(refusal, { ...meaning, advice }, failure);
  }

  /** What a failure means that may stay, after as many of them as there have been. */
  #settle({ signal, action }: Call, meaning: Meaning): Meaning {
    if (meaning.patience === undefined) return meaning;
    const counts = this.#failures.get(signal) ?? new Map<string, number>();
    this.#failures.set(signal, counts);
    const count = (counts.get(action) ?? 0) + 1;
    counts.set(action, count);
    return count < meaning.patience.answers ? meaning : meaning.patience.then;
  }

  #failureOf(
    { action }: Call,
    answer: HttpAnswer,
    body: Wire | undefined,
  ): Failure & { readonly status: number } {
    const requestId = this.#dialect.requestIdIn?.(body, answer);
    const retryAfter = retryAfterOf(answer.headers);
    return {
      action,
      status: answer.status,
      ...(typeof requestId === "string" && { requestId }),
      ...(retryAfter !== undefined && { retryAfter }),
    };
  }
}

/** A call without any proof of who sends it. */
export function plain(call: Call): Signed {
  const { contentType, body } = contentOf(call);
  return {
    method: call.method,
    path: targetOf(call),
    ...(contentType !== undefined && { headers: { "Content-Type": contentType } }),
    ...(body !== undefined && { body }),
  };
}

/** A call with headers that prove who sends it. Some APIs want a type also where there is no body. */
export function withHeaders(call: Call, headers: Readonly<Record<string, string>>): Signed {
  return {
    ...plain(call),
    headers: { "Content-Type": contentOf(call).contentType ?? JSON_TYPE, ...headers },
  };
}
