import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { afterEach, expect, it } from "vitest";

import { startEmulator } from "pulumi-batchflow-emulator";
import { ensurePulumi } from "../../toolchain/pulumi/toolchain";
import { createStack, expectSuccess, repositoryRoot } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "batchflow-pack-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("works where it is installed from its packed file, with a program of three lines", async () => {
  const { stdout } = await run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], {
    cwd: repositoryRoot,
  });
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  expect(
    files.filter(
      ({ path }) =>
        !/^(dist\/(plugin|provider|sdk)\/|docs\/|examples\/|README\.md$|LICENSE$|package\.json$)/.test(path),
    ),
  ).toEqual([]);

  const emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
  const project = join(folder, "project");
  mkdirSync(project);
  const { devDependencies } = JSON.parse(readFileSync(join(repositoryRoot, "package.json"), "utf8")) as {
    devDependencies: Record<string, string>;
  };
  const sdk = `@pulumi/pulumi@${devDependencies["@pulumi/pulumi"]}`;
  await run("npm", ["init", "--yes"], { cwd: project });
  await run("npm", ["install", "--no-audit", "--no-fund", join(folder, filename), sdk], { cwd: project });
  expect(readdirSync(join(project, "node_modules"))).toContain("pulumi-batchflow");

  // The parts of a policy pack load without @pulumi/policy, of which they need the types alone.
  expect(readdirSync(join(project, "node_modules/@pulumi"))).not.toContain("policy");
  const script = 'const parts = require("pulumi-batchflow/policy"); console.log(parts.noPlainHttp().name)';
  const loaded = await run(process.execPath, ["--eval", script], { cwd: project });
  expect(loaded.stdout).toBe("no-plain-http\n");

  // The plugin in it, which a project of any language may name by its path.
  const { pulumi } = await ensurePulumi();
  const executable = join(project, "node_modules/pulumi-batchflow/dist/plugin/pulumi-resource-batchflow");
  const schema = await run(pulumi, ["package", "get-schema", executable], {
    env: { ...process.env, PULUMI_HOME: join(folder, "home"), PULUMI_SKIP_UPDATE_CHECK: "true" },
    maxBuffer: 16 * 1024 * 1024,
  });
  expect(JSON.parse(schema.stdout)).toMatchObject({ name: "batchflow" });

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
