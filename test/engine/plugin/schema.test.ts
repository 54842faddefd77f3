import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, it } from "vitest";

import { run } from "../../toolchain/process";
import { pulumiEnvironment } from "../../toolchain/pulumi/environment";
import { ensurePulumi } from "../../toolchain/pulumi/toolchain";
import { repositoryRoot } from "../../toolchain/repository";

const folder = mkdtempSync(join(tmpdir(), "batchflow-schema-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(repositoryRoot, "provider/hosts/plugin/schema.json");

async function pulumi(...args: string[]) {
  const toolchain = await ensurePulumi();
  return run(toolchain.pulumi, args, { cwd: folder, env: pulumiEnvironment(folder, toolchain) });
}

it("is found right by `pulumi schema check`, which prints nothing", async () => {
  expect(await pulumi("schema", "check", file)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
});

it("is read by `pulumi package get-schema`", async () => {
  const { exitCode, stdout, stderr } = await pulumi("package", "get-schema", file);
  expect(exitCode, stderr).toBe(0);
  const { name, resources, types } = JSON.parse(stdout) as Record<string, object>;
  expect(name).toBe("batchflow");
  expect(Object.keys(resources ?? {})).toContain("batchflow:tencent:ComputeEnv");
  expect(Object.keys(types ?? {})).toContain("batchflow:paddleflow:S3Storage");
});
