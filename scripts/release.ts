import { readFileSync } from "node:fs";
import { join } from "node:path";

import { archivePlugin, writeSums } from "./plugin/archive";
import { packSdks } from "./plugin/sdks";

/** The last step of `npm run build:release`. */
async function main(): Promise<void> {
  const root = join(__dirname, "..");
  const [plugin, release] = [join(root, "dist/plugin"), join(root, "dist/release")];
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  archivePlugin(plugin, version, release);
  await packSdks(root, join(plugin, "schema.json"), release);
  writeSums(release);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
