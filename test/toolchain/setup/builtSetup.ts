import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { logToStderr } from "../progress";
import { repositoryRoot } from "../repository";

/** Before tests that start provider processes: dist/, which these require, as the sources are now. */
export default function setup(): void {
  // Set where dist/ came from elsewhere, as `npm run test:lowest` brings it.
  if (process.env.BATCHFLOW_BUILT !== undefined) return;
  const build = spawnSync(process.execPath, [join(repositoryRoot, "test/toolchain/bootstrap.mjs"), "build"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (build.status !== 0) {
    logToStderr("dist/ is not as the sources are: the tests run what there is.");
  }
}
