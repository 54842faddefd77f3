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
      const objects = [
        "tencent:ComputeEnv",
        `train=${env?.id}`,
        "tencent:TaskTemplate",
        `render=${template?.id}`,
      ];
      const file = () => readFileSync(join(stack.projectFolder, "batchflow-import.json"), "utf8");
      await expect(run(objects, wrongPassphrase)).rejects.toThrow(
        /the configuration of the selected stack cannot be read: .* PULUMI_CONFIG_PASSPHRASE/,
      );
      // Nothing is written where one of several is not there.
      const before = file();
      await expect(run([...objects, "other=task-tmpl-none0000"])).rejects.toThrow(
        /1 of 3 .*task-tmpl-none0000/,
      );
      expect(file()).toBe(before);
      const { stderr } = await run([...objects, "--stack", stack.name]);
      expect(stderr).toContain(
        `run: pulumi import --file batchflow-import.json --generate-code=false --stack ${stack.name}`,
      );
      expect(stderr).toMatch(
        /tencent:TaskTemplate render: the program has to declare what no read shows: .*secretKey is required/,
      );
      expect(JSON.parse(file())).toMatchObject({
        nameTable,
        resources: [{ name: "train" }, { name: "render" }],
      });
      emulator.control.clearRequests();
      const imported = await stack.cli(
        "import",
        "--file",
        "batchflow-import.json",
        "--generate-code=false",
        "--yes",
        "--skip-preview",
        "--protect=false",
      );
      expectSuccess(imported);
      // The engine takes what a check refuses for a fault of the provider.
      expect(imported.stdout + imported.stderr).not.toContain("failed to validate");
      const { stdout } = await run(["tencent", "--list", "--format", "json"]);
      expect(JSON.parse(stdout)).toMatchObject({
        candidates: [
          {
            type: "tencent:ComputeEnv",
            id: env?.id,
            standing: "held",
            resource: expect.stringMatching(/::train$/) as string,
          },
          {
            type: "tencent:TaskTemplate",
            id: template?.id,
            standing: "held",
            resource: expect.stringMatching(/::render$/) as string,
          },
        ],
      });
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
