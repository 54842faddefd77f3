import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { messagesAfter, printedLines } from "../../toolchain/docs/troubleshooting";
import { run } from "../../toolchain/process";
import { ensurePulumi } from "../../toolchain/pulumi/toolchain";
import { createStack, expectSuccess, repositoryRoot, type Run, type TestStack } from "../../toolchain/stack";
import { batchflow } from "../../toolchain/stack/batchflow";
import { killAt } from "../../toolchain/stack/killedRun";
import { start } from "../tencent/setup";
import { environment, options, program, said, template, UP } from "./setup";

/** Two dozen runs of the CLI, on a busy machine. */
const TIMEOUT = 600_000;

/** What the page quotes and another test meets. */
const ELSEWHERE = ["code must be a string, not undefined"];

const nodes = environment("nodes", { desiredComputeNodeCount: 1 });
const render = template("render");
const second = environment("second");
const third = environment("third", { desiredComputeNodeCount: 1, waitForNodes: true });

let emulator: Emulator;
let stack: TestStack;
/** All that commands have printed. */
let printed = "";

/** What a run prints, which must fail. */
async function failed(run: Promise<Run>): Promise<void> {
  const result = await run;
  expect(result.exitCode, said(result)).not.toBe(0);
  printed += said(result);
}

/** What a run prints, which must succeed. */
async function done(run: Promise<Run>): Promise<void> {
  printed += said(expectSuccess(await run));
}

const declare = (...resources: string[]) => stack.writeFile("index.js", program(...resources));
const idOf = (list: readonly { id: string }[]) => list[0]?.id ?? "";

/** Runs the CLI in a folder, without the name of the stack. */
async function cli(args: readonly string[], env = stack.env, cwd = stack.projectFolder): Promise<Run> {
  return run((await ensurePulumi()).pulumi, [...args, "--non-interactive"], { cwd, env });
}

/** A folder of the same project whose node_modules have no package of ours. */
function folderWithoutPackage(): string {
  const folder = join(stack.folder, "without");
  mkdirSync(join(folder, "node_modules/@pulumi"), { recursive: true });
  const installed = join(repositoryRoot, "node_modules/@pulumi/pulumi");
  symlinkSync(installed, join(folder, "node_modules/@pulumi/pulumi"), "junction");
  writeFileSync(join(folder, "Pulumi.yaml"), JSON.stringify({ name: stack.project, runtime: "nodejs" }));
  writeFileSync(join(folder, "index.js"), "");
  return folder;
}

beforeAll(async () => {
  emulator = await start();
  stack = await createStack(options(emulator, program(nodes, render)));
  await done(stack.up());
});

afterAll(async () => {
  emulator.control.clearFaults();
  stack.remove();
  await emulator.close();
});

it(
  "the page's remedies help, and its commands print what it shows",
  async () => {
    const { control } = emulator;
    const state = () => control.state("tencent");

    // An import without the code, without the plugin, and with a file.
    const id = idOf(state().computeEnvs);
    for (const type of [
      "pulumi-nodejs:dynamic/batchflow/tencent:ComputeEnv",
      "batchflow:tencent:ComputeEnv",
    ]) {
      await failed(stack.cli("import", type, "taken", id, "--yes", "--skip-preview"));
    }
    await done(batchflow(stack, "import", "tencent:ComputeEnv", `nodes=${id}`));

    // Changed, and deleted, by others.
    control.tencent.setFields(id, { DesiredComputeNodeCount: 5 });
    await done(stack.cli("refresh", "--preview-only", "--diff"));
    control.tencent.deleteObject(idOf(state().taskTemplates));
    declare(nodes, template("render", { taskTemplateDescription: "another" }));
    await failed(stack.up());
    await done(stack.up("--refresh"));
    expect(state()).toMatchObject({
      computeEnvs: [{ desired: 1 }],
      taskTemplates: [{ description: "another" }],
    });

    // Sold out.
    declare(nodes, third);
    control.tencent.failCreations({ count: 1_000, reason: "S1.SMALL2 is sold out in this zone" });
    await failed(stack.up());
    control.tencent.clearCreationFailures();
    await done(stack.up());
    expect(state().computeEnvs).toHaveLength(2);

    // Killed, locked, recovered; killed again, and continued by `up` alone.
    declare(nodes, second);
    await killAt(stack, emulator, { platform: "tencent", action: "CreateComputeEnv" }, ...UP);
    await failed(stack.up());
    await done(stack.cli("cancel", "--yes"));
    await done(batchflow(stack, "recover", "--yes"));
    await done(stack.up());
    expect(state().computeEnvs).toHaveLength(2);
    declare(nodes);
    await killAt(stack, emulator, { platform: "tencent", action: "DeleteComputeEnv" }, ...UP);
    await done(stack.cli("cancel", "--yes"));
    await done(stack.up());
    expect(state().computeEnvs).toHaveLength(1);

    // A rotated key, of which the state has another.
    const key = emulator.platforms.tencent.secretKey;
    await stack.setConfig("batchflow:tencent.skipCredentialsValidation", true);
    await stack.setConfig("batchflow:tencent.secretKey", { secret: "Gener8ed-and-wrong" });
    await done(stack.up());
    await stack.setConfig("batchflow:tencent.secretKey", { secret: key });
    await failed(stack.refresh());
    await failed(stack.up("--refresh"));
    await done(stack.refresh("--run-program"));

    // No module, no passphrase, another project.
    await failed(cli(["refresh", "--yes", "--stack", stack.name], stack.env, folderWithoutPackage()));
    await failed(cli(["preview"], { ...stack.env, PULUMI_CONFIG_PASSPHRASE: "another" }));
    await done(cli(["stack", "rename", `organization/other/${stack.name}`]));
    stack.writeFile("Pulumi.yaml", JSON.stringify({ name: "other", runtime: "nodejs" }));
    await failed(cli(["preview"]));
    await done(cli(["stack", "select", stack.name]));
    await done(stack.preview("--expect-no-changes"));
    rmSync(join(stack.projectFolder, "batchflow-import.json"));

    const lines = printed.split("\n");
    const isPrinted = (parts: readonly string[]) =>
      lines.some((line) => parts.every((part) => line.includes(part)));
    expect(printedLines().filter((parts) => !isPrinted(parts))).toEqual([]);
    const quoted = messagesAfter("messages of Pulumi").filter(([part = ""]) => !ELSEWHERE.includes(part));
    expect(quoted.length).toBeGreaterThan(5);
    expect(quoted.filter((parts) => !isPrinted(parts))).toEqual([]);
  },
  TIMEOUT,
);
