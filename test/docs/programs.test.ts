import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, it } from "vitest";

import { run } from "../toolchain/process";
import { repositoryRoot } from "../toolchain/repository";

const page = readFileSync(join(repositoryRoot, "docs/programs.md"), "utf8");
/** The files that the page shows, by their names. */
const files = [...page.matchAll(/^```ts (\S+\.ts)\n([\s\S]*?)^```$/gm)].map(
  ([, name = "", text = ""]) => [name, text] as const,
);

const folder = mkdtempSync(join(tmpdir(), "batchflow-unit-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("shows a component with a unit test that compiles and passes, without a connection", async () => {
  expect(files.map(([name]) => name)).toEqual(["farm.ts", "farm.test.ts"]);
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "unit", private: true }));
  const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], target: "es2022" };
  const resolution = { module: "esnext", moduleResolution: "bundler" };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { ...options, ...resolution } }),
  );
  symlinkSync(join(repositoryRoot, "node_modules"), join(folder, "node_modules"), "junction");

  for (const [tool, ...args] of [
    ["vitest/vitest.mjs", "run"],
    ["typescript/bin/tsc", "-p", "."],
  ] as const) {
    const script = join(repositoryRoot, "node_modules", tool);
    const { exitCode, stdout, stderr } = await run(process.execPath, [script, ...args], { cwd: folder });
    expect(exitCode, stdout + stderr).toBe(0);
  }
});
