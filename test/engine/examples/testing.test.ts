import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import { pulumiEnvironment } from "../../toolchain/pulumi/environment";
import { packages } from "../../toolchain/packages";
import { run } from "../../toolchain/process";
import { ensurePulumi } from "../../toolchain/pulumi/toolchain";
import { repositoryRoot } from "../../toolchain/repository";
import { ensureRunnable } from "../../toolchain/stack/policyPack";

const folder = mkdtempSync(join(tmpdir(), "batchflow-testing-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a tool of node_modules as a package's script does. */
async function tool(path: string, args: readonly string[], cwd: string) {
  const script = join(repositoryRoot, "node_modules", path);
  const env = { ...pulumiEnvironment(folder, await ensurePulumi()), PULUMI_NODEJS_TRANSPILE_ONLY: "true" };
  const { exitCode, stdout, stderr } = await run(process.execPath, [script, ...args], { cwd, env });
  expect(exitCode, stdout + stderr).toBe(0);
  return stdout;
}

beforeAll(async () => {
  // With the emulator as it is installed.
  await packages();
  // A copy outside of the repository, so that no configuration of its own applies.
  cpSync(join(repositoryRoot, "examples/testing"), folder, { recursive: true });
  symlinkSync(join(repositoryRoot, "node_modules"), join(folder, "node_modules"), "junction");
  await ensureRunnable(join(folder, "automation/policy"));
});

it.each([
  ["mocks", 5],
  ["emulator", 3],
  ["automation", 5],
])("the example of testing with %s compiles and passes, as a user's own tests do", async (name, tests) => {
  const project = join(folder, name);
  await tool("typescript/bin/tsc", ["-p", "."], project);
  expect(await tool("vitest/vitest.mjs", ["run"], project)).toContain(`${tests} passed`);
});
