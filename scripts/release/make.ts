import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { logToStderr } from "../../test/toolchain/progress";
import { archivePlugin, SUMS, writeSums } from "../plugin/archive";
import { packSdks } from "../plugin/sdks";
import { succeed } from "../succeed";
import { bomsOf } from "./bom";
import { filesOf } from "./files";

/** Builds both packages, and writes all files of a release into its folder. */
export async function make(root: string, version: string, folder: string): Promise<void> {
  const npm = (...args: readonly string[]) => succeed("npm", args, { cwd: root });
  logToStderr("Building and packing …");
  for (const workspace of [[], ["--workspace", "pulumi-batchflow-emulator"]]) {
    await npm("run", "build", ...workspace);
    mkdirSync(folder, { recursive: true });
    // What has just been built is packed; `prepack` would build it again, and remove this folder.
    await npm("pack", "--ignore-scripts", "--pack-destination", folder, ...workspace);
  }
  const plugin = join(root, "dist/plugin");
  archivePlugin(plugin, version, folder);
  logToStderr("Generating the SDKs …");
  await packSdks(root, join(plugin, "schema.json"), folder);
  const boms = await bomsOf(root);
  for (const [name, file] of Object.entries(filesOf(version).boms)) {
    const bom = boms[name as keyof typeof boms];
    writeFileSync(join(folder, file), `${JSON.stringify(bom, null, 2)}\n`);
  }
  rmSync(join(folder, SUMS), { force: true });
  writeSums(folder);
}
