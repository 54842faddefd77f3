import { z } from "zod";

import { field } from "../../core/schema/field";

const text = z.string().min(1).optional();
const secret = { secret: true } as const;

/** The key of a connection that names its region. */
export const regionKey = (example: string, doc: string) =>
  field(
    z
      .string()
      .regex(/^[a-z]+(-[a-z0-9]+)+$/, `must be a region such as ${example}`)
      .default(example),
    doc,
    { account: true },
  );

/** Keys of a connection that mean the same in every cloud of this family. */
export const credentialKeys = {
  projectName: field(
    text,
    "The name of the project, for a login with a password without `projectId`. Left out, it is the region's own project.",
    { account: true },
  ),
  password: field(text, "The user's password.", secret),
  accessKey: field(text, "The id of the access key (AK).", secret),
  secretKey: field(text, "The access key (SK), with which requests are signed.", secret),
  securityToken: field(text, "The token of a temporary access key.", secret),
  token: field(text, "A token that was fetched elsewhere. It is not renewed when it ends.", secret),
};

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

/** Reports what `problemsOf` finds wrong with a connection's settings. */
export function refusing<S>(problemsOf: (settings: S) => readonly CredentialProblem[]) {
  return (settings: S, context: z.RefinementCtx): void => {
    for (const [key, message] of problemsOf(settings)) {
      context.addIssue({ code: "custom", path: key === "" ? [] : [key], message });
    }
  };
}

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
