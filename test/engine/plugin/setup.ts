import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Emulator } from "pulumi-batchflow-emulator";
import { expect } from "vitest";
import { run } from "../../toolchain/process";
import { ensurePulumi } from "../../toolchain/pulumi/toolchain";
import {
  expectSuccess,
  repositoryRoot,
  type Run,
  type StackOptions,
  type TestStack,
} from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";

/** The folder of the plugin, as `npm run build` makes it. */
export const PLUGIN = join(repositoryRoot, "dist/plugin");
export const EXECUTABLE = join(PLUGIN, "pulumi-resource-batchflow");

/** The release of the package. */
export const { version: VERSION } = JSON.parse(
  readFileSync(join(repositoryRoot, "package.json"), "utf8"),
) as { version: string };

/** A program of one resource of the plugin, in Pulumi's own terms; `options` are the resource's. */
export function oneResource(
  emulator: Emulator,
  options: Readonly<Record<string, string>> = {},
): StackOptions {
  const program = `
const { CustomResource } = require("@pulumi/pulumi");
const task = {
  application: { deliveryForm: "LOCAL", command: "true" },
  computeEnv: { envData: { instanceType: "S1.SMALL1", imageId: "img-bd78fy2t" } },
};
const type = "batchflow:tencent:TaskTemplate";
exports.id = new CustomResource(type, "t", { taskTemplateInfo: task }, ${JSON.stringify(options)}).id;`;
  return { program: { "index.js": program }, config: connections.tencent(emulator) };
}

/** Runs the program, whose resource must then be at the platform, with no warning of the CLI. */
export async function expectUp(stack: TestStack, emulator: Emulator): Promise<void> {
  const { stdout, stderr } = expectSuccess(await stack.up());
  expect(stdout + stderr).not.toMatch(/warning/i);
  const { id } = await stack.outputs();
  expect(emulator.control.state("tencent").taskTemplates.map((template) => template.id)).toEqual([id]);
}

/** Runs a command of the CLI that concerns no stack, with the PULUMI_HOME of one. */
export async function command({ projectFolder, env }: TestStack, ...args: string[]): Promise<Run> {
  const { pulumi } = await ensurePulumi();
  return expectSuccess(await run(pulumi, args, { cwd: projectFolder, env }));
}
