import { join } from "node:path";
import { repositoryRoot } from "../repository";

/** Everything of the quick start is in this folder, which git ignores: Pulumi.yaml names it as `stackConfigDir`. */
export const folder = join(repositoryRoot, ".batchflow", "quickstart");
export const emulatorFile = join(folder, "emulator.json");
export const emulatorLog = join(folder, "emulator.log");
export const stack = "quickstart";
