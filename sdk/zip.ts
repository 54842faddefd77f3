import { zipSync } from "fflate";

const STORED = 0;
const UNIX = 3;
const PLAIN_FILE = 0o100644 << 16;

/**
 * A zip archive of files, the same for the same files. They are stored as they are: what a compression makes of them
 * differs from one version of its library to the next, and would look like a change.
 */
export function packZip(files: ReadonlyMap<string, Buffer>, property: string): Buffer {
  if (files.size === 0) throw new TypeError(`${property}: the archive is empty`);
  // The first day that the format has.
  const mtime = new Date(1980, 0, 1);
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(
    zipSync(Object.fromEntries(entries), { level: STORED, mtime, os: UNIX, attrs: PLAIN_FILE }),
  );
}
