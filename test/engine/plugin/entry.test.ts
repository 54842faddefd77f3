import { afterAll, beforeAll, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { createStack, expectSuccess, type TestStack } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";
import { computeEnv, TestClient } from "../../unit/emulator/tencent/client";
import { changingRequests, resourceOf, start } from "../tencent/setup";
import { PLUGIN } from "./setup";

const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { Provider, tencent, useConnections } from "pulumi-batchflow/plugin";

const config = new pulumi.Config();
const task: tencent.TaskTemplateArgs = {
  taskTemplateInfo: { application: { deliveryForm: "LOCAL", command: "true" }, envId: "env-12345678" },
};
const nodes: tencent.ComputeEnvArgs = {
  envName: "by-hand",
  desiredComputeNodeCount: 0,
  placement: { zone: "ap-guangzhou-2" },
  envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" },
};

class Farm extends pulumi.ComponentResource {
  constructor(name: string, options?: pulumi.ComponentResourceOptions) {
    super("acme:Farm", name, {}, options);
    new tencent.TaskTemplate(\`\${name}-child\`, task, { parent: this });
  }
}

const own = new tencent.TaskTemplate("own", { ...task, taskTemplateDescription: config.get("description") });
const imported = new tencent.ComputeEnv("imported", nodes, { import: config.require("theirs"), retainOnDelete: true });
const provider = new Provider("prod", { tencent: config.requireSecretObject("settings") });
new tencent.TaskTemplate("explicit", task, { provider });
new Farm("farm", { providers: [provider] });
new tencent.TaskTemplate("named", { ...task, connection: "tencent-prod" });
new Farm("inheriting", { transformations: [useConnections({ tencent: "tencent-prod" })] });

export const templates = own.id.apply((id) => tencent.getTaskTemplates({ taskTemplateIds: [id] })).length;
export const isOwn = tencent.TaskTemplate.isInstance(own) && tencent.ComputeEnv.isInstance(imported);
export const name = own.taskTemplateName;
`;

/** The project names the plugin's folder, whatever release and address the resources name. */
const PROJECT = JSON.stringify({
  name: "batchflow-test",
  runtime: { name: "nodejs", options: { packagemanager: "npm", typescript: true } },
  plugins: { providers: [{ name: "batchflow", path: PLUGIN }] },
});

/** The stack's own account, and the one of the explicit provider and the named connection. */
let emulators: [own: Emulator, prod: Emulator];
let theirs: string;
let stack: TestStack;
const templates = (emulator: Emulator) => emulator.control.state("tencent").taskTemplates;
const changing = () => emulators.map(changingRequests);

beforeAll(async () => {
  emulators = [await start(), await start()];
  const [own, prod] = emulators;
  const client = new TestClient(own.platforms.tencent);
  theirs = String(
    (await client.call("CreateComputeEnv", computeEnv({ EnvName: "by-hand", DesiredComputeNodeCount: 0 })))
      .EnvId,
  );
  own.control.clearRequests();
  const { endpoint, region, secretId, secretKey } = prod.platforms.tencent;
  const settings = { endpoint, region, secretId, secretKey, skipCredentialsValidation: true };
  const named = Object.entries(settings).map(
    ([key, value]) => [`batchflow:tencent-prod.${key}`, value] as const,
  );
  stack = await createStack({
    program: { "index.ts": PROGRAM, "Pulumi.yaml": PROJECT },
    config: {
      ...connections.tencent(own),
      ...Object.fromEntries(named),
      "batchflow-test:theirs": theirs,
      "batchflow-test:settings": { secret: JSON.stringify(settings) },
    },
  });
});
afterAll(async () => {
  stack.remove();
  await Promise.all(emulators.map((emulator) => emulator.close()));
});

it("a preview acts at no platform", async () => {
  expectSuccess(await stack.preview());
  expect(changing()).toEqual([[], []]);
});

it("an update makes each object by its connection or provider, and imports by id", async () => {
  const [own, prod] = emulators;
  expectSuccess(await stack.up());
  expect(changing()).toEqual([["CreateTaskTemplate"], ["CreateTaskTemplate"]]);
  expect(templates(own)).toHaveLength(1);
  expect(templates(prod)).toHaveLength(4);
  expect(resourceOf(stack, "imported")?.id).toBe(theirs);
  const name = String((await stack.outputs()).name);
  expect(await stack.outputs()).toEqual({ templates: 1, isOwn: true, name });
  expect(JSON.stringify(templates(own))).toContain(JSON.stringify(name));
  expect(stack.stateText()).not.toContain(prod.platforms.tencent.secretKey);
  expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
});

it("a change in place is one request, and a destroy leaves what was imported", async () => {
  const [own, prod] = emulators;
  for (const { control } of emulators) control.clearRequests();
  await stack.setConfig("batchflow-test:description", "changed");
  expectSuccess(await stack.up());
  expect(changing()).toEqual([["ModifyTaskTemplate"], []]);
  expectSuccess(await stack.destroy());
  expect(emulators.map(templates)).toEqual([[], []]);
  expect(own.control.state("tencent").computeEnvs.map(({ id }) => id)).toEqual([theirs]);
  expect(prod.control.state("tencent").computeEnvs).toEqual([]);
});
