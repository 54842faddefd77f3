import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, it } from "vitest";

const root = join(__dirname, "../../..");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "batchflow-emulator-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `batchflow` from its source in the folder. */
function batchflow(...args: string[]): Promise<{ exitCode: unknown; stdout: string; stderr: string }> {
  const loader = join(root, "node_modules/tsx/dist/loader.mjs");
  const main = join(root, "provider/hosts/commandLine/main.ts");
  const options = { cwd: folder, env: { ...process.env, TSX_TSCONFIG_PATH: join(root, "tsconfig.json") } };
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", loader, main, ...args], options, (error, stdout, stderr) =>
      resolve({ exitCode: error?.code ?? 0, stdout, stderr }),
    );
  });
}

it("runs the emulator that is installed where it is called, with all arguments", async () => {
  const installed = join(folder, "node_modules/pulumi-batchflow-emulator");
  mkdirSync(join(installed, "dist"), { recursive: true });
  writeFileSync(
    join(installed, "package.json"),
    JSON.stringify({ bin: { "batchflow-emulator": "dist/start.js" } }),
  );
  writeFileSync(join(installed, "dist/start.js"), "console.log(JSON.stringify(process.argv.slice(2)));");
  const args = ["--port", "0", "--no-quotas", "--help", "--unknown", "rest"];

  const { exitCode, stdout, stderr } = await batchflow("emulator", ...args);

  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(JSON.parse(stdout)).toEqual(args);
});

it("says that the emulator of a clone is not built", async () => {
  const clone = join(folder, "node_modules/pulumi-batchflow-emulator");
  mkdirSync(clone, { recursive: true });
  writeFileSync(
    join(clone, "package.json"),
    JSON.stringify({ bin: { "batchflow-emulator": "dist/main.js" } }),
  );
  const { exitCode, stderr } = await batchflow("emulator");
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(
    /^batchflow: the emulator in .* is not built yet; build it there with: npm run build\n$/,
  );
});

it("says how to install the emulator where it is not", async () => {
  const { exitCode, stdout, stderr } = await batchflow("emulator", "--port", "0");

  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toContain("npm install --save-dev pulumi-batchflow-emulator");
});
