import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { createStack, repositoryRoot, type TestStack } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";
import { policyPack } from "../../toolchain/stack/policyPack";
import { orSkip } from "../../toolchain/unavailable";
import { changingRequests, start } from "../tencent/setup";
import { yamlHost } from "./host";

const program = (endpoint: string) => `
name: batchflow-test
runtime: yaml
config:
  type: { type: string, secret: true }
resources:
  prod:
    type: pulumi:providers:batchflow
    properties:
      tencent:
        endpoint: ${endpoint}
        region: ap-guangzhou
        secretId: id
        secretKey: key
        rateLimits: "off"
        skipCredentialsValidation: true
  reached:
    type: batchflow:tencent:ComputeEnv
    properties:
      desiredComputeNodeCount: 11
      placement: { zone: ap-guangzhou-2 }
      envData:
        instanceType: S5.LARGE8
        imageId: img-bd78fy2t
        loginSettings: { password: Canary-Passw0rd }
        internetAccessible: { internetMaxBandwidthOut: 10 }
  hidden:
    type: batchflow:tencent:ComputeEnv
    properties:
      desiredComputeNodeCount: 0
      placement: { zone: ap-guangzhou-2 }
      envData: { instanceType: "\${type}", imageId: img-bd78fy2t }
      tags: { team: ml }
    options: { provider: "\${prod}" }
`;

/** The pack of the examples as a user has it, compiled beforehand: the type check is the documentation's test. */
function examplePack(): Record<string, string> {
  const folder = join(repositoryRoot, "examples/gitops/policy");
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  const files = readdirSync(folder).map((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    return extname(name) === ".ts"
      ? [name.replace(/\.ts$/, ".js"), ts.transpileModule(text, { compilerOptions: options }).outputText]
      : [name, text];
  });
  return Object.fromEntries(files) as Record<string, string>;
}

let emulator: Emulator;
let stack: TestStack | undefined;
let host: Promise<readonly string[]>;

beforeAll(async () => {
  host = yamlHost();
  const path = await host.catch(() => undefined);
  // The test says why.
  if (path === undefined) return;
  emulator = await start();
  const config = {
    ...connections.tencent(emulator),
    "batchflow-test:type": { secret: "CANARY.LARGE8" },
  };
  const text = program(emulator.platforms.tencent.endpoint);
  stack = await createStack({ program: { "Pulumi.yaml": text }, config, path });
}, 20 * 60_000);
afterAll(async () => {
  await stack?.dispose();
  await emulator?.close();
});

it("stops a program in YAML over the plugin by the pack of the examples, with the levels of its configuration", async (context) => {
  await orSkip(context, host);
  if (stack === undefined) return;
  const pack = await policyPack(stack, "policy", examplePack());
  const options = ["--policy-pack", pack, "--policy-pack-config", "policy/policy-config.json"];
  const env = "tencent:ComputeEnv reached:";
  const mandatory = [
    `${env} desiredComputeNodeCount asks for 11 nodes, at most 10 are allowed`,
    `${env} desiredComputeNodeCount asks for nodes with a public address that take a password`,
    `${env} tags has no team, required are team`,
    "tencent:ComputeEnv hidden: envData.instanceType is [secret], allowed are S5.*, SA2.MEDIUM4",
    'prod: batchflow:tencent.rateLimits is "off"',
  ];
  const preview = await stack.preview(...options);
  expect(preview.exitCode, preview.stdout + preview.stderr).not.toBe(0);
  // 11 nodes for 730 hours, by the prices of the example.
  const month = "The stack costs 4818 CNY a month, at most 4000 CNY are allowed";
  for (const text of [...mandatory, month]) expect(preview.stdout).toContain(text);
  const up = await stack.up(...options);
  expect(up.exitCode, up.stdout + up.stderr).not.toBe(0);
  expect(preview.stdout + preview.stderr + up.stdout + up.stderr).not.toMatch(/canary/i);
  expect(changingRequests(emulator)).toEqual([]);
});
