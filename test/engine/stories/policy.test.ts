import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { createStack, expectSuccess, type Run, type TestStack } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";
import { policyPack } from "../../toolchain/stack/policyPack";
import { changingRequests, start } from "../tencent/setup";

/** How many nodes `tail` is to have shows when `train` is there. */
const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const { tencent } = require("pulumi-batchflow");
const nodes = new pulumi.Config().requireNumber("nodes");
const common = {
  placement: { zone: "ap-guangzhou-2" },
  envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" },
};
const train = new tencent.ComputeEnv("train", { ...common, desiredComputeNodeCount: nodes, tags: { team: "ml" } });
new tencent.ComputeEnv("tail", { ...common, desiredComputeNodeCount: train.id.apply(() => 1) });
new tencent.TaskTemplate("render", {
  taskTemplateInfo: { application: { deliveryForm: "LOCAL", command: "true" }, envId: train.id },
});
`;

/** The package's policies beside one's own, on the resources of one class. */
const POLICIES = `
const { PolicyPack, validateResourceOfType, validateStackResourcesOfType } = require("@pulumi/policy");
const { tencent } = require("pulumi-batchflow");
const limits = require("pulumi-batchflow/policy");
new PolicyPack("sizes", {
  policies: [
    limits.maxNodesPerEnvironment({ nodes: 3 }),
    limits.maxNodesPerStack({ nodes: 2, enforcementLevel: "advisory" }),
    limits.requiredTags({ tags: ["team"], enforcementLevel: "advisory" }),
    limits.noUnlimitedRates({ enforcementLevel: "advisory" }),
    limits.noPlainHttp(),
    {
      name: "few-nodes",
      description: "An environment has at most four nodes.",
      enforcementLevel: "mandatory",
      validateResource: validateResourceOfType(tencent.ComputeEnv, (env, _args, report) => {
        if (env.desiredComputeNodeCount > 4) report("has " + env.desiredComputeNodeCount + " nodes");
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

const TOO_MANY = "tencent:ComputeEnv train: desiredComputeNodeCount asks for 5 nodes, at most 3 are allowed";
const WARNINGS = [
  "tencent:ComputeEnv tail: tags has no team, required are team",
  'batchflow:tencent.rateLimits is "off"',
  "has 1 template",
];

describe("policies on the stack of a TypeScript or JavaScript program", () => {
  let emulator: Emulator;
  let stack: TestStack;
  let pack: string;
  const objects = () => {
    const { computeEnvs, taskTemplates } = emulator.control.state("tencent");
    return [computeEnvs.length, taskTemplates.length];
  };
  const fails = ({ exitCode, stdout, stderr }: Run): string => {
    expect(exitCode, stdout + stderr).not.toBe(0);
    expect(changingRequests(emulator)).toEqual([]);
    return stdout + stderr;
  };

  beforeAll(async () => {
    emulator = await start();
    const config = {
      ...connections.tencent(emulator),
      "batchflow:tencent.rateLimits": "off",
      "batchflow-test:nodes": 5,
    };
    stack = await createStack({ program: { "index.js": PROGRAM }, config });
    pack = await policyPack(stack, "sizes", { "index.js": POLICIES });
  });
  afterAll(async () => {
    await stack?.dispose();
    await emulator?.close();
  });

  it("stop a preview and an update before a request is sent that changes anything", async () => {
    const preview = fails(await stack.preview("--policy-pack", pack));
    expect(preview).toContain(TOO_MANY);
    expect(preview).toContain("has 5 nodes");
    expect(fails(await stack.up("--policy-pack", pack))).toContain(TOO_MANY);
    expect(objects()).toEqual([0, 0]);
  });

  it("warn where they are advisory, in a preview, which does not know all, and in an update, which does", async () => {
    await stack.setConfig("batchflow-test:nodes", 2);
    const preview = expectSuccess(await stack.preview("--policy-pack", pack)).stdout;
    for (const warning of WARNINGS) expect(preview).toContain(warning);
    expect(preview).toMatch(
      /can't run policy 'max-nodes-per-environment'.*\.desiredComputeNodeCount can't be known/,
    );
    expect(preview).not.toContain("asks for 5 nodes");

    const up = expectSuccess(await stack.up("--policy-pack", pack)).stdout;
    for (const warning of WARNINGS) expect(up).toContain(warning);
    expect(up).toContain("The stack asks for 3 nodes, at most 2 are allowed");
    expect(up).not.toContain("can't run policy");
    expect(objects()).toEqual([2, 1]);
  });

  it("take levels and limits from the pack's configuration, and connections as they have become", async () => {
    emulator.control.clearRequests();
    const configured = ["--policy-pack", pack, "--policy-pack-config", "limits.json"];
    stack.writeFile("limits.json", JSON.stringify({ "max-nodes-per-stack": "mandatory" }));
    expect(fails(await stack.preview(...configured))).toContain(
      "The stack asks for 3 nodes, at most 2 are allowed",
    );

    stack.writeFile("limits.json", JSON.stringify({ "max-nodes-per-environment": { nodes: 1 } }));
    expect(fails(await stack.preview(...configured))).toContain(
      "train: desiredComputeNodeCount asks for 2 nodes, at most 1 are allowed",
    );

    await stack.setConfig("batchflow:tencent.allowHttp", true);
    expect(fails(await stack.up("--policy-pack", pack))).toContain("batchflow:tencent.allowHttp is true");
    await stack.setConfig("batchflow:tencent.allowHttp", false);
  });
});
