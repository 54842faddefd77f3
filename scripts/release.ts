import { readFileSync } from "node:fs";
import { join } from "node:path";

import { archivePlugin, writeSums } from "./plugin/archive";

// The last step of `npm run build:release`.
const root = join(__dirname, "..");
const folder = join(root, "dist/release");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
archivePlugin(join(root, "dist/plugin"), version, folder);
writeSums(folder);
