import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { run } from "../../toolchain/process";
import { repositoryRoot } from "../../toolchain/repository";

/** A small repository with the bootstrap of this one. */
const root = mkdtempSync(join(tmpdir(), "batchflow-bootstrap-"));
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const bootstrap = (command: string, node: readonly string[] = []) =>
  run(process.execPath, [...node, join(root, "test/toolchain/bootstrap.mjs"), command]);
const has = (file: string) => existsSync(join(root, "dist", file));

beforeAll(() => {
  for (const file of ["bootstrap.mjs", "progress/progress.cjs"]) {
    cpSync(join(repositoryRoot, "test/toolchain", file), join(root, "test/toolchain", file));
  }
  symlinkSync(join(repositoryRoot, "node_modules"), join(root, "node_modules"), "junction");
  write("package.json", "{}");
  write("package-lock.json", "{}");
  const compilerOptions = {
    module: "node16",
    target: "es2022",
    declaration: true,
    rootDir: ".",
    outDir: "dist",
  };
  write("tsconfig.json", "{}");
  write(
    "tsconfig.build.json",
    JSON.stringify({
      compilerOptions: {
        ...compilerOptions,
        types: [],
        incremental: true,
        tsBuildInfoFile: "dist/.tsbuildinfo",
      },
      include: ["provider", "sdk"],
    }),
  );
  write("provider/kept.ts", "export const kept = 1;\n");
  write("sdk/index.ts", 'export { kept } from "../provider/kept";\n');
  write("scripts/plugin.ts", 'console.log("bundled");\n');
  write("test/toolchain/quickstart/main.ts", 'console.log(require("../../../dist/sdk/index.js").kept);\n');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

it("only transpiles for the quick start, and builds in full what was only transpiled", async () => {
  const first = await bootstrap("quickstart");
  expect(first).toMatchObject({ exitCode: 0, stdout: "1\n" });
  expect(first.stderr).toMatch(/^Quick start: .*\n$/);
  expect([has("sdk/index.js"), has("sdk/index.d.ts")]).toEqual([true, false]);

  const built = await bootstrap("build");
  expect(built.exitCode, built.stderr).toBe(0);
  expect(built.stderr).toMatch(/^Building dist\/ …\nbundled\n {2}done in /);
  expect([has("sdk/index.d.ts"), has("provider/kept.d.ts")]).toEqual([true, true]);
  expect((await bootstrap("build")).stderr).toBe("");

  // A full build is good enough for the quick start, until a source changes.
  await bootstrap("quickstart");
  expect(has("sdk/index.d.ts")).toBe(true);
  rmSync(join(root, "provider/kept.ts"));
  write("sdk/index.ts", "export const kept: number = 'no number';\n");
  expect(await bootstrap("quickstart")).toMatchObject({ exitCode: 0, stdout: "no number\n" });
  expect([has("sdk/index.d.ts"), has("provider/kept.js")]).toEqual([false, false]);
  const failed = await bootstrap("build");
  expect(failed).toMatchObject({ exitCode: 1, stdout: "" });
  expect(failed.stderr).toMatch(/TS2322.*\n {2}failed after .* s\nThe build failed: see above\.\n$/);
}, 120_000);

it("says which Node.js is needed where this one is too old", async () => {
  const old =
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } })";
  const { exitCode, stderr } = await bootstrap("quickstart", ["--import", `data:text/javascript,${old}`]);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^Node\.js 20\.19 or later is needed .*\n$/);
});
