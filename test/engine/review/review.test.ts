import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { createStack, expectSuccess, type TestStack } from "../../toolchain/stack";
import { batchflow } from "../../toolchain/stack/batchflow";
import { CANARIES, once, options, program, render, train } from "./scene";

let emulator: Emulator;
let stack: TestStack;
/** All that reviews have said. */
const said: string[] = [];

const FIRST = [train(), render("as it was"), once("true")];

beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
  stack = await createStack(options("dynamic", emulator, program("dynamic", ...FIRST)));
});
afterAll(async () => {
  await stack.dispose();
  await emulator.close();
});

async function review(...args: readonly string[]): Promise<{ stdout: string; exitCode: number | null }> {
  const { stdout, stderr, exitCode } = await batchflow(
    stack,
    "review",
    "preview.json",
    "--no-prices",
    ...args,
  );
  said.push(stdout, stderr);
  return { stdout, exitCode };
}

async function preview(resources: readonly string[]): Promise<void> {
  stack.writeFile("index.js", program("dynamic", ...resources));
  const { stdout } = expectSuccess(await stack.preview("--json", "--show-sames"));
  writeFileSync(join(stack.projectFolder, "preview.json"), stdout);
}

/** The rows of the table, by resource: what happens and what changes. */
function rowsIn(markdown: string): Record<string, string> {
  const rows = markdown.split("\n").filter((line) => line.startsWith("| `"));
  return Object.fromEntries(
    rows.map((row) => {
      const [, resource = "", ...cells] = row.split(" | ").join("|").split("|");
      return [/`(.+?)`/.exec(resource)?.[1] ?? "", cells.join("|")];
    }),
  );
}

it("a review says in each step of a stack's life what the run then does", async () => {
  await preview(FIRST);
  const created = await review("--title", "For @octocat");
  expect(created.exitCode).toBe(0);
  expect(created.stdout).toMatch(/^## For @&#8203;octocat\n\n3 to create\n/);
  expect(rowsIn(created.stdout).train).toContain("`desiredComputeNodeCount`: `2`");
  expectSuccess(await stack.up());
  const [before] = emulator.control.state("tencent").jobs;

  await preview([train({ zone: "ap-guangzhou-3", password: CANARIES[1] }), ...FIRST.slice(1)]);
  const replaced = await review("--fail-on", "rerun,delete,cost>1e");
  expect(replaced.exitCode).toBe(1);
  const gated = await review("--fail-on", "rerun,delete");
  expect(gated.exitCode).toBe(5);
  expect(said.at(-1)).toContain("--fail-on rerun: once");
  expect(said.at(-1)).not.toContain("--fail-on delete");
  const rows = rowsIn(gated.stdout);
  expect(gated.stdout).toContain("**Runs again:** `once` (tencent:Job)");
  expect(rows.train).toContain("`placement.zone`: `ap-guangzhou-2` → `ap-guangzhou-3` (**replaces**)");
  expect(rows.train).toContain("`envData.loginSettings.password`: `[secret]` changes");
  expect(rows.once).toContain("because `train` is replaced");
  expect(rows.render).toContain("`taskTemplateInfo.envId`");
  expectSuccess(await stack.up());
  // It was as the review has said: the job has run again.
  const jobs = emulator.control.state("tencent").jobs.map(({ id }) => id);
  expect(jobs).toHaveLength(1);
  expect(jobs).not.toEqual([before?.id]);

  await preview([train({ zone: "ap-guangzhou-3", nodes: 3, password: CANARIES[1] })]);
  const { stdout } = await review("--format", "json");
  expect(JSON.parse(stdout)).toMatchObject({ summary: { update: 1, delete: 2 } });
  // The platform is asked by the stack's own connection: a node costs 0.33 CNY an hour there, of which a month has 730.
  const priced = await batchflow(stack, "review", "preview.json", "--fail-on", "cost>240");
  said.push(priced.stdout, priced.stderr);
  expect(priced.stdout).toContain("+240.90 CNY a month (481.80 CNY → 722.70 CNY)");
  expect(priced.stdout).toContain("2 × `S1.SMALL2` → 3 × `S1.SMALL2`");
  expect(priced.stdout).toContain("| task templates in the region | 1 → 0 | 50 (documented default) |");
  expect(priced.exitCode).toBe(5);

  await preview([train({ zone: "ap-guangzhou-3", password: CANARIES[1] }), ...FIRST.slice(1)]);
  expect((await review()).stdout).toBe("## Preview: nothing changes\n");
  for (const secret of CANARIES) expect(said.join("\n")).not.toContain(secret);
  expect(said.join("\n")).not.toMatch(/__|exports\.handler/);
});
