import { zipSync } from "fflate";

const LEVEL = 6;
const UNIX = 3;
const PLAIN_FILE = 0o100644 << 16;

/** A zip archive of files, the same for the same files as long as the library that compresses them is the same. */
export function packZip(files: ReadonlyMap<string, Buffer>, property: string): Buffer {
  if (files.size === 0) throw new TypeError(`${property}: the archive is empty`);
  // The first day that the format has.
  const mtime = new Date(1980, 0, 1);
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(
    zipSync(Object.fromEntries(entries), { level: LEVEL, mtime, os: UNIX, attrs: PLAIN_FILE }),
  );
}
