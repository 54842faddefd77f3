import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Result, run } from "../../../toolchain/process";
import { StandInPulumi } from "../standInPulumi";
import { makeBatchflow } from "./batchflowProcess";

const CANARY = "Canary-in-a-file";
const URN = "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/batchflow/paddleflow:Queue::q";

let folder: string;
let command: string;
let pulumi: StandInPulumi;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "batchflow-mistakes-"));
  command = await makeBatchflow(folder);
  pulumi = new StandInPulumi();
  mkdirSync(join(folder, "work/folder"), { recursive: true });
  const file = (name: string, text: string) => writeFileSync(join(folder, "work", name), text);
  file("broken.json", `{"password": "${CANARY}`);
  file("wrong.json", `{"password": "${CANARY}"}`);
  file("empty.json", "");
  file("preview.json", JSON.stringify({ steps: [], duration: 1 }));
  file("plain", "");
  mkdirSync(join(folder, "bin"));
});
afterAll(() => {
  pulumi.remove();
  rmSync(folder, { recursive: true, force: true });
});

function batchflow(line: string, env: NodeJS.ProcessEnv = {}): Promise<Result> {
  const environment = { ...process.env, ...env };
  return run(command, line.split(" ").filter(Boolean), {
    cwd: join(folder, "work"),
    env: environment,
    input: "",
  });
}

/** Runs it, and expects an error of one or few lines without a stack; returns what it says. */
async function refused(line: string, env?: NodeJS.ProcessEnv, exitCode = 1): Promise<string> {
  const { stderr, ...ended } = await batchflow(line, env);
  expect({ ...ended, stderr }).toMatchObject({ exitCode, stdout: "" });
  expect(stderr).toMatch(/^batchflow: /m);
  expect(stderr).not.toMatch(/^ +at |node:internal|\.[cm]?[jt]s:\d/m);
  expect(stderr).not.toContain("Canary");
  return stderr;
}

/** A CLI in the stand-in's place that writes an error, as the real one words it. */
function failingPulumi(message: string): NodeJS.ProcessEnv {
  const file = join(folder, "bin", "pulumi");
  writeFileSync(file, `#!/bin/sh\necho 'error: ${message} ${CANARY}' >&2\nexit 255\n`);
  chmodSync(file, 0o755);
  return { PATH: `${join(folder, "bin")}:${process.env.PATH}` };
}

describe("a mistake on the command line is told with the way on", () => {
  it.each([
    ["imprt", "unknown command 'imprt'\n(Did you mean import?)"],
    ["recover --dryrun", "unknown option '--dryrun'\n(Did you mean --dry-run?)"],
    ["recover --dryrun", "`npx batchflow recover --help` shows how it is used"],
    ["logs tencent:Job", "missing required argument 'id'"],
    ["logs tencent:Job job-1 --format yaml", "Allowed choices are text, markdown, json"],
    ["logs tencent:Job job-1 --timeline png", "Allowed choices are svg, mermaid"],
    ["logs tencent:Job job-1 --tail all", "--tail must be a whole number from 0 to 1000, but is all"],
    ["logs tencent:Jop job-1", "there is no type of work tencent:Jop; did you mean tencent:Job?"],
    ["logs tencent:ComputeEnv env-1", "there are alibaba:Job, "],
    ["orphans --expect-none some", "Allowed choices are stacks, all"],
    ["review preview.json --fail-on replaced", 'there is no "replaced"; there are create, '],
    ["completion tcsh", "Allowed choices are bash, zsh, fish"],
    ["import", "missing required argument 'types and objects'"],
    [
      "import tencent:ComputEnv a=env-1",
      "no resource type tencent:ComputEnv; did you mean tencent:ComputeEnv?",
    ],
    ["import nodes=env-1", "nodes=env-1 stands before any type: write TYPE nodes=env-1"],
    [
      "import tencent:Job nightly job-1",
      "nightly is neither a type, such as tencent:ComputeEnv, nor an object as",
    ],
    [
      "import tencent:Job",
      "write tencent:Job NAME=ID. `npx batchflow import tencent:Job --list` shows the ids",
    ],
    ["import tencent:Job tencent:ComputeEnv a=env-1", "no object of tencent:Job is named"],
    ["import tencent:Job =job-1", "=job-1 must be NAME=ID"],
    ["import tencent:Job a=job-1 a=job-2", "tencent:Job a is named twice"],
    ["import tencent:Job a=job-1 b=job-1", "tencent:Job job-1 is named twice"],
    ["import tencent:Job a=job-1 --list", "--list takes types and platforms only, but not a=job-1"],
    ["import tencent:Job a=job-1 --format json", "--format is for --list"],
    ["import tencent:Job --list --file x.json", "'--file <file>' cannot be used with option '--list'"],
    ["import otc:ImageShare --list", "the platform has no list of all objects of otc:ImageShare; by an id"],
    ["emulator", "npm install --save-dev pulumi-batchflow-emulator"],
  ])("%s", async (line, reason) => {
    expect(await refused(line)).toContain(reason);
  });
});

