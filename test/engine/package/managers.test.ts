import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { createStack, expectSuccess, repositoryRoot } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";
import { manifest, packages, tested } from "../../toolchain/packages";
import { Installer, type Manager, managers } from "./managers";

const folder = mkdtempSync(join(tmpdir(), "batchflow-managers-"));
let emulator: Emulator;
let installed: string[];

beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
  const packed = await packages();
  installed = [...packed.map(({ path }) => path), tested("@pulumi/pulumi")];
});
afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

const template = `{ taskTemplateInfo: { application: { deliveryForm: "LOCAL", command: "true" },
  computeEnv: { envData: { instanceType: "S1.SMALL1", imageId: "img-bd78fy2t" } } } }`;
const programs = {
  module: `import { tencent } from "pulumi-batchflow"; new tencent.TaskTemplate("t", ${template});`,
  commonjs: `const { tencent } = require("pulumi-batchflow"); new tencent.TaskTemplate("t", ${template});`,
};

/** The names that a warning about this package would have in it. */
function own(): RegExp {
  const names = [repositoryRoot, join(repositoryRoot, "emulator")].flatMap((one) =>
    Object.keys(manifest(one).dependencies),
  );
  return new RegExp(`(batchflow|@pulumi/command|cookie|${names.join("|")})[^/\\w]`);
}

async function install(manager: Manager, type: "commonjs" | "module"): Promise<void> {
  const base = join(folder, manager.name.replace(" ", "-"));
  const project = join(base, "project");
  mkdirSync(project, { recursive: true });
  const installer = await Installer.of(manager, project, {
    name: "app",
    version: "1.0.0",
    license: "MIT",
    type,
  });
  const { exitCode, stdout, stderr } = await installer.add(...installed);
  expect(exitCode, stdout + stderr).toBe(0);
  const warnings = `${stdout}\n${stderr}`.split("\n").filter((line) => /warn|peer|engine|script/i.test(line));
  expect(warnings.filter((line) => own().test(line))).toEqual([]);

  const files = readdirSync(project, { recursive: true, encoding: "utf8" });
  const copies = files.filter((file) => file.endsWith(join("@pulumi", "pulumi", "package.json")));
  expect(new Set(copies.map((file) => realpathSync(join(project, file)))).size).toBe(1);
  expect(expectSuccess(await installer.exec("batchflow", "--help")).stdout).toContain("Usage: batchflow");

  const stack = await createStack({
    program: { "index.js": programs[type] },
    folder: base,
    loadsAll: true,
    config: connections.tencent(emulator),
  });
  expect(expectSuccess(await stack.preview()).stdout).toContain("tencent:TaskTemplate");
}

it.concurrent.each(managers)("is installed by $name as one copy without a warning, and runs", (manager) =>
  install(manager, manager.name === "pnpm" ? "module" : "commonjs"),
);
