import { join } from "node:path";

import { run, type Result } from "../process";
import { repositoryRoot } from "../repository";
import type { TestStack } from "./testStack";

/** Runs `npx batchflow` as it is in dist/, in a stack's folder and without a terminal. */
export function batchflow(stack: TestStack, ...args: string[]): Promise<Result> {
  const cli = join(repositoryRoot, "dist/provider/hosts/commandLine/main.js");
  return run(process.execPath, [cli, ...args], { cwd: stack.projectFolder, env: stack.env });
}
