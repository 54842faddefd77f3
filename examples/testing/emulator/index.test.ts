import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalWorkspace, type Stack } from "@pulumi/pulumi/automation";
import { pulumiConfig, startEmulator, type Emulator } from "pulumi-batchflow-emulator";
import { afterAll, beforeAll, expect, it } from "vitest";

// The stack's state is a file in this folder: no Pulumi account is needed.
const state = mkdtempSync(join(tmpdir(), "batchflow-tested-"));
const envVars = { PULUMI_BACKEND_URL: `file://${state}`, PULUMI_CONFIG_PASSPHRASE: "test" };

let emulator: Emulator;
let stack: Stack;

beforeAll(async () => {
  // A thousand times as fast as the platform: nodes are there in milliseconds.
  emulator = await startEmulator({ timeScale: 1000 });
  stack = await LocalWorkspace.createStack({ stackName: "test", workDir: __dirname }, { envVars });
  await stack.setAllConfig(pulumiConfig(emulator, "tencent"), true);
});

afterAll(async () => {
  await stack.workspace.removeStack("test");
  await emulator.close();
  rmSync(state, { recursive: true });
});

it("makes an environment of two nodes and runs the job on them", async () => {
  await stack.up();

  emulator.control.tencent.drain();
  const { computeEnvs, jobs } = emulator.control.state("tencent");
  expect(computeEnvs).toMatchObject([{ nodes: [{ state: "RUNNING" }, { state: "RUNNING" }] }]);
  expect(jobs).toMatchObject([{ state: "SUCCEED", tasks: [{ name: "train" }] }]);
});

it("makes no second environment where the answer to the first request is lost", async () => {
  emulator.control.injectFault({ platform: "tencent", action: "CreateComputeEnv", kind: "lostAnswer" });
  await stack.destroy();
  await stack.up();

  expect(emulator.control.state("tencent").computeEnvs).toHaveLength(1);
});

it("leaves nothing on the platform when it is destroyed", async () => {
  await stack.destroy();

  expect(emulator.control.state("tencent")).toMatchObject({ computeEnvs: [], jobs: [] });
});
