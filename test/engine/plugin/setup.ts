import { join } from "node:path";

import { type Emulator, type PlatformName, pulumiConfig } from "pulumi-batchflow-emulator";
import { repositoryRoot, type StackOptions } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";

/** The folder with the plugin, as the build makes it. */
export const PLUGIN = join(repositoryRoot, "dist/plugin");

const START = `
const pulumi = require("@pulumi/pulumi");
const config = new pulumi.Config();
/** A provider with connections of its own. */
const provider = (name, args) => new (class extends pulumi.ProviderResource {})("batchflow", name, args);
/** A resource of the plugin; its outputs are there only as far as they are named. */
const declare = (type, name, args, options = {}, outputs = []) => new (class extends pulumi.CustomResource {})(
  "batchflow:" + type, name, { ...Object.fromEntries(outputs.map((output) => [output, undefined])), ...args }, options);
`;

/** The text of a program; what it declares are texts of the functions below, or code of its own. */
export function program(...statements: readonly string[]): string {
  return [START, ...statements].join("\n");
}

/** A resource, whose id is an output of the stack; `options` and `args` are JSON or code. */
export function declared(
  type: string,
  name: string,
  args: object | string,
  options: object | string = {},
): string {
  const [inputs, opts] = [args, options].map((one) => (typeof one === "string" ? one : JSON.stringify(one)));
  return `const ${name} = declare("${type}", "${name}", ${inputs}, ${opts}); exports.${name} = ${name}.id;`;
}

export function template(name: string, args: object = {}, options: object | string = {}): string {
  const info = { application: { deliveryForm: "LOCAL", command: "true" }, envId: "env-12345678" };
  return declared("tencent:TaskTemplate", name, { taskTemplateInfo: info, ...args }, options);
}

/** A file system of a storage that the server does not try; another storage of `type` is another file system. */
export function fileSystem(
  name: string,
  type: "mock" | "local",
  args: object = {},
  options: object | string = {},
): string {
  const storage =
    type === "mock"
      ? { type, url: "mock://data", pvc: "claim", namespace: "default" }
      : { type, url: "local://folder/data" };
  return declared("paddleflow:FileSystem", name, { storage, ...args }, options);
}

/** The options of a stack whose default provider has the connections to both platforms. */
export function options(emulator: Emulator, text: string): StackOptions {
  return {
    program: { "index.js": text },
    path: [PLUGIN],
    config: { ...connections.tencent(emulator), ...connections.paddleflow(emulator) },
  };
}

/** The settings of a connection as a program gives them to a provider. */
export function settings(emulator: Emulator, name: PlatformName): Record<string, unknown> {
  const entries = Object.entries(pulumiConfig(emulator, name)).map(([key, { value }]) => [
    key.slice(key.indexOf(".") + 1),
    value,
  ]);
  return { ...Object.fromEntries(entries), skipCredentialsValidation: true };
}
