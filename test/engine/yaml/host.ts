import { join } from "node:path";

import { ensureYaml } from "../../toolchain/pulumi/languages";
import { repositoryRoot } from "../../toolchain/repository";

/** What a YAML program needs on PATH: the host of its language, and the plugin as the build makes it. */
export async function yamlHost(): Promise<readonly string[]> {
  return [await ensureYaml(), join(repositoryRoot, "dist/plugin")];
}
