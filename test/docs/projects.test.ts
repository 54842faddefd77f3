import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";

import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { afterAll, beforeAll, expect, it } from "vitest";

import { examples } from "../../scripts/projects";
import { run, type Result } from "../toolchain/process";
import { pulumiEnvironment } from "../toolchain/pulumi/environment";
import { ensureYaml } from "../toolchain/pulumi/languages";
import { pythonProgramPath } from "../toolchain/pulumi/python";
import { ensurePulumi } from "../toolchain/pulumi/toolchain";
import { type ConfigSetting, expectSuccess, repositoryRoot, withStack } from "../toolchain/stack";
import { connections } from "../toolchain/stack/connections";
import { orSkip } from "../toolchain/unavailable";
import { startGitServer } from "./gitServer";
import { packages } from "../toolchain/packages";
import { blocksOf, expectDone, INSTALL_TIMEOUT, npmVariables } from "./setup";

const PLUGIN = join(repositoryRoot, "dist/plugin");
const folder = mkdtempSync(join(tmpdir(), "batchflow-projects-"));
/** The template in TypeScript, with what it needs; what is copied below it finds the same modules. */
const typescript = join(folder, "typescript/project");
let emulator: Emulator;

/** `pulumi new` of a template, by its folder or address, as a project named `render` in `<name>/project`. */
async function createProject(name: string, template: string, added: NodeJS.ProcessEnv = {}): Promise<void> {
  const toolchain = await ensurePulumi();
  const args = ["new", template, "--name", "render", "--dir", join(folder, name, "project")];
  const more = ["--generate-only", "--yes", "--non-interactive"];
  mkdirSync(join(folder, name));
  const env = { ...pulumiEnvironment(join(folder, name), toolchain), ...added };
  expectDone(await run(toolchain.pulumi, [...args, ...more], { cwd: folder, env }));
}

const templateIn = (language: string): string => join(repositoryRoot, "templates", language);

beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
  const packed = await packages();
  await createProject("typescript", templateIn("typescript"));
  const files = packed.map(({ path }) => path);
  const env = { ...process.env, ...npmVariables() };
  expectDone(await run("npm", ["install", ...files], { cwd: typescript, env }));
}, INSTALL_TIMEOUT);
afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Brings a project up, looks at the platform, and destroys it to nothing: only the configuration says where it is. */
async function expectWhole(language: string, path: readonly string[]): Promise<void> {
  const config: Record<string, ConfigSetting> = {
    ...connections.tencent(emulator),
    nodePassword: { secret: "Gener8ed-by-test" },
  };
  const options = { program: {}, project: "render", folder: join(folder, language), loadsAll: true };
  await withStack({ ...options, config, path }, async (stack) => {
    expectSuccess(await stack.up());
    const { computeEnvs, taskTemplates, jobs } = emulator.control.state("tencent");
    expect([computeEnvs.length, taskTemplates.length, jobs.length]).toEqual([1, 1, 1]);
    expect(computeEnvs[0]?.input).toMatchObject({
      DesiredComputeNodeCount: 2,
      EnvData: { LoginSettings: { Password: "Gener8ed-by-test" } },
    });
    expect(computeEnvs[0]?.input.EnvData?.InstanceType).toMatch(/\.LARGE8$/);
    expect(jobs[0]?.state).toBe("SUCCEED");
    expect(await stack.outputs()).toEqual({ template: taskTemplates[0]?.id, job: jobs[0]?.id });
    expectSuccess(await stack.preview("--expect-no-changes"));
  });
  expect(emulator.control.state("tencent")).toMatchObject({ computeEnvs: [], taskTemplates: [], jobs: [] });
}

/** An offer that fits, but for what is said of it. */
const offer = (instanceType: string, unitPrice: number | undefined, others: object = {}) => ({
  ...{ instanceType, status: "SELL", instanceChargeType: "POSTPAID_BY_HOUR", cpu: 4, memory: 8 },
  price: { unitPrice, chargeUnit: "HOUR" },
  ...others,
});
const UNFIT = [
  offer("SPOT.LARGE8", 0.1, { instanceChargeType: "SPOTPAID" }),
  offer("GONE.LARGE8", 0.2, { status: "SOLD_OUT" }),
  offer("SMALL.MEDIUM8", 0.3, { cpu: 2 }),
  offer("SMALL.LARGE4", 0.4, { memory: 4 }),
  offer("UNPRICED.LARGE8", undefined),
];

