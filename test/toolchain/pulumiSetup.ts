import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { logToStderr } from "./progress";
import { ensurePulumiForChildren } from "./pulumi";
import { repositoryRoot } from "./repository";

/** Before the engine tests: dist/, which the provider process requires, and the Pulumi CLI. */
export default async function setup(): Promise<void> {
  const build = spawnSync(process.execPath, [join(repositoryRoot, "test/toolchain/bootstrap.mjs"), "build"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (build.status !== 0) {
    logToStderr("dist/ is not as the sources are: the engine tests run what there is.");
  }
  // Without a CLI the engine tests must fail one by one, and the others run: `requirePulumi.ts` sees to the former.
  await ensurePulumiForChildren().catch((error: unknown) => {
    logToStderr(error instanceof Error ? error.message : String(error));
  });
}
