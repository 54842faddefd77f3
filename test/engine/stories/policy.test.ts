import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startEmulator, type Emulator } from "pulumi-batchflow-emulator";
import { connections } from "../../toolchain/stack/connections";
import { expectSuccess, repositoryRoot, withStack, type TestStack } from "../../toolchain/stack";

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const { tencent } = require("pulumi-batchflow");
const nodes = new pulumi.Config().requireNumber("nodes");
const env = new tencent.ComputeEnv("train", {
  desiredComputeNodeCount: nodes,
  placement: { zone: "ap-guangzhou-2" },
  envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" },
});
new tencent.TaskTemplate("render", {
  taskTemplateInfo: { application: { deliveryForm: "LOCAL", command: "true" }, envId: env.id },
});
`;

const POLICIES = `
const { PolicyPack, validateResourceOfType, validateStackResourcesOfType } = require("@pulumi/policy");
const { tencent } = require("pulumi-batchflow");
new PolicyPack("sizes", {
  policies: [
    {
      name: "few-nodes",
      description: "An environment has at most three nodes.",
      enforcementLevel: "mandatory",
      validateResource: validateResourceOfType(tencent.ComputeEnv, (env, _args, report) => {
        if (env.desiredComputeNodeCount > 3) report("has " + env.desiredComputeNodeCount + " nodes");
      }),
    },
    {
      name: "one-template",
      description: "A stack has a template.",
      enforcementLevel: "advisory",
      validateStack: validateStackResourcesOfType(tencent.TaskTemplate, (templates, _args, report) => {
        report("has " + templates.length + " template");
      }),
    },
  ],
});
`;

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
});
afterAll(() => emulator.close());

/** What the engine starts for the policies: the program of @pulumi/pulumi that runs them. */
function policyPack(stack: TestStack): string {
  const folder = join(stack.projectFolder, "policies");
  mkdirSync(folder);
  writeFileSync(join(folder, "index.js"), POLICIES);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "sizes", version: "1.0.0" }));
  const pack = join(stack.projectFolder, "pack.sh");
  const runner = join(repositoryRoot, "node_modules/@pulumi/pulumi/cmd/run-policy-pack");
  writeFileSync(
    pack,
    `#!/bin/sh\ncd "${folder}" && exec "${process.execPath}" "${runner}" "$1" "${folder}"\n`,
  );
  chmodSync(pack, 0o755);
  return pack;
}

describe("a policy on the resources of one class", () => {
  it("meets them, and stops a stack that breaks it", async () => {
    const config = { ...connections.tencent(emulator), "batchflow-test:nodes": "5" };
    await withStack({ program: { "index.js": PROGRAM }, config }, async (stack) => {
      const pack = policyPack(stack);
      const broken = await stack.preview("--policy-pack", pack);
      expect(broken.exitCode, broken.stdout + broken.stderr).not.toBe(0);
      expect(broken.stdout).toContain("has 5 nodes");
      await stack.setConfig("batchflow-test:nodes", "2");
      const { stdout } = expectSuccess(await stack.preview("--policy-pack", pack));
      expect(stdout).not.toContain("few-nodes");
      expect(stdout).toContain("has 1 template");
    });
  });
});
