import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import { startEmulator } from "pulumi-batchflow-emulator";
import { manifest, packages, tested } from "../../toolchain/packages";
import { run } from "../../toolchain/process";
import { ensurePulumi } from "../../toolchain/pulumi/toolchain";
import { createStack, expectSuccess, repositoryRoot } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";

const folder = mkdtempSync(join(tmpdir(), "batchflow-pack-"));
const project = join(folder, "project");

beforeAll(async () => {
  const [provider] = await packages();
  mkdirSync(project);
  expectSuccess(await run("npm", ["init", "--yes"], { cwd: project }));
  const installed = [provider.path, tested("@pulumi/pulumi"), tested("@types/node")];
  expectSuccess(await run("npm", ["install", "--no-audit", "--no-fund", ...installed], { cwd: project }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The package's modules, as a program names them. */
const modules = Object.keys(manifest().exports)
  .filter((path) => !path.endsWith(".json"))
  .map((path) => path.replace(/^\./, "pulumi-batchflow"));

/** Runs JavaScript in the project's folder. */
function evaluate(script: string) {
  return run(process.execPath, ["--eval", script], { cwd: project });
}

/** The message with which a mount fails. */
async function failureOfMount(module: string): Promise<string> {
  const { stdout } = await evaluate(
    `const { paddleflow } = require("${module}");
     try { new paddleflow.FileSystemMount("m", {}) } catch ({ message }) { console.log(message) }`,
  );
  return stdout.trim();
}

it("loads no library at start but Pulumi's: most are for the provider's process", async () => {
  const { stdout } = await evaluate(
    `require("@pulumi/pulumi"); const before = Object.keys(require.cache); require("pulumi-batchflow");
     const others = (file) => !before.includes(file) && !file.includes("/pulumi-batchflow/dist/");
     console.log(JSON.stringify(Object.keys(require.cache).filter(others)));`,
  );
  expect(JSON.parse(stdout)).toEqual([]);
});

it("loads without the optional packages, and says which one a FileSystemMount needs", async () => {
  expect(readdirSync(join(project, "node_modules/@pulumi"))).toEqual(["pulumi"]);
  const loaded = await evaluate(`for (const name of ${JSON.stringify(modules)}) require(name)`);
  expect(loaded.exitCode, loaded.stderr).toBe(0);

  for (const name of ["pulumi-batchflow", "pulumi-batchflow/plugin"]) {
    expect(await failureOfMount(name)).toMatch(
      /FileSystemMount needs @pulumi\/command 1\.2\.1.*npm install @pulumi\/command@1\.2\.1/,
    );
  }
  // The release that was published by mistake.
  const command = join(project, "node_modules/@pulumi/command");
  mkdirSync(command);
  writeFileSync(join(command, "package.json"), '{ "name": "@pulumi/command", "version": "v4.5.0" }');
  expect(await failureOfMount("pulumi-batchflow")).toMatch(/command@1\.2\.1.*; v4\.5\.0 is installed$/);
  rmSync(command, { recursive: true });
});

it("has types that need no optional package", async () => {
  // A pack of policies has @pulumi/policy.
  const names = modules.filter((name) => name !== "pulumi-batchflow/policy");
  const imports = names.map((name, index) => `import * as module${index} from "${name}";`);
  const use = `export default [${names.map((_, index) => `module${index}`).join()}];`;
  writeFileSync(join(project, "types.ts"), [...imports, use].join("\n"));
  const compiler = join(repositoryRoot, "node_modules/typescript/bin/tsc");
  const options = [
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "false",
    "--module",
    "node16",
    "--target",
    "es2022",
  ];
  const { stdout } = await run(process.execPath, [compiler, ...options, "types.ts"], { cwd: project });
  expect(stdout).toBe("");
});

it("has the plugin, which a project of any language may name by its path", async () => {
  const { pulumi } = await ensurePulumi();
  const executable = join(project, "node_modules/pulumi-batchflow/dist/plugin/pulumi-resource-batchflow");
  const schema = await run(pulumi, ["package", "get-schema", executable], {
    env: { ...process.env, PULUMI_HOME: join(folder, "home"), PULUMI_SKIP_UPDATE_CHECK: "true" },
  });
  expect(JSON.parse(schema.stdout)).toMatchObject({ name: "batchflow" });
});

it("works with a program of three lines", async () => {
  const emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
  const program = `
const { tencent } = require("pulumi-batchflow");
const task = { application: { deliveryForm: "LOCAL", command: "true" }, computeEnv: { envData: { instanceType: "S1.SMALL1", imageId: "img-bd78fy2t" } } };
exports.id = new tencent.TaskTemplate("t", { taskTemplateInfo: task }).id;`;
  const stack = await createStack({
    program: { "index.js": program },
    folder,
    loadsAll: true,
    config: connections.tencent(emulator),
  });
  try {
    const { exitCode, stdout: output, stderr } = await stack.up();
    expect(exitCode, output + stderr).toBe(0);
    expect(emulator.control.state("tencent").taskTemplates.map(({ id }) => id)).toEqual([
      (await stack.outputs()).id,
    ]);
    expectSuccess(await stack.destroy());
  } finally {
    await emulator.close();
  }
});
