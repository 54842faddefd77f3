import { describe, expect, it } from "vitest";

import {
  AuthorizationError,
  CancelledError,
  DeadlineError,
  RefusedError,
  ServerError,
} from "../../../../provider/core/errors";
import { Session, type Token } from "../../../../provider/core/rest/session";

/** A platform that gives numbered tokens and accepts only those that it has not revoked. */
class Platform {
  logins = 0;
  readonly revoked = new Set<string>();
  renewAt: number | undefined;
  beforeLogin: () => Promise<void> = () => Promise.resolve();
  readonly session = new Session({
    login: async (): Promise<Token> => {
      this.logins += 1;
      const value = `token-${this.logins}`;
      await this.beforeLogin();
      return this.renewAt === undefined ? { value } : { value, renewAt: this.renewAt };
    },
    isRefused: (error) => error instanceof AuthorizationError,
  });

  call = (signal = new AbortController().signal): Promise<string> =>
    this.session.use(
      (token) =>
        this.revoked.has(token) ? Promise.reject(new AuthorizationError("revoked")) : Promise.resolve(token),
      { signal },
    );
}

describe("a session", () => {
  it("logs in once for all calls, also for those that come at the same time", async () => {
    const platform = new Platform();
    expect(await Promise.all([platform.call(), platform.call(), platform.call()])).toEqual(
      Array.from({ length: 3 }, () => "token-1"),
    );
    expect(await platform.call()).toBe("token-1");
    expect(platform.logins).toBe(1);
  });

  it("logs in again once where the token is refused, however many calls met that", async () => {
    const platform = new Platform();
    await platform.call();
    platform.revoked.add("token-1");
    expect(await Promise.all([platform.call(), platform.call()])).toEqual(["token-2", "token-2"]);
    expect(platform.logins).toBe(2);
  });

  it("gives up where the new token is refused too, and tries anew in the next call", async () => {
    const platform = new Platform();
    platform.revoked.add("token-1").add("token-2");
    await expect(platform.call()).rejects.toThrow("revoked");
    expect(platform.logins).toBe(2);
    platform.revoked.clear();
    expect(await platform.call()).toBe("token-2");
  });

  it("renews a token whose time has come, before it is used", async () => {
    const platform = new Platform();
    platform.renewAt = Date.now() - 1;
    expect(await platform.call()).toBe("token-2");
    platform.renewAt = Date.now() + 3_600_000;
    expect(await platform.call()).toBe("token-3");
    expect(await platform.call()).toBe("token-3");
  });

  it("lets a call wait for the login no longer than it may last, and the login go on for others", async () => {
    const platform = new Platform();
    let finish = (): void => undefined;
    platform.beforeLogin = () => new Promise((resolve) => (finish = resolve));
    const controller = new AbortController();
    const [hasty, patient] = [platform.call(controller.signal), platform.call()];
    controller.abort();
    await expect(hasty).rejects.toThrow(DeadlineError);
    finish();
    expect(await patient).toBe("token-1");
    expect(platform.logins).toBe(1);
  });

  it("logs in again for a call that has time left where only the login's time is over", async () => {
    const platform = new Platform();
    platform.beforeLogin = () =>
      platform.logins === 1 ? Promise.reject(new DeadlineError("over")) : Promise.resolve();
    expect(await platform.call()).toBe("token-2");
  });

  it("does not log in again where the run is cancelled", async () => {
    const platform = new Platform();
    platform.beforeLogin = () =>
      Promise.reject(platform.logins < 3 ? new CancelledError() : new ServerError("logged in on and on"));
    await expect(platform.call()).rejects.toThrow(CancelledError);
    expect(platform.logins).toBe(1);
  });

  it("does not keep a login that failed", async () => {
    const platform = new Platform();
    platform.beforeLogin = () => Promise.reject(new RefusedError("locked"));
    await expect(Promise.all([platform.call(), platform.call()])).rejects.toThrow("locked");
    platform.beforeLogin = () => Promise.resolve();
    expect(await platform.call()).toBe("token-2");
  });

  it("passes other failures on without another login", async () => {
    const platform = new Platform();
    const { signal } = new AbortController();
    const broken = () => Promise.reject(new ServerError("broken"));
    await expect(platform.session.use(broken, { signal })).rejects.toThrow("broken");
    expect(platform.logins).toBe(1);
  });
});
