import { shared } from "../wait";

/** A proof of identity that a platform gives for a while. */
export interface Token {
  readonly value: string;
  /** Milliseconds since the epoch from which on a new one is fetched. Absent where it does not expire by itself. */
  readonly renewAt?: number;
}

export interface SessionOptions {
  /** Logs in. The signal ends the attempt: it belongs to all calls that wait for it. */
  readonly login: (signal: AbortSignal) => Promise<Token>;
  /** Whether the platform refused a call because of its token. */
  readonly isRefused: (error: unknown) => boolean;
  /** What failed last, for the error of a call that waits for the login until its deadline. */
  readonly lastFailure?: () => string | undefined;
}

const LOGIN_TIMEOUT_MS = 120_000;

/** The one login of a connection, shared by all calls that run in parallel. */
export class Session {
  readonly #options: SessionOptions;
  #login: Promise<Token> | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /**
   * Makes a call with the token; where the platform refuses the token, once more with a new one. The signal ends the wait
   * for the login, which goes on for others.
   */
  async use<T>(call: (token: string) => Promise<T>, signal: AbortSignal): Promise<T> {
    const current = () => shared(() => this.#current(), signal, this.#options.lastFailure);
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
    const login = this.#options.login(AbortSignal.timeout(LOGIN_TIMEOUT_MS));
    // A failed login is not kept: the next call tries again.
    login.catch(() => this.#drop(login));
    return login;
  }

  /** The next call logs in again, unless another one has done so meanwhile. */
  #drop(login: Promise<Token>): void {
    if (this.#login === login) this.#login = undefined;
  }
}
