#!/usr/bin/env node
// A file that a clone has before it is built: npm links the commands of a package when it installs it.
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const main = join(__dirname, "../dist/provider/hosts/commandLine/main.js");
if (existsSync(main)) {
  require(main);
} else {
  process.stderr.write("batchflow: this clone is not built yet; build it with: npm run build\n");
  process.exitCode = 1;
}
