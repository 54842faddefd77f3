import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startEmulator } from "pulumi-batchflow-emulator";
import { afterAll, expect, it } from "vitest";

import { ensureYaml } from "../toolchain/pulumi/languages";
import { pythonProgramPath } from "../toolchain/pulumi/python";
import { expectSuccess, type Program, repositoryRoot, withStack } from "../toolchain/stack";
import { connections } from "../toolchain/stack/connections";
import { orSkip } from "../toolchain/unavailable";

const readme = readFileSync(join(repositoryRoot, "README.md"), "utf8");
const PLUGIN = join(repositoryRoot, "dist/plugin");
const folder = mkdtempSync(join(tmpdir(), "batchflow-readme-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The README's program in a language. */
function programIn(language: string): string {
  const [, text] = new RegExp(`^\`\`\`${language} program\n([\\s\\S]*?)^\`\`\`$`, "m").exec(readme) ?? [];
  if (text === undefined) throw new Error(`the README has no program in ${language}`);
  return text;
}

/** Brings the program up, looks at the platform, and destroys it to nothing. */
async function expectWhole(program: Program, path: readonly string[]): Promise<void> {
  const emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
  const config = { ...connections.tencent(emulator), nodePassword: { secret: "Gener8ed-by-test" } };
  try {
    await withStack({ program, project: "render", config, path: [...path, PLUGIN] }, async (stack) => {
      expectSuccess(await stack.up());
      const { computeEnvs, taskTemplates, jobs } = emulator.control.state("tencent");
      expect([computeEnvs.length, taskTemplates.length, jobs.length]).toEqual([1, 1, 1]);
      expect(computeEnvs[0]?.input).toMatchObject({
        DesiredComputeNodeCount: 2,
        EnvData: { LoginSettings: { Password: "Gener8ed-by-test" } },
      });
      expect(computeEnvs[0]?.input.EnvData?.InstanceType).not.toBe("S1.SMALL1");
      expect(jobs[0]?.state).toBe("SUCCEED");
      expect(await stack.outputs()).toEqual({ template: taskTemplates[0]?.id, job: jobs[0]?.id });
      expectSuccess(await stack.preview("--expect-no-changes"));
    });
    expect(emulator.control.state("tencent")).toMatchObject({
      computeEnvs: [],
      taskTemplates: [],
      jobs: [],
    });
  } finally {
    await emulator.close();
  }
}

it("shows the program in YAML", async (context) => {
  const host = await orSkip(context, ensureYaml());
  await expectWhole({ "Pulumi.yaml": programIn("yaml") }, [host]);
});

it("shows the program in Python", async (context) => {
  const path = await orSkip(context, pythonProgramPath(folder));
  const project = { name: "render", runtime: "python" };
  const program = { "Pulumi.yaml": JSON.stringify(project), "__main__.py": programIn("python") };
  await expectWhole(program, path);
});
