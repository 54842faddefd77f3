import { messageOf } from "../../core/errors";
import { PulumiCliError } from "../stack/pulumiCli";
import { EXIT, type ExitCode } from "./exitCodes";

/** Says why a command failed, and returns the exit code for it. */
export function failed(
  error: unknown,
  note: (line: string) => void = (line) => console.error(line),
): ExitCode {
  note(`batchflow: ${messageOf(error)}`);
  return error instanceof PulumiCliError && error.reason === "locked" ? EXIT.locked : EXIT.error;
}
