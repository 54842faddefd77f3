import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { version as sdkVersion } from "@pulumi/pulumi/version";
import { EmulatorControl } from "pulumi-batchflow-emulator";
import { afterAll, beforeAll, expect, it } from "vitest";

import { run, signalGroup, start, type Running } from "../toolchain/process";
import { pulumiEnvironment } from "../toolchain/pulumi/environment";
import { ensurePulumi } from "../toolchain/pulumi/toolchain";
import { repositoryRoot } from "../toolchain/repository";
import { packages } from "../toolchain/packages";
import { blocksOf, expectDone, INSTALL_TIMEOUT, npmVariables } from "./setup";

const blocks = blocksOf("README.md");
const folder = mkdtempSync(join(tmpdir(), "batchflow-readme-"));
const project = join(folder, "render");
let env: Record<string, string>;
let emulator: Running | undefined;
let control: EmulatorControl;
/** The commands that the emulator prints, by the keys that they set. */
let printed: ReadonlyMap<string, string>;

/** The lines of the code block with a mark. */
function linesOf(mark: string): string[] {
  const found = blocks.filter((block) => block.mark === mark);
  expect(found, `blocks marked ${mark}`).toHaveLength(1);
  return found[0]?.text.trimEnd().split("\n") ?? [];
}

/**
 * What is done otherwise than the README says, besides two things that stand below: the two files are packed without a
 * build, beside the folder, and in the account the emulator's endpoint is configured too.
 */
const substitute = (line: string): string =>
  line
    // What the rest is tested with, so that no later release of Pulumi changes the result.
    .replace("@pulumi/pulumi ", `@pulumi/pulumi@${sdkVersion} `)
    // The CLI knows the home folder from the system's accounts, whatever HOME says; so for PULUMI_HOME below.
    .replace("pulumi login --local", 'pulumi login "file://$HOME"')
    // What a user types, where the command asks for a value.
    .replace(/^pulumi config set (?:--path )?(\S+) --secret$/, (command, key: string) =>
      [command, `<<< '${typed(key)}'`].join(" "),
    );

const typed = (key: string): string =>
  key === "nodePassword" ? "Gener8ed-by-test" : (printed.get(key)?.split(" ").at(-1) ?? "");

/** A user's shell in the project's folder: it keeps what was exported. */
class Shell {
  readonly #exported: string[] = [];

  async run(lines: readonly string[]): Promise<string> {
    const script = [...this.#exported, ...lines.map(substitute)].join("\n");
    const done = expectDone(await run("bash", ["-ec", script], { cwd: project, env }));
    this.#exported.push(...lines.filter((line) => line.startsWith("export ")));
    return done;
  }
}

/** The environment of an account with an empty home folder, with npm's cache, and the CLI that the tests have. */
async function emptyHome(): Promise<Record<string, string>> {
  const toolchain = await ensurePulumi();
  const tested = pulumiEnvironment(join(folder, "unused"), toolchain);
  const own = ["PULUMI_HOME", "PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE"];
  const rest = Object.entries(tested).filter(([name]) => !own.includes(name));
  const home = join(folder, "home");
  mkdirSync(home);
  return { ...Object.fromEntries(rest), ...npmVariables(), HOME: home, PULUMI_HOME: join(home, ".pulumi") };
}

/** Runs the emulator until it has printed all commands for the platform. */
async function startEmulator(): Promise<void> {
  let seen: () => void;
  const ready = new Promise<void>((resolve) => (seen = resolve));
  let output = "";
  const running = start("bash", ["-ec", linesOf("emulator").join("\n")], {
    cwd: project,
    env,
    onOutput: (text) => {
      output += text;
      if (/^The control interface is at .*$/m.test(output) && /^pulumi .*secretKey \S+$/m.test(output))
        seen();
    },
  });
  emulator = running;
  await Promise.race([ready, running.result.then((result) => expectDone({ ...result, exitCode: 1 }))]);
  const [, endpoint = ""] = /^The control interface is at (\S+)\. /m.exec(output) ?? [];
  control = new EmulatorControl(endpoint);
  const commands = output.split("\n").filter((line) => line.startsWith("pulumi config set "));
  printed = new Map(commands.map((line) => [line.split(" ").at(-2) ?? "", line]));
}

const objects = async () => {
  const { computeEnvs, taskTemplates, jobs } = await control.state("tencent");
  return {
    environments: computeEnvs.map(({ desired, input }) => [desired, input.EnvData?.InstanceType]),
    templates: taskTemplates.length,
    jobs: jobs.map(({ state }) => state),
  };
};
const NOTHING = { environments: [], templates: 0, jobs: [] };

beforeAll(async () => {
  mkdirSync(project);
  env = await emptyHome();
  for (const { path } of await packages()) cpSync(path, join(folder, basename(path)));
  await new Shell().run(linesOf("begin"));
  for (const file of ["Pulumi.yaml", "index.ts"]) {
    writeFileSync(join(project, file), `${linesOf(file).join("\n")}\n`);
  }
  await startEmulator();
}, INSTALL_TIMEOUT);
afterAll(async () => {
  if (emulator !== undefined) {
    signalGroup(emulator.child, "SIGTERM");
    await emulator.result;
  }
  rmSync(folder, { recursive: true, force: true });
});

it("can be followed word by word without an account, to the end", async () => {
  const shell = new Shell();
  await shell.run([...linesOf("stack"), ...printed.values()]);
  const [up = "", change = "", preview = "", again = "", destroy = "", ...rest] = linesOf("run");
  expect(rest).toEqual([]);
  await shell.run([up]);
  const cheapest = expect.stringMatching(/\.LARGE8$/) as string;
  const made = { environments: [[2, cheapest]], templates: 1, jobs: ["SUCCEED"] };
  expect(await objects()).toEqual(made);
  await shell.run(["pulumi preview --expect-no-changes", change]);
  expect(await shell.run([preview])).toMatch(/~ 1 to update\n\s+3 unchanged/);
  expect(await objects()).toEqual(made);
  await shell.run([again]);
  expect(await objects()).toEqual({ ...made, environments: [[3, cheapest]] });
  await shell.run([destroy]);
  expect(await objects()).toEqual(NOTHING);
});

it("can be followed word by word with an account: nothing but the configuration differs", async () => {
  const shell = new Shell();
  const state = linesOf("stack").filter((line) => /^(export|pulumi login) /.test(line));
  const [init = "", ...rest] = linesOf("account");
  await shell.run([...state, init, printed.get("batchflow:tencent.endpoint") ?? ""]);
  await shell.run(rest);
  expect(await objects()).toMatchObject({ templates: 1, jobs: ["SUCCEED"] });
  await shell.run(["pulumi destroy --yes"]);
  expect(await objects()).toEqual(NOTHING);
});

it("names commands that exist", () => {
  const { scripts } = JSON.parse(readFileSync(join(repositoryRoot, "package.json"), "utf8")) as Record<
    string,
    Record<string, string>
  >;
  const readme = readFileSync(join(repositoryRoot, "README.md"), "utf8");
  const used = [...readme.matchAll(/npm run (?:-s )?([a-z:]+)/g)].map(([, name = ""]) => name);
  expect(used.filter((name) => scripts?.[name] === undefined)).toEqual([]);
});
