import type { Result } from "../process";

/** How a Pulumi operation ended. */
export type Run = Result;

/** What the engine says of a plugin that does not end as it should. Its exit code does not tell. */
const PLUGIN_FAULT = "exited prematurely";

/** The result itself if the command succeeded; otherwise throws with all that it wrote. */
export function expectSuccess(result: Run): Run {
  if (result.exitCode !== 0 || `${result.stdout}${result.stderr}`.includes(PLUGIN_FAULT)) {
    throw new Error(`Pulumi exited with ${result.exitCode}:\n${result.stdout}\n${result.stderr}`);
  }
  return result;
}
