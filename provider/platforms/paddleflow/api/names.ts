import { z } from "zod";

import { RefusedError } from "../../../core/errors";
import { pathWith } from "../../../core/rest/call";

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

/** A path in which each value is one segment; it refuses a name that the server could not be asked for. */
export const path = pathWith((name) => {
  const problem = addressProblem(name);
  if (problem === undefined) return encodeSegment(name);
  throw new RefusedError(`${JSON.stringify(name)} cannot be asked for: a name ${problem}`);
});

/** Escapes as Go does: where more is escaped, the server compares the escaped form and finds nothing. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment)
    .replaceAll(/%(?:24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent)
    .replaceAll(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
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
