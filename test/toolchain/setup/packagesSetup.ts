import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for the packages' files, which the first test that installs them makes for all. */
export default function setup(): (() => void) | undefined {
  // Set up for another project of this run.
  if (process.env.BATCHFLOW_PACKAGES !== undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "batchflow-packages-"));
  process.env.BATCHFLOW_PACKAGES = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
