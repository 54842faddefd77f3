import { readFileSync, writeFileSync } from "node:fs";

import { ConfigurationError } from "../../core/errors";

const TROUBLES: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EEXIST: "it exists already",
  EISDIR: "it is a folder",
  ENOENT: "there is no such file",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of its path is no folder",
  EPERM: "permission is denied",
  EROFS: "the file system is read-only",
};

/** Reads a file that the user has named. Throws ConfigurationError with its path and what is wrong. */
export function readNamed(path: string): string {
  return naming(path, "read", () => readFileSync(path, "utf8"));
}

/** Writes a file that only its owner can read. Throws ConfigurationError with its path and what is wrong. */
export function writeNamed(path: string, text: string, flag: "w" | "wx" = "w"): void {
  naming(path, "written", () => writeFileSync(path, text, { mode: 0o600, flag }));
}

/** Does something with a file or folder, and names it where that fails. */
export function naming<T>(path: string, verb: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const missing = verb === "written" ? "its folder does not exist" : TROUBLES.ENOENT;
    const trouble = code === "ENOENT" ? missing : (TROUBLES[code] ?? code);
    throw new ConfigurationError(`${path} cannot be ${verb}: ${trouble}`);
  }
}