describe("a file that cannot be used is named, and nothing of it is quoted", () => {
  const PREVIEW = "is not the JSON of `pulumi preview --json`";
  it.each([
    ["review none.json", "none.json cannot be read: there is no such file"],
    ["review folder", "folder cannot be read: it is a folder"],
    ["review plain/preview.json", "plain/preview.json cannot be read: a part of its path is no folder"],
    ["review broken.json", `broken.json ${PREVIEW}`],
    ["review wrong.json", `wrong.json ${PREVIEW}`],
    ["review empty.json", "empty.json is empty: it takes the JSON"],
    ["review", "stdin is empty: it takes the JSON"],
    ["import tencent:Job a=job-12345678 --file folder", "folder cannot be read: it is a folder"],
    [
      "import tencent:Job a=job-12345678 --file broken.json",
      "broken.json exists, and is no file for pulumi import",
    ],
    [
      "import tencent:Job a=job-12345678 --file wrong.json",
      "wrong.json exists, and is no file for pulumi import",
    ],
  ])("%s", async (line, reason) => {
    expect(await refused(line)).toContain(reason);
  });
});

describe("what the Pulumi CLI fails with is told with the way on", () => {
  // As CLI 3.255 words it.
  const SELECT = "no stack selected; please use `pulumi stack select` to choose one";
  const PROJECT =
    "no Pulumi.yaml project file found (searching upwards from /work). If you have not created one";
  it.each([
    ["recover", SELECT, "no stack is selected here. Run `pulumi stack select`, or name one with --stack"],
    ["orphans", SELECT, "no stack is selected here"],
    ["recover", PROJECT, "there is no Pulumi.yaml here or in a folder above"],
    [
      "orphans --stack dev",
      "if you'\\''re using the --stack flag, pass the fully qualified name (organization/project/stack)",
      "there is no Pulumi.yaml here or in a folder above",
    ],
    ["recover --stack nope", "no stack named nope found", "--stack nope` failed: there is no such stack"],
    ["logs tencent:Job job-12345678 --stack nope", "no stack named nope found", "there is no such stack"],
    ["import tencent:Job a=job-12345678 --stack nope", "no stack named nope found", "there is no such stack"],
    [
      "recover",
      "could not unmarshal /work/Pulumi.yaml: invalid YAML file: yaml: line 1",
      "Pulumi.yaml, or a stack's file beside it, is not valid",
    ],
    ["logs tencent:Job job-12345678", "incorrect passphrase", "Set PULUMI_CONFIG_PASSPHRASE"],
    ["recover", "PULUMI_ACCESS_TOKEN must be set for login", "the CLI is not logged in. Run `pulumi login`"],
    ["orphans", "unable to open bucket file:///none: no such file", "the backend with the stacks' states"],
    ["recover", "something else", "it ended with 255"],
  ])("%s, where it says: %s", async (line, message, reason) => {
    expect(await refused(line, failingPulumi(message))).toContain(reason);
  });

  it("and where it is missing", async () => {
    expect(await refused("recover", { PATH: "/nowhere" })).toContain("the Pulumi CLI was not found");
  });

  it("a locked stack has an exit code of its own, and who holds the lock is told", async () => {
    pulumi.setState({
      resources: [],
      pending_operations: [{ type: "creating", resource: { urn: URN, type: URN.split("::")[2] } }],
    });
    pulumi.file("lock", "");
    const said = await batchflow(`recover --yes --forget ${URN}`);
    expect(said.exitCode).toBe(4);
    expect(said.stderr).toContain("the stack is locked: an update is under way");
    expect(said.stderr).toContain("ann@build-7");
  });
});

it("a connection that lacks a setting is named, with what sets it", async () => {
  const said = await refused("import tencent:Job a=job-12345678 b=job-87654321");
  expect(said).toContain("nothing was written, as 2 of 2 cannot be read");
  expect(said).toContain("TENCENTCLOUD_SECRET_ID");
});

it("whoever reads may stop: the command ends as it would", async () => {
  const shell = `set -o pipefail; '${command}' --help | head -n 0; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = await run("bash", ["-c", shell], { cwd: folder });
  expect({ stdout, stderr }).toEqual({ stdout: "0\n", stderr: "" });
});

it.each(["--version", "--help", "help recover", "completion bash"])("%s ends with 0", async (line) => {
  expect(await batchflow(line)).toMatchObject({ exitCode: 0, stderr: "" });
});
