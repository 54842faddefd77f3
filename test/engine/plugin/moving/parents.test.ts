import { afterAll, beforeAll, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { config } from "../../../lifecycle/tencent/setup";
import { createStack, expectSuccess, type TestStack } from "../../../toolchain/stack";
import { connections } from "../../../toolchain/stack/connections";
import { computeEnv, TestClient } from "../../../unit/emulator/tencent/client";
import { changingRequests, resourceOf, start } from "../../tencent/setup";
import { PLUGIN } from "../setup";

type Entry = "pulumi-batchflow" | "pulumi-batchflow/plugin";

interface Variant {
  readonly zone?: string;
  readonly options?: string;
}

const program = (entry: Entry, { zone = "ap-guangzhou-2", options = "{}" }: Variant = {}) => `
const pulumi = require("@pulumi/pulumi");
const { Provider, tencent } = require("${entry}");
const task = { taskTemplateInfo: { application: { deliveryForm: "LOCAL", command: "true" }, envId: "env-12345678" } };
class Farm extends pulumi.ComponentResource {
  constructor(name, options) {
    super("acme:Farm", name, {}, options);
    new tencent.TaskTemplate(name + "-template", task, { parent: this });
  }
}
const theirs = tencent.ComputeEnv.get("theirs", process.env.THEIRS);
new Farm("belowRead", { parent: theirs });
new tencent.TaskTemplate("ofRead", task, { parent: theirs });
new tencent.TaskTemplate("same", task);
exports.nodes = new tencent.ComputeEnv("nodes", {
  desiredComputeNodeCount: 0,
  placement: { zone: "${zone}" },
  envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" },
}, ${options}).id;
`;

const DYNAMIC = "pulumi-batchflow";
const ENTRY = "pulumi-batchflow/plugin";

let emulator: Emulator;
let stack: TestStack;
let theirs: string;
const environments = () => emulator.control.state("tencent").computeEnvs.map(({ id }) => id);

beforeAll(async () => {
  emulator = await start();
  const client = new TestClient(emulator.platforms.tencent);
  theirs = String((await client.call("CreateComputeEnv", computeEnv({ EnvName: "theirs" }))).EnvId);
  stack = await createStack({
    program: { "index.js": program(DYNAMIC) },
    path: [PLUGIN],
    config: connections.tencent(emulator),
    env: { THEIRS: theirs, SETTINGS: JSON.stringify(config(emulator)["batchflow:tencent"]) },
  });
  expectSuccess(await stack.up());
});
afterAll(async () => {
  stack.remove();
  await emulator.close();
});

/** Runs a program; answers the requests that changed something. */
async function up(entry: Entry, variant?: Variant): Promise<string[]> {
  stack.writeFile("index.js", program(entry, variant));
  emulator.control.clearRequests();
  expectSuccess(await stack.up());
  return changingRequests(emulator);
}

it("children of what is only read move with it, in a component too", async () => {
  expect(await up(ENTRY)).toEqual([]);
  expect(await up(DYNAMIC)).toEqual([]);
});

it("a replacement at the same time replaces that object alone, whichever goes first", async () => {
  const [, first] = environments();
  expect(await up(ENTRY, { zone: "ap-guangzhou-3" })).toEqual(["DeleteComputeEnv", "CreateComputeEnv"]);
  const [, second] = environments();
  expect(second).not.toBe(first);
  expect(await stack.outputs()).toEqual({ nodes: second });
  const beside = { zone: "ap-guangzhou-4", options: "{ deleteBeforeReplace: false }" };
  expect(await up(DYNAMIC, beside)).toEqual(["CreateComputeEnv", "DeleteComputeEnv"]);
  expect(environments()).toHaveLength(2);
  expect(environments()[1]).not.toBe(second);
  expect(await up(ENTRY, beside)).toEqual([]);
});

it("what the plugin has imported moves, and so does what has an explicit provider, and back", async () => {
  const [, made] = environments();
  const provider = `new Provider("own", { tencent: JSON.parse(process.env.SETTINGS) })`;
  const explicit = { zone: "ap-guangzhou-4", options: `{ provider: ${provider} }` };
  expect(await up(ENTRY, explicit)).toEqual([]);
  expect(await up(DYNAMIC, { zone: "ap-guangzhou-4" })).toEqual([]);

  const { urn = "" } = resourceOf(stack, "nodes") ?? {};
  expectSuccess(await stack.cli("state", "delete", urn, "--yes"));
  const imported = { zone: "ap-guangzhou-4", options: `{ import: "${made}" }` };
  expect(await up(ENTRY, imported)).toEqual([]);
  expect(await up(DYNAMIC, { zone: "ap-guangzhou-4" })).toEqual([]);
  expect(environments()).toEqual([theirs, made]);
  expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
});

it("what a refresh or destroy of the program that moved back cannot serve, the next update mends", async () => {
  await up(ENTRY, { zone: "ap-guangzhou-4" });
  // Until then the outputs are those of the dynamic form.
  expectSuccess(await stack.refresh());
  stack.writeFile("index.js", program(DYNAMIC, { zone: "ap-guangzhou-4" }));
  const refused = await stack.destroy("--run-program");
  expect(refused.exitCode).not.toBe(0);
  expect(refused.stdout + refused.stderr).toContain("code must be a string, not undefined");
  expect(environments()).toHaveLength(2);
  await up(DYNAMIC, { zone: "ap-guangzhou-4" });
  expectSuccess(await stack.destroy());
  expect(environments()).toEqual([theirs]);
  expect(emulator.control.state("tencent").taskTemplates).toEqual([]);
});
