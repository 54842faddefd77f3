import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

import type { Emulator } from "pulumi-batchflow-emulator";
import { run, start, type Result, type Running } from "../../toolchain/process";
import { createStack, repositoryRoot, type TestStack } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";

export const SCRIPT = join(repositoryRoot, "examples/gitops/pipeline.sh");

/** What the script documents. */
export const CODES = {
  done: 0,
  trouble: 1,
  unconfirmed: 3,
  locked: 4,
  gate: 5,
  plan: 6,
  drift: 7,
  usage: 64,
};

/** The password and the key that the program of `createPipelineStack` has. */
export const SECRETS = /Passw0rd-Canary|KeyCanary1/;

type Env = Readonly<Record<string, string>>;

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const { tencent } = require("pulumi-batchflow");
const config = new pulumi.Config();
const env = new tencent.ComputeEnv("train", {
  desiredComputeNodeCount: config.getNumber("nodes") ?? 1,
  placement: { zone: config.get("zone") ?? "ap-guangzhou-2" },
  envData: {
    instanceType: "S1.SMALL2",
    imageId: "img-bd78fy2t",
    loginSettings: { password: pulumi.secret("Passw0rd-Canary") },
  },
});
new tencent.TaskTemplate("render", {
  taskTemplateDescription: config.get("description"),
  taskTemplateInfo: {
    application: { deliveryForm: "LOCAL", command: "true" },
    envId: env.id,
    authentications: [{ scene: "COS", secretId: "IdCanary1", secretKey: pulumi.secret("KeyCanary1") }],
  },
});
`;

/** A stack with an environment and a template; `nodes`, `zone` and `description` of its configuration change them. */
export async function createPipelineStack(
  emulator: Emulator,
  { program = PROGRAM, stack = "test", credentials = true } = {},
): Promise<TestStack> {
  const connection = Object.entries(connections.tencent(emulator)).filter(
    ([, value]) => credentials || typeof value !== "object",
  );
  return createStack({
    program: { "index.js": program },
    stack,
    config: {
      ...Object.fromEntries(connection),
      // A killed request that was not carried out is not waited for as long as a real one.
      "batchflow:tencent.lateAnswers": 1,
    },
  });
}

/**
 * Makes the stack's project a repository's checkout with the pipeline's files, and answers a folder for PATH with an `npm`
 * that has nothing to install.
 */
export function checkOut(stack: TestStack, files: Readonly<Record<string, string>>): string {
  for (const [target, source] of Object.entries({ "ci/pipeline.sh": "pipeline.sh", ...files })) {
    mkdirSync(dirname(join(stack.projectFolder, target)), { recursive: true });
    copyFileSync(join(repositoryRoot, "examples/gitops", source), join(stack.projectFolder, target));
  }
  const bin = join(stack.folder, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "npm"), '#!/bin/sh\n[ "$1" = ci ]\n', { mode: 0o755 });
  return bin;
}

/** The secrets and variables of a project on GitHub or GitLab: the state's backend, and temporary keys of the platform. */
export function settings(stack: TestStack, emulator: Emulator): { secrets: Env; variables: Env } {
  const { secretId, secretKey, token } = emulator.platforms.tencent.temporary;
  const { PULUMI_CONFIG_PASSPHRASE = "", PULUMI_BACKEND_URL = "" } = stack.env;
  return {
    secrets: {
      PULUMI_CONFIG_PASSPHRASE,
      TENCENTCLOUD_SECRET_ID: secretId,
      TENCENTCLOUD_SECRET_KEY: secretKey,
      TENCENTCLOUD_TOKEN: token,
    },
    variables: { PULUMI_BACKEND_URL },
  };
}

/** A runner's own environment: nothing of the stack, but where the tools are. */
export function machine(stack: TestStack, bin: string): Env {
  const own = Object.entries(jobEnv(stack)).filter(
    ([key]) => !/^(PULUMI_CONFIG_PASSPHRASE|PULUMI_BACKEND_URL|PULUMI_STACK)$/.test(key),
  );
  return { ...Object.fromEntries(own), PATH: `${bin}${delimiter}${stack.env.PATH}` };
}

/** The environment of a job of a stack's pipeline. */
export function jobEnv(stack: TestStack, env: Env = {}): Env {
  return {
    ...stack.env,
    CI: "true",
    PULUMI_STACK: stack.name,
    npm_config_cache: join(stack.folder, "npm"),
    ...env,
  };
}

/** Runs the script as a job does, in the project's folder and without a terminal. */
export function pipeline(stack: TestStack, command: string, env: Env = {}): Promise<Result> {
  return run("sh", [SCRIPT, command], { cwd: stack.projectFolder, env: jobEnv(stack, env) });
}

export function startPipeline(stack: TestStack, command: string, env: Env = {}): Running {
  return start("sh", [SCRIPT, command], { cwd: stack.projectFolder, env: jobEnv(stack, env) });
}

/** A file that the script wrote; undefined where it did not. */
export function written(stack: TestStack, name: string): string | undefined {
  const path = join(stack.projectFolder, "pipeline-out", name);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** A new machine, as each job gets one: what an earlier job wrote is gone. */
export function forget(stack: TestStack): void {
  rmSync(join(stack.projectFolder, "pipeline-out"), { recursive: true, force: true });
}

/** The result, where the script ended with this code; otherwise throws with all that it said. */
export function ended(result: Result, code: number): Result {
  if (result.exitCode !== code) {
    throw new Error(`ended with ${result.exitCode}, not ${code}:\n${result.stdout}\n${result.stderr}`);
  }
  return result;
}
