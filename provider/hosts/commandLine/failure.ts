import { messageOf } from "../../core/errors";
import { PulumiCliError } from "../stack/pulumiCli";
import { terminal } from "./terminal";
import { EXIT, type ExitCode } from "./exitCodes";

/** Says why a command failed, and returns the exit code for it. */
export function failed(
  error: unknown,
  note: (text: string) => void = (text) => terminal.note(text),
): ExitCode {
  note(`batchflow: ${messageOf(error)}`);
  return error instanceof PulumiCliError && error.reason === "locked" ? EXIT.locked : EXIT.error;
}
