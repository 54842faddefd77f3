import { ensurePulumi } from "./toolchain";
import { logToStderr } from "../progress";

/** Makes the Pulumi CLI ready and tells where it is. */
ensurePulumi().then(
  ({ pulumi, version, source }) => {
    logToStderr(`Pulumi CLI ${version} (${source}): ${pulumi}`);
  },
  (error: unknown) => {
    logToStderr(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
