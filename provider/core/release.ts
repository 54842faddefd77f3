import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The release of this package, from its package.json: the first one above this file. */
export const RELEASE: string = findVersion(__dirname);

function findVersion(folder: string): string {
  try {
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    return version;
  } catch {
    const above = join(folder, "..");
    return above === folder ? "0.0.0" : findVersion(above);
  }
}
