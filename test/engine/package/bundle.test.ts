import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";

import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { manifest } from "../../toolchain/packages";
import { run } from "../../toolchain/process";
import { createStack, repositoryRoot, type TestStack } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";

const folder = mkdtempSync(join(tmpdir(), "batchflow-bundle-"));
const modules = join(folder, "project/node_modules");
let emulator: Emulator;
let stack: TestStack;

const PROGRAM = `
import { tencent } from "pulumi-batchflow";
new tencent.TaskTemplate("t", { taskTemplateInfo: { application: { deliveryForm: "LOCAL", command: "true" },
  computeEnv: { envData: { instanceType: "S1.SMALL1", imageId: "img-bd78fy2t" } } } });`;

beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
  const { outputFiles } = await build({
    stdin: { contents: PROGRAM, resolveDir: repositoryRoot },
    bundle: true,
    platform: "node",
    external: ["@pulumi/pulumi"],
    logLevel: "silent",
    write: false,
  });
  mkdirSync(join(modules, "@pulumi"), { recursive: true });
  symlinkSync(join(repositoryRoot, "node_modules/@pulumi/pulumi"), join(modules, "@pulumi/pulumi"));
  stack = await createStack({
    program: { "index.js": outputFiles[0]?.text ?? "" },
    folder,
    config: connections.tencent(emulator),
  });
});
afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

it("says what a bundled program needs beside it, and runs with that", async () => {
  const { exitCode, stdout, stderr } = await stack.preview();
  expect(exitCode).not.toBe(0);
  expect(stdout + stderr).toContain("pulumi-batchflow must be in the node_modules of the program's folder");
  expect(stdout + stderr).not.toContain("Cannot find module");

  symlinkSync(repositoryRoot, join(modules, "pulumi-batchflow"));
  const found = await stack.preview();
  expect(found.exitCode, found.stdout + found.stderr).toBe(0);
  expect(found.stdout).toContain("tencent:TaskTemplate");
});

it("asks for the plugin of its own release, not for one of the program's", async () => {
  const app = join(folder, "app");
  const plugin = JSON.stringify(join(repositoryRoot, "dist/sdk/plugin/package.js"));
  const contents = `console.log(require(${plugin}).PLUGIN.version);`;
  await build({
    stdin: { contents, resolveDir: repositoryRoot },
    bundle: true,
    platform: "node",
    outfile: join(app, "index.js"),
  });
  writeFileSync(join(app, "package.json"), '{ "version": "9.9.9" }');

  const { stdout } = await run(process.execPath, ["index.js"], { cwd: app });
  expect(stdout.trim()).toBe(manifest().version);
});
