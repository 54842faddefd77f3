#!/usr/bin/env node
import { CommanderError } from "commander";

import { failed } from "./failure";
import { batchflow } from "./program";

// Whoever reads may stop, as `head` does: the command goes on to its end, and its exit code is what it would be.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

batchflow()
  .parseAsync()
  .catch((error: unknown) => {
    process.exitCode = error instanceof CommanderError ? error.exitCode : failed(error);
  });
