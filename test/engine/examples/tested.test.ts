import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, it } from "vitest";

import { pulumiEnvironment } from "../../toolchain/pulumi/environment";
import { run } from "../../toolchain/process";
import { ensurePulumi } from "../../toolchain/pulumi/toolchain";
import { repositoryRoot } from "../../toolchain/repository";

const folder = mkdtempSync(join(tmpdir(), "batchflow-tested-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("passes with the compiled emulator, as a user's own tests run", async () => {
  const compiler = join(repositoryRoot, "node_modules/typescript/bin/tsc");
  const compiled = await run(process.execPath, [compiler, "-p", "emulator/tsconfig.build.json"], {
    cwd: repositoryRoot,
  });
  expect(compiled.exitCode, compiled.stdout).toBe(0);

  const project = join(folder, "project");
  cpSync(join(repositoryRoot, "examples/tested"), project, { recursive: true });
  rmSync(join(project, "tsconfig.json"));
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "tested", private: true }));
  symlinkSync(join(repositoryRoot, "node_modules"), join(project, "node_modules"), "junction");
  const vitest = join(repositoryRoot, "node_modules/vitest/vitest.mjs");
  const env = {
    ...pulumiEnvironment(folder, await ensurePulumi()),
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
  };
  const { exitCode, stdout, stderr } = await run(process.execPath, [vitest, "run"], { cwd: project, env });

  expect(exitCode, stdout + stderr).toBe(0);
  expect(stdout).toMatch(/3 passed/);
});
