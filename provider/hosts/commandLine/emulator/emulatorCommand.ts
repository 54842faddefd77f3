import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

import { z } from "zod";

import { ConfigurationError } from "../../../core/errors";

const PACKAGE = "pulumi-batchflow-emulator";

const manifest = z.looseObject({ bin: z.looseObject({ "batchflow-emulator": z.string() }) });

/**
 * Runs the command line of the emulator package that is installed for `folder`, in this process and with these
 * arguments. It goes on after this function has returned, until a signal ends the process.
 */
export async function runEmulator(args: readonly string[], folder: string): Promise<void> {
  const packageFile = installed(folder);
  const { bin } = manifest.parse(JSON.parse(readFileSync(packageFile, "utf8")));
  const main = join(dirname(packageFile), bin["batchflow-emulator"]);
  if (!existsSync(main)) {
    throw new ConfigurationError(
      `the emulator in ${dirname(packageFile)} is not built yet; build it there with: npm run build`,
    );
  }
  process.argv = [process.execPath, main, ...args];
  await import(pathToFileURL(main).href);
}

/** The package.json of the emulator package. */
function installed(folder: string): string {
  try {
    return createRequire(join(folder, "package.json")).resolve(`${PACKAGE}/package.json`);
  } catch {
    throw new ConfigurationError(
      `the emulator is not installed in ${folder}; install it with: npm install --save-dev ${PACKAGE}`,
    );
  }
}
