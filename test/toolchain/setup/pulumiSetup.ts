import { logToStderr } from "../progress";
import { ensurePulumiForChildren } from "../pulumi/toolchain";

/** Before the engine tests: the Pulumi CLI. */
export default async function setup(): Promise<void> {
  // Without a CLI the engine tests must fail one by one, and the others run: `requirePulumi.ts` sees to the former.
  await ensurePulumiForChildren().catch((error: unknown) => {
    logToStderr(error instanceof Error ? error.message : String(error));
  });
}
