import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { type Emulator, pulumiConfig, startEmulator } from "pulumi-batchflow-emulator";

import { repositoryRoot } from "../../toolchain/repository";
import { createStack, expectSuccess, type TestStack } from "../../toolchain/stack";
import { computeEnv, TestClient } from "../../unit/emulator/tencent/client";
import { resourceOf } from "../tencent/setup";
import * as scene from "./scene";

const FOLDER = join(repositoryRoot, "test/fixtures/review");
/** Members of the CLI's answers that no review reads, and that differ from machine to machine. */
const NOISE = new Set([
  "config",
  "created",
  "duration",
  "hash",
  "magic",
  "manifest",
  "modified",
  "seed",
  "sourcePosition",
  "stackTrace",
]);

/**
 * Records what the CLI says of a stack in each step of its life, in both hosts. To be run by hand when a release of the
 * CLI says something else: `npm run build && npx tsx test/engine/review/record.ts`.
 */
async function record(host: scene.HostForm): Promise<void> {
  const emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
  const { train, render, once, steps, data, program } = scene;
  const text = (...resources: readonly string[]) => program(host, ...resources);
  const first = text(train(), render("as it was"), once("true"), steps("nginx:1.7.9"), data());
  const stack = await createStack(scene.options(host, emulator, first));
  const preview = async (name: string, ...args: readonly string[]) =>
    write(host, name, (await stack.preview("--json", ...args)).stdout);
  const change = async (name: string, resources: readonly string[], ...args: readonly string[]) => {
    stack.writeFile("index.js", text(...resources));
    await preview(name, ...args);
  };
  try {
    await preview("create");
    expectSuccess(await stack.up());
    await preview("same", "--show-sames");

    await change("update", [
      train({ nodes: 3, password: "Passw0rd-Changed" }),
      render("@octocat | `rm` <b>*"),
      once("true"),
      steps("nginx:1.27"),
      data(),
    ]);
    await change("replace", [
      train({ zone: "ap-guangzhou-3" }),
      render("as it was"),
      once("true"),
      steps("nginx:1.7.9"),
      data(),
    ]);
    await preview("replaceInSteps", "--show-sames", "--show-replacement-steps");
    expectSuccess(await stack.preview("--save-plan", "plan.json"));
    write(host, "plan", readFileSync(join(stack.projectFolder, "plan.json"), "utf8"));
    await change("delete", [train({}, "{ protect: true }"), data("{ retainOnDelete: true }")]);

    drift(stack, emulator);
    stack.writeFile("index.js", first);
    write(host, "refresh", (await stack.cli("refresh", "--preview-only", "--json")).stdout);
    await preview("previewAfterRefresh", "--refresh");
    expectSuccess(await stack.up("--refresh"));

    await change("refused", [train({ nodes: -1 })]);
    await takingOver(host, emulator, change);
  } finally {
    stack.remove();
    await emulator.close();
  }
}

/** Changes the environment, and deletes the template, as somebody else would. */
function drift(stack: TestStack, emulator: Emulator): void {
  const { id: envId = "" } = resourceOf(stack, "train") ?? {};
  const { id: templateId = "" } = resourceOf(stack, "render") ?? {};
  emulator.control.tencent.setFields(envId, { DesiredComputeNodeCount: 1 });
  emulator.control.tencent.deleteObject(templateId);
}

type Record = (name: string, resources: readonly string[], ...args: readonly string[]) => Promise<void>;

/** Takes over an environment that somebody else has made: by `adopt`, or by `import`. */
async function takingOver(host: scene.HostForm, emulator: Emulator, change: Record): Promise<void> {
  const client = new TestClient(emulator.platforms.tencent);
  const members = { EnvName: "theirs", EnvDescription: "by hand", DesiredComputeNodeCount: 2 };
  const { EnvId: id } = await client.call("CreateComputeEnv", computeEnv(members));
  const args = (nodes: number) =>
    JSON.stringify({
      desiredComputeNodeCount: nodes,
      placement: { zone: "ap-guangzhou-2" },
      envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" },
      waitForNodes: false,
    });
  const declared = (options: object, nodes: number) =>
    `declare("tencent:ComputeEnv", "theirs", ${args(nodes)}, ${JSON.stringify(options)});`;
  if (host === "dynamic") await change("adopt", [declared({ adopt: String(id) }, 1)]);
  else await change("import", [declared({ import: String(id) }, 2)]);
  if (host === "dynamic") await change("adoptNothing", [declared({ adopt: "env-abcdefgh" }, 1)]);
}

/** Records a program whose own provider comes to lead to another account. */
async function recordProviders(): Promise<void> {
  const emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
  const entries = Object.entries(pulumiConfig(emulator, "tencent"));
  const own = Object.fromEntries(entries.map(([key, { value }]) => [key.slice(key.indexOf(".") + 1), value]));
  const args = { application: { deliveryForm: "LOCAL", command: "true" }, envId: "env-12345678" };
  const text = (region: object) =>
    scene.program(
      "plugin",
      `const near = provider("near", ${JSON.stringify({ tencent: { ...own, skipCredentialsValidation: true, ...region } })});`,
      `declare("tencent:TaskTemplate", "there", { taskTemplateInfo: ${JSON.stringify(args)} }, { provider: near });`,
    );
  const stack = await createStack(scene.options("plugin", emulator, text({})));
  try {
    expectSuccess(await stack.up());
    stack.writeFile("index.js", text({ region: "ap-beijing" }));
    write("plugin", "provider", (await stack.preview("--json")).stdout);
  } finally {
    stack.remove();
    await emulator.close();
  }
}

function write(host: scene.HostForm, name: string, text: string): void {
  const folder = join(FOLDER, host);
  mkdirSync(folder, { recursive: true });
  const content = JSON.stringify(withoutNoise(JSON.parse(text)), undefined, 1);
  const plain = content.replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:1").replaceAll(repositoryRoot, ".");
  writeFileSync(join(folder, `${name}.json`), `${plain}\n`);
}

function withoutNoise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNoise);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([name]) => !NOISE.has(name));
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNoise(member)]));
}

const RECORDERS = {
  dynamic: () => record("dynamic"),
  plugin: () => record("plugin"),
  providers: recordProviders,
};

async function recordAll(): Promise<void> {
  const names = process.argv.slice(2);
  for (const [name, recorder] of Object.entries(RECORDERS)) {
    if (names.length === 0 || names.includes(name)) await recorder();
  }
}

void recordAll();
