import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Emulator } from "../../emulator";
import { createStack, expectSuccess, repositoryRoot, type TestStack, withStack } from "../../toolchain/stack";
import { changingRequests, options, PROGRAM, start } from "./setup";

let emulator: Emulator;
let owner: TestStack;
const state = () => emulator.control.state("tencent");

beforeEach(async () => {
  emulator = await start();
  owner = await createStack(options(emulator));
  expectSuccess(await owner.up());
});
afterEach(async () => {
  owner.remove();
  await emulator.close();
});

describe("existing objects", () => {
  it("are imported by the file that `batchflow import` writes; the next preview shows no change", async () => {
    await withStack(options(emulator), async (stack) => {
      const [env, template] = [state().computeEnvs[0], state().taskTemplates[0]];
      await stack.setConfig("name", env?.input.EnvName ?? "");
      stack.writeFile("index.js", named(PROGRAM, env?.input.EnvName, template?.name));
      const cli = join(repositoryRoot, "dist/provider/hosts/cli.js");
      const run = (...args: string[]) =>
        promisify(execFile)(process.execPath, [cli, "import", "--stack", stack.name, ...args], {
          cwd: stack.projectFolder,
          env: stack.env,
        });
      await run("tencent:ComputeEnv", "train", env?.id ?? "");
      await run("tencent:TaskTemplate", "render", template?.id ?? "");
      emulator.control.clearRequests();
      expectSuccess(
        await stack.cli(
          "import",
          "--file",
          "batchflow-import.json",
          "--generate-code=false",
          "--yes",
          "--skip-preview",
          "--protect=false",
        ),
      );
      expectSuccess(await stack.preview("--expect-no-changes"));
      expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
      expect(changingRequests(emulator)).toEqual([]);
      expectSuccess(await stack.destroy());
      expect(state()).toMatchObject({ computeEnvs: [], taskTemplates: [] });
    });
  });

  it("are adopted by id; nothing is created, and the next preview shows no change", async () => {
    const [env, template] = [state().computeEnvs[0], state().taskTemplates[0]];
    const program = named(PROGRAM, env?.input.EnvName, template?.name)
      .replace("}, protect);", `}, { adopt: "${env?.id}" });`)
      .replace(/\}\);\nexports/, `}, { adopt: "${template?.id}" });\nexports`);
    emulator.control.clearRequests();
    await withStack(options(emulator, program), async (stack) => {
      expectSuccess(await stack.up());
      expect(changingRequests(emulator)).toEqual([]);
      expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
      expect((await stack.outputs()).envId).toBe(env?.id);
    });
    expect(state()).toMatchObject({ computeEnvs: [], taskTemplates: [] });
  });

  it("are read by id without becoming the stack's own", async () => {
    const [env] = state().computeEnvs;
    const program = `
      const { tencent } = require("pulumi-batchflow");
      const env = tencent.ComputeEnv.get("theirs", "${env?.id}");
      exports.zone = env.placement.apply((placement) => placement.zone);
      exports.isOne = tencent.ComputeEnv.isInstance(env) && !tencent.TaskTemplate.isInstance(env);`;
    await withStack(options(emulator, program), async (stack) => {
      expectSuccess(await stack.up());
      expect(await stack.outputs()).toMatchObject({ zone: "ap-guangzhou-2", isOne: true });
    });
    expect(state().computeEnvs).toHaveLength(1);
  });
});

function named(program: string, envName?: string, templateName?: string): string {
  return program
    .replace("desiredComputeNodeCount:", `envName: "${envName}", desiredComputeNodeCount:`)
    .replace("taskTemplateDescription:", `taskTemplateName: "${templateName}", taskTemplateDescription:`);
}
