import { afterEach, beforeEach, expect, it } from "vitest";

import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { createStack, expectSuccess, type TestStack } from "../../toolchain/stack";
import { batchflow } from "../../toolchain/stack/batchflow";
import { connections } from "../../toolchain/stack/connections";
import { resourceOf } from "../tencent/setup";

const HOUR = 3_600;
/** The CLI's own, where something is not as it was to be. */
const CHANGES = 7;
/** That of `batchflow orphans --expect-none`. */
const UNMET = 5;

const PROGRAM = `
const { otc, paddleflow, tencent } = require("pulumi-batchflow");
const placement = { zone: "ap-guangzhou-2" };
const envData = { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" };
const train = new tencent.ComputeEnv("train", { placement, envData, desiredComputeNodeCount: 2 });
const task = (command, computeEnv) => ({ application: { deliveryForm: "LOCAL", command }, ...computeEnv });
new tencent.Job("onNodes", { placement, tasks: [{ taskName: "A", ...task("sleep 9000", { envId: train.id }) }] });
new tencent.Job("alone", { placement, tasks: [{ taskName: "A", ...task("exit 3", { computeEnv: { envData } }) }] });

const cluster = new paddleflow.Cluster("main", { endpoint: "https://k8s", clusterType: "K3S", credential: process.env.KUBECONFIG_BASE64 });
const clusterName = cluster.id;
const queue = new paddleflow.Queue("runs", { namespace: "default", clusterName, maxResources: { cpu: "20", mem: "40Gi" } });
const yaml = queue.id.apply((name) => JSON.stringify({
  name: "train",
  docker_env: "nginx:1.7.9",
  entry_points: { main: { command: "sleep 1000", env: { PF_JOB_QUEUE_NAME: name, PF_JOB_FLAVOUR: "flavour1" } } },
}));
const pipeline = new paddleflow.Pipeline("train", { yaml });
const version = { pipelineId: pipeline.id, pipelineVersionId: pipeline.latestVersionId };
new paddleflow.Schedule("hourly", { ...version, crontab: "@hourly" });
new paddleflow.Run("first", version);

const golden = new otc.Image("golden", {
  source: { from: "file", imageUrl: "ims-image:system.qcow2", minDisk: 40, osVersion: "CentOS 7.0 64bit" },
  tags: { team: "ml" },
});
new otc.ImageShare("partner", { imageId: golden.id, projectId: "089b2f9a3d80d3062f24c00ca4ed5cbd" });
exports.train = train.id;
`;

const KUBECONFIG = {
  clusters: [{ name: "c", cluster: { server: "https://k8s.example.com:6443" } }],
  users: [{ name: "u", user: { token: "token" } }],
  contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
  "current-context": "x",
};

let emulator: Emulator;
let stack: TestStack;
beforeEach(async () => {
  emulator = await startEmulator({
    timeScale: 2_000,
    rateLimits: false,
    otc: { durations: { jobKept: HOUR, token: 3 * HOUR } },
    paddleflow: { tokenExpirationHour: 3 },
  });
  stack = await createStack({
    program: { "index.js": PROGRAM },
    config: {
      ...connections.tencent(emulator),
      ...connections.paddleflow(emulator),
      ...connections.otc(emulator),
    },
    env: { KUBECONFIG_BASE64: Buffer.from(JSON.stringify(KUBECONFIG)).toString("base64") },
  });
});
afterEach(async () => {
  stack.remove();
  await emulator.close();
});

it("a stack that nobody touches has no drift and no orphans for a day, and then what somebody changes", async () => {
  const { control } = emulator;
  const refresh = (...more: string[]) =>
    stack.cli("refresh", "--preview-only", "--expect-no-changes", ...more);
  expectSuccess(await stack.up());
  const { train } = (await stack.outputs()) as { train: string };
  control.configure({ timeScale: 0 });
  for (const hours of [1, 7, 16]) {
    const [node] = control.state("tencent").computeEnvs[0]?.nodes ?? [];
    control.tencent.reclaimNode(train, node?.id ?? "");
    control.advance(hours * HOUR - 20);
    expectSuccess(await refresh());
    control.advance(20);
  }
  expect(control.state("paddleflow").runs.length).toBeGreaterThanOrEqual(24);
  expect(control.state("otc").jobs).toEqual([]);
  expectSuccess(await batchflow(stack, "orphans", "--expect-none", "all"));

  control.tencent.setFields(train, { DesiredComputeNodeCount: 3 });
  const drifted = await refresh("--diff");
  expect(drifted).toMatchObject({ exitCode: CHANGES });
  expect(drifted.stdout).toMatch(/desiredComputeNodeCount: 2 => 3/);

  // The state forgets a job. Of whom it is nobody can tell any more, so that it fails no other project's night.
  const alone = resourceOf(stack, "alone")?.urn ?? "";
  expectSuccess(await stack.cli("state", "delete", alone, "--yes"));
  expectSuccess(await batchflow(stack, "orphans", "--expect-none"));
  const orphans = await batchflow(stack, "orphans", "--expect-none", "all", "--format", "markdown");
  expect(orphans).toMatchObject({ exitCode: UNMET, stderr: "" });
  expect(orphans.stdout).toMatch(/^## Orphans\n\n\*\*1 object that nobody owns\*\*: 1 of unknown/);
});
