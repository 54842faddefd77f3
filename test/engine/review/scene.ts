import { join } from "node:path";

import type { Emulator } from "pulumi-batchflow-emulator";
import { repositoryRoot } from "../../toolchain/repository";
import type { StackOptions } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";

export type HostForm = "dynamic" | "plugin";

/** Secrets that no review may show. */
export const CANARIES: readonly [string, string, string] = [
  "Passw0rd-Canary",
  "Passw0rd-Changed",
  "KeyCanary1",
];

const STARTS: Readonly<Record<HostForm, string>> = {
  dynamic: `
const pulumi = require("@pulumi/pulumi");
const platforms = require("pulumi-batchflow");
const declare = (type, name, args, options) => {
  const [platform, kind] = type.split(":");
  return new platforms[platform][kind](name, args, options);
};`,
  plugin: `
const pulumi = require("@pulumi/pulumi");
const provider = (name, args) => new (class extends pulumi.ProviderResource {})("batchflow", name, args);
const declare = (type, name, args, options) =>
  new (class extends pulumi.CustomResource {})("batchflow:" + type, name, args, options);`,
};

/** The text of a program; what it declares are texts of the functions below. */
export function program(host: HostForm, ...resources: readonly string[]): string {
  return [STARTS[host], ...resources].join("\n");
}

/** A resource; `args` and `options` are code. */
function declared(type: string, name: string, args: string, options = "{}"): string {
  return `const ${name} = declare("${type}", "${name}", ${args}, ${options});`;
}

/** A compute environment with a public address and a password. */
export function train(
  { zone = "ap-guangzhou-2", nodes = 2, password = CANARIES[0] } = {},
  options = "{}",
): string {
  const args = {
    desiredComputeNodeCount: nodes,
    placement: { zone },
    envData: {
      instanceType: "S1.SMALL2",
      imageId: "img-bd78fy2t",
      internetAccessible: { internetMaxBandwidthOut: 5 },
      loginSettings: { password },
    },
    waitForNodes: false,
  };
  return declared("tencent:ComputeEnv", "train", JSON.stringify(args), options);
}

/** A task template that is made from the environment. */
export function render(description: string, options = "{}"): string {
  const authentications = JSON.stringify([{ scene: "COS", secretId: "id", secretKey: CANARIES[2] }]);
  const info = `{ application: { deliveryForm: "LOCAL", command: "true" }, envId: train.id, authentications: ${authentications} }`;
  const args = `{ taskTemplateDescription: ${JSON.stringify(description)}, taskTemplateInfo: ${info} }`;
  return declared("tencent:TaskTemplate", "render", args, options);
}

/** A job that runs in the environment. */
export function once(command: string, options = "{}"): string {
  const application = `{ deliveryForm: "LOCAL", command: ${JSON.stringify(command)} }`;
  const args = `{ placement: { zone: "ap-guangzhou-2" }, tasks: [{ taskName: "A", application: ${application}, envId: train.id }] }`;
  return declared("tencent:Job", "once", args, options);
}

/** A pipeline with a document of several lines. */
export function steps(image: string, options = "{}"): string {
  const yaml = [
    "name: steps",
    "entry_points:",
    "  first:",
    "    command: echo first",
    `    docker_env: ${image}`,
    "  second:",
    "    deps: first",
    "    command: echo second",
    "    docker_env: nginx:1.7.9",
    "",
  ].join("\n");
  return declared("paddleflow:Pipeline", "steps", JSON.stringify({ yaml }), options);
}

/** A file system of a storage that the server does not try. */
export function data(options = "{}"): string {
  const storage = { type: "mock", url: "mock://data", pvc: "claim", namespace: "default" };
  return declared("paddleflow:FileSystem", "data", JSON.stringify({ storage }), options);
}

/** The options of a stack with the connections to both platforms. */
export function options(host: HostForm, emulator: Emulator, text: string): StackOptions {
  return {
    program: { "index.js": text },
    path: host === "plugin" ? [join(repositoryRoot, "dist/plugin")] : [],
    config: { ...connections.tencent(emulator), ...connections.paddleflow(emulator) },
  };
}
