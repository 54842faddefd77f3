import type * as Command from "@pulumi/command";

import { refusal } from "../refusal";

const NEEDED =
  "paddleflow.FileSystemMount needs @pulumi/command 1.2.1 or a later 1.x: run `npm install @pulumi/command@1.2.1`, with the version, because 4.5.0 is an old build that was published by mistake";

/** The optional package `@pulumi/command`, which few programs need. */
export function commandPackage(): typeof Command {
  try {
    const { version } = require("@pulumi/command/package.json") as { version: string };
    // Pulumi's packages have versions with and without a `v`.
    if (!/^v?1\./.test(version)) throw refusal(new Error(`${NEEDED}; ${version} is installed`));
    return require("@pulumi/command") as typeof Command;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "MODULE_NOT_FOUND" || !message.includes("'@pulumi/command")) throw error;
    throw refusal(new Error(NEEDED));
  }
}