/** Has the program choose between offers, of which it prints the type it takes. */
async function expectChoice(program: (offers: string) => Promise<Result>): Promise<void> {
  const all = [...UNFIT, offer("DEAR.LARGE8", 0.7), offer("CHEAP.LARGE8", 0.6), offer("ALSO.LARGE8", 0.65)];
  expect(expectDone(await program(JSON.stringify(all))).trim()).toBe("CHEAP.LARGE8");
  const { exitCode, stdout, stderr } = await program(JSON.stringify(UNFIT));
  expect([exitCode, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("no instance type of 4 cores and 8 GB is on sale by the hour in ap-guangzhou-3");
}

it("makes a project of the template in TypeScript, with the README's program", async () => {
  const [program] = blocksOf("README.md").filter(({ mark }) => mark === "index.ts");
  expect(readFileSync(join(typescript, "index.ts"), "utf8")).toBe(program?.text);
  await expectWhole("typescript", []);
  const loader = join(repositoryRoot, "node_modules/tsx/dist/loader.mjs");
  const script = ["--import", loader, join(repositoryRoot, "test/docs/choice/typescript.mjs")];
  await expectChoice((offers) => run(process.execPath, [...script, offers], { cwd: typescript }));
});

it("makes a project of the template in YAML", async (context) => {
  const host = await orSkip(context, ensureYaml());
  await createProject("yaml", templateIn("yaml"), { PATH: [host, process.env.PATH].join(delimiter) });
  await expectWhole("yaml", [host, PLUGIN]);
});

it("makes a project of the template in Python", async (context) => {
  const path = await orSkip(context, pythonProgramPath(folder));
  await createProject("python", templateIn("python"), { PATH: [...path, process.env.PATH].join(delimiter) });
  symlinkSync(join(folder, "environment"), join(folder, "python/project/venv"), "junction");
  await expectWhole("python", [...path, PLUGIN]);
  const script = join(repositoryRoot, "test/docs/choice/python.py");
  const cwd = join(folder, "python/project");
  await expectChoice((offers) => run(join(cwd, "venv/bin/python"), [script, offers], { cwd }));
});

it("makes the same project of a template by its address", async (context) => {
  const home = join(folder, "git-host");
  mkdirSync(home);
  const server = await orSkip(context, startGitServer(home));
  try {
    const [, address = ""] =
      /^pulumi new (\S+)/m.exec(readFileSync(join(repositoryRoot, "README.md"), "utf8")) ?? [];
    const template = address.replace("https://github.com", server.address);
    await createProject("address", template, { SSL_CERT_FILE: server.certificate });
  } finally {
    await server.close();
  }
  const made = readdirSync(join(folder, "address/project"));
  expect(made.sort()).toEqual([".gitignore", "Pulumi.yaml", "index.ts", "package.json", "tsconfig.json"]);
  for (const file of made.filter((name) => !["Pulumi.yaml", "package.json"].includes(name))) {
    const text = readFileSync(join(templateIn("typescript"), file), "utf8");
    expect(readFileSync(join(folder, "address/project", file), "utf8")).toBe(text);
  }
});

it("has examples that compile where they are copied to, with what is installed from the packed files", async () => {
  const copies = join(typescript, "examples");
  const folders = examples(repositoryRoot).map(([path]) => path);
  for (const path of folders)
    cpSync(join(repositoryRoot, path), join(copies, basename(path)), { recursive: true });
  // One run of the compiler for all, since all have the same settings.
  const [first = ""] = folders;
  const settings = { extends: `./${basename(first)}/tsconfig.json`, include: ["."] };
  writeFileSync(join(copies, "tsconfig.json"), JSON.stringify(settings));
  const compiler = join(typescript, "node_modules/typescript/bin/tsc");
  const { stdout } = await run(process.execPath, [compiler, "-p", copies, "--listFilesOnly"], {
    cwd: typescript,
  });
  expect(folders.length).toBeGreaterThan(5);
  expect(folders.filter((path) => !stdout.includes(`/${basename(path)}/index.ts`))).toEqual([]);
  expectDone(await run(process.execPath, [compiler, "-p", copies], { cwd: typescript }));
});
