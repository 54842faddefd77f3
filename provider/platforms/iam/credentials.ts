/** The keys of a connection by which it can prove who calls. */
export interface Credentials {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly domainName?: string | undefined;
  readonly accessKey?: string | undefined;
  readonly secretKey?: string | undefined;
  readonly projectId?: string | undefined;
  readonly token?: string | undefined;
}

/** What is wrong with a connection's settings: the key, or none for all of them, and why. */
export type CredentialProblem = readonly [key: string, message: string];

/** The ways of authentication for which the settings have a secret. */
export function waysOf({ password, secretKey, token }: Credentials): string[] {
  return Object.entries({ password, secretKey, token }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
}

/** The given keys that are missing, and why they are needed. */
export function missing<S>(
  settings: S,
  names: readonly (keyof S & string)[],
  why: string,
): CredentialProblem[] {
  return names.flatMap((name) => (settings[name] === undefined ? [[name, `is needed ${why}`] as const] : []));
}

/** The refusal of a second way of authentication. */
export function onlyOneWay(ways: readonly string[]): CredentialProblem[] {
  const [, second] = ways;
  return second === undefined
    ? []
    : [[second, `only one way of authentication may be given, not ${ways.join(" and ")}`]];
}
