import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Stack } from "@pulumi/pulumi/automation";
import { pulumiConfig, startEmulator, type Emulator } from "pulumi-batchflow-emulator";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { folderStack, inlineStack } from "./stacks";

const state = mkdtempSync(join(tmpdir(), "batchflow-automation-"));
const backend = { PULUMI_BACKEND_URL: pathToFileURL(state).href, PULUMI_CONFIG_PASSPHRASE: "test" };

let emulator: Emulator;
let stack: Stack;

beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 1000 });
  stack = await inlineStack("test", backend);
  await stack.setAllConfig(pulumiConfig(emulator, "tencent"), true);
  await stack.up();
});

afterEach(() => stack.removeAllConfig(["nodes", "zone"]));

afterAll(async () => {
  await stack.destroy();
  await emulator.close();
  rmSync(state, { recursive: true });
});

/** The resources that a preview replaces. */
async function replaced(): Promise<string[]> {
  const names = new Set<string>();
  await stack.preview({
    onEvent({ resourcePreEvent }) {
      if (resourcePreEvent?.metadata.op !== "replace") return;
      names.add(resourcePreEvent.metadata.urn.split("::").at(-1) ?? "");
    },
  });
  return [...names];
}

it("replaces nothing for more nodes", async () => {
  await stack.setConfig("nodes", { value: "3" });

  expect(await replaced()).toEqual([]);
});

it("replaces the environment, and not the template, for another zone", async () => {
  await stack.setConfig("zone", { value: "ap-guangzhou-3" });

  expect(await replaced()).toEqual(["nodes"]);
});

it("keeps to the policies", async () => {
  await stack.setConfig("nodes", { value: "30" });

  const preview = stack.preview({ policyPacks: [join(__dirname, "policy")] });
  await expect(preview).rejects.toThrow("asks for 30 nodes, at most 20 are allowed");
});

it("finds nothing to change when it is run from its folder", async () => {
  const same = await folderStack("test", backend);
  await same.setAllConfig(pulumiConfig(emulator, "tencent"), true);

  try {
    await same.preview({ expectNoChanges: true });
  } finally {
    rmSync(join(__dirname, "Pulumi.test.yaml"));
  }
});

it("shows what others have changed, and takes it back", async () => {
  const [nodes] = emulator.control.state("tencent").computeEnvs;
  emulator.control.tencent.setFields(nodes?.id ?? "", { DesiredComputeNodeCount: 5 });

  const { changeSummary } = await stack.previewRefresh();
  expect(changeSummary).toMatchObject({ update: 1 });
  await stack.up({ refresh: true });
  expect(emulator.control.state("tencent").computeEnvs).toMatchObject([{ desired: 2 }]);
});
