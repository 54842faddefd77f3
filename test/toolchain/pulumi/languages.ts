import { delimiter, dirname } from "node:path";
import { findOnPath } from "../process";
import { logToStderr, type Log } from "../progress";
import { ensurePulumi, ensureTool } from "./toolchain";

/** The host of YAML programs: answers the folder to put on PATH. Rejects with `Unavailable` where there is no Go. */
export function ensureYaml(log: Log = logToStderr): Promise<string> {
  return ensureHost("pulumi-language-yaml", log);
}

/**
 * The host of Python programs, with the script that runs them beside it: answers the folder to put on PATH, after the
 * `bin` of a virtual environment (`pythonEnvironment`). Rejects with `Unavailable` where there is no Go.
 */
export function ensurePython(log: Log = logToStderr): Promise<string> {
  return ensureHost("pulumi-language-python", log);
}

/** Pulumi's own distribution has these hosts beside the CLI. */
async function ensureHost(
  name: "pulumi-language-yaml" | "pulumi-language-python",
  log: Log,
): Promise<string> {
  const { pulumi, path } = await ensurePulumi(log);
  const beside = findOnPath(name, [...path, dirname(pulumi)].join(delimiter));
  return beside === undefined ? ensureTool(name, log) : dirname(beside);
}
