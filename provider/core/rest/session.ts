import { deadlineIn, shared } from "../wait";
import { type RetryOptions, withRetry } from "./retry";

/** A proof of identity that a platform gives for a while. */
export interface Token {
  readonly value: string;
  /** Milliseconds since the epoch from which on a new one is fetched. Absent where it does not expire by itself. */
  readonly renewAt?: number;
}

export interface SessionOptions {
  /** Logs in, with one request in its turn of a queue. The signal is the login's own deadline, not a caller's. */
  readonly login: (signal: AbortSignal) => Promise<Token>;
  /** Whether the platform refused a call because of its token. */
  readonly isRefused: (error: unknown) => boolean;
}

const LOGIN_TIMEOUT_SECONDS = 120;

/** The one login of a connection, shared by all calls that run in parallel. */
export class Session {
  readonly #options: SessionOptions;
  #login: Promise<Token> | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /**
   * Makes a call with the token; where the platform refuses the token, once more with a new one. A login changes nothing,
   * so it is repeated whatever the call is. The signal ends the wait for the login, which goes on for others.
   */
  async use<T>(
    call: (token: string) => Promise<T>,
    options: Pick<RetryOptions, "signal" | "onFailure">,
  ): Promise<T> {
    const { signal } = options;
    const current = () =>
      withRetry(() => shared(() => this.#current(), signal), { ...options, idempotent: true, paced: true });
    const { login, token } = await current();
    try {
      return await call(token.value);
    } catch (error) {
      if (!this.#options.isRefused(error)) throw error;
      this.#drop(login);
      return call((await current()).token.value);
    }
  }

  async #current(): Promise<{ login: Promise<Token>; token: Token }> {
    const login = (this.#login ??= this.#start());
    const token = await login;
    if (Date.now() < (token.renewAt ?? Infinity)) return { login, token };
    this.#drop(login);
    const renewed = (this.#login ??= this.#start());
    return { login: renewed, token: await renewed };
  }

  #start(): Promise<Token> {
    const login = this.#options.login(deadlineIn(LOGIN_TIMEOUT_SECONDS));
    // A failed login is not kept: the next call tries again.
    login.catch(() => this.#drop(login));
    return login;
  }

  /** The next call logs in again, unless another one has done so meanwhile. */
  #drop(login: Promise<Token>): void {
    if (this.#login === login) this.#login = undefined;
  }
}
