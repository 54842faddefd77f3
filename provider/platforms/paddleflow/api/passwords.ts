import type { PaddleFlowSettings } from "./settings";

/** The passwords that this process has set, the latest first, by server and user. */
const changed = new Map<string, string[]>();

const keyOf = (endpoint: string, username: string): string =>
  JSON.stringify([new URL(endpoint).href, username]);

/**
 * To be called before a request that changes a user's password: every token of the user ends with the old password, and
 * any connection of this process that is the user's must then log in with the new one.
 */
export function passwordChanged(endpoint: string, username: string, password: string): void {
  const key = keyOf(endpoint, username);
  const others = (changed.get(key) ?? []).filter((other) => other !== password);
  changed.set(key, [password, ...others]);
}

/** The passwords that a connection's user may have. While a request changes the password, either may hold. */
export function passwordsOf({ endpoint, username, password }: PaddleFlowSettings): readonly string[] {
  const known = changed.get(keyOf(endpoint, username)) ?? [];
  return known.includes(password) ? known : [...known, password];
}
