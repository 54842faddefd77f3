import { createHash, randomBytes } from "node:crypto";

const PREFIX = "$2a$10$";

/** In the form of bcrypt, which Node does not have: two hashes of one password differ. */
export function hashPassword(password: string, salt = randomBytes(16).toString("hex").slice(0, 22)): string {
  const digest = createHash("sha256").update(salt).update(password).digest("base64");
  return PREFIX + salt + digest.slice(0, 31);
}

export function matchesPassword(hash: string, password: string): boolean {
  return hashPassword(password, hash.slice(PREFIX.length, PREFIX.length + 22)) === hash;
}
