import type { Emulator } from "pulumi-batchflow-emulator";
import { startEmulator } from "pulumi-batchflow-emulator";
import type { StackOptions, StoredResource, TestStack } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";

/** A program that declares one of each; its configuration says what changes. */
export const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const { tencent } = require("pulumi-batchflow");
const config = new pulumi.Config();
const zone = config.get("zone") ?? "ap-guangzhou-2";
const protect = config.getBoolean("createFirst") ? { deleteBeforeReplace: false } : {};
const env = new tencent.ComputeEnv("train", {
  desiredComputeNodeCount: config.getNumber("nodes") ?? 2,
  placement: { zone },
  envData: {
    instanceType: "S1.SMALL2",
    imageId: "img-bd78fy2t",
    loginSettings: { password: config.get("password") ?? "Passw0rd-Canary" },
  },
  tags: { team: "ml" },
}, protect);
const template = new tencent.TaskTemplate("render", {
  taskTemplateDescription: config.get("description"),
  taskTemplateInfo: {
    application: { deliveryForm: "LOCAL", command: "true" },
    envId: env.id,
    authentications: [{ scene: "COS", secretId: "IdCanary1", secretKey: config.get("cosKey") ?? "KeyCanary1" }],
  },
});
exports.envId = env.id;
exports.envName = env.envName;
exports.templateId = template.id;
`;

/** Virtual seconds pass so fast that nodes take milliseconds. */
export function start(): Promise<Emulator> {
  return startEmulator({ timeScale: 2_000, rateLimits: false });
}

export function options(emulator: Emulator, program = PROGRAM): StackOptions {
  return { program: { "index.js": program }, config: connections.tencent(emulator) };
}

/** The actions that changed something since the log was cleared. */
export function changingRequests(emulator: Emulator): string[] {
  return Object.keys(emulator.control.countRequests()).filter((action) => !action.startsWith("Describe"));
}

/** A resource as the state has it. */
export function resourceOf(stack: TestStack, name: string): StoredResource | undefined {
  return stack.stored().resources?.find(({ urn }) => urn.endsWith(`::${name}`));
}
