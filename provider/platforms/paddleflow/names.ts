import { z } from "zod";

/**
 * The server does not check the token of a path that ends in `login`, in lower case, and so carries out such a request
 * as nobody's; and it cannot find what has a slash in its name.
 */
export function addressProblem(name: string): string | undefined {
  if (name.endsWith("login")) return "must not end in `login`: the server could not tell whose request it is";
  if (name.includes("/")) return "must hold no slash: the server could not find the object again";
  if (/^\.{0,2}$/.test(name)) return "must be more than dots";
  return undefined;
}

/** A name that becomes part of a path. */
export function addressable<T extends z.ZodString>(schema: T): T {
  return schema.superRefine((name, context) => {
    const message = addressProblem(name);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  });
}

/** Root, in whatever case: the server takes every spelling for root itself. */
export function isRoot(user: string): boolean {
  return user.toLowerCase() === "root";
}

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** A lower-case RFC 1123 label, as Kubernetes wants it. */
export const label = z
  .string()
  .max(63)
  .regex(LABEL, "must be lower-case letters, digits and hyphens, with a letter or digit at both ends");
