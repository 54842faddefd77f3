import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
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
      const cli = join(repositoryRoot, "dist/provider/hosts/commandLine/main.js");
      const run = (args: readonly string[], env = stack.env) =>
        promisify(execFile)(process.execPath, [cli, "import", ...args], { cwd: stack.projectFolder, env });
      const nameTable = { other: "urn:pulumi:test::project::x:y:Z::other" };
      stack.writeFile("batchflow-import.json", JSON.stringify({ nameTable, resources: [] }));
      const wrongPassphrase = { ...stack.env, PULUMI_CONFIG_PASSPHRASE: "another" };
      const unread = run(["tencent:ComputeEnv", "train", env?.id ?? ""], wrongPassphrase);
      await expect(unread).rejects.toThrow("the configuration of the selected stack cannot be read");
      await run(["tencent:ComputeEnv", "train", env?.id ?? "", "--stack", stack.name]);
      await run(["tencent:TaskTemplate", "render", template?.id ?? ""]);
      expect(
        JSON.parse(readFileSync(join(stack.projectFolder, "batchflow-import.json"), "utf8")),
      ).toMatchObject({ nameTable });
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
      expectSuccess(await stack.up());
      expect(changingRequests(emulator)).toEqual([]);

      // No read shows a credential: a new one must reach the platform all the same.
      await stack.setConfig("cosKey", "KeyCanary2");
      expectSuccess(await stack.up());
      expect(changingRequests(emulator)).toEqual(["ModifyTaskTemplate"]);
      expect(JSON.stringify(state().taskTemplates)).toContain("KeyCanary2");
      expectSuccess(await stack.preview("--expect-no-changes"));
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
