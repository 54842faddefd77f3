import type { Emulator } from "pulumi-batchflow-emulator";
import { run } from "../../toolchain/process";
import { ensurePulumi } from "../../toolchain/pulumi/toolchain";
import { createStack, type Run, type StackOptions, TestStack } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";

export const UP = ["up", "--yes", "--skip-preview"];
export const DESTROY = ["destroy", "--yes", "--skip-preview"];

/** The text of a program; what it declares are texts of the functions below. */
export function program(...resources: readonly string[]): string {
  return [
    `const pulumi = require("@pulumi/pulumi");`,
    `const { tencent, paddleflow } = require("pulumi-batchflow");`,
    `const config = new pulumi.Config();`,
    ...resources,
  ].join("\n");
}

/** A task template; `options` are those of the resource, as JSON or as code. */
export function template(name: string, args: object = {}, options: object | string = {}): string {
  const info = { application: { deliveryForm: "LOCAL", command: "true" }, envId: "env-12345678" };
  return declared("tencent.TaskTemplate", name, { taskTemplateInfo: info, ...args }, options);
}

/** A compute environment with no nodes unless told otherwise. */
export function environment(name: string, args: object = {}, options: object | string = {}): string {
  const own = {
    desiredComputeNodeCount: 0,
    placement: { zone: "ap-guangzhou-2" },
    envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" },
    waitForNodes: false,
  };
  return declared("tencent.ComputeEnv", name, { ...own, ...args }, options);
}

/** A job of one task. */
export function job(name: string, args: object = {}, options: object | string = {}): string {
  const own = {
    placement: { zone: "ap-guangzhou-2" },
    tasks: [
      {
        taskName: "A",
        application: { deliveryForm: "LOCAL", command: "true" },
        computeEnv: { envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" } },
      },
    ],
  };
  return declared("tencent.Job", name, { ...own, ...args }, options);
}

/** A file system of a storage that the server does not try; another storage of `type` is another file system. */
export function fileSystem(name: string, type: "mock" | "local", options: object | string = {}): string {
  const storage =
    type === "mock"
      ? { type, url: "mock://data", pvc: "claim", namespace: "default" }
      : { type, url: "local://folder/data" };
  return declared("paddleflow.FileSystem", name, { storage }, options);
}

function declared(type: string, name: string, args: object, options: object | string): string {
  const text = typeof options === "string" ? options : JSON.stringify(options);
  return `exports.${name} = new ${type}("${name}", ${JSON.stringify(args)}, ${text}).id;`;
}

/** The options of a stack with the connections to both platforms. */
export function options(emulator: Emulator, text: string): StackOptions {
  return {
    program: { "index.js": text },
    config: { ...connections.tencent(emulator), ...connections.paddleflow(emulator) },
  };
}

/** Another stack of the same project and folder, empty and with the same configuration. */
export function another(
  stack: TestStack,
  emulator: Emulator,
  text: string,
  name: string,
): Promise<TestStack> {
  return createStack({ ...options(emulator, text), folder: stack.folder, stack: name });
}

/** The same stack under its new name. */
export async function renamed(
  stack: TestStack,
  emulator: Emulator,
  text: string,
  name: string,
): Promise<TestStack> {
  return new TestStack(
    { ...options(emulator, text), folder: stack.folder, stack: name },
    await ensurePulumi(),
  );
}

/** Moves a resource from one stack's state into another's. */
export async function move(from: TestStack, to: TestStack, urn: string): Promise<Run> {
  const { pulumi } = await ensurePulumi();
  const args = ["state", "move", "--source", from.name, "--dest", to.name, "--yes", "--non-interactive", urn];
  return run(pulumi, args, { cwd: from.projectFolder, env: from.env });
}

/** All that a run has written. */
export function said({ stdout, stderr }: Run): string {
  return stdout + stderr;
}
