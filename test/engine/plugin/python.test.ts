import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startEmulator } from "pulumi-batchflow-emulator";
import { afterAll, expect, it } from "vitest";

import { pythonProgramPath } from "../../toolchain/pulumi/python";
import { createStack, expectSuccess, repositoryRoot, withStack } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";
import { orSkip } from "../../toolchain/unavailable";

const KEY = "BucketKeyCanary";
/** The environment that exists before, made by a program of the dynamic form. */
const OWNER = `
const { tencent } = require("pulumi-batchflow");
new tencent.ComputeEnv("theirs", {
  envName: "standby",
  placement: { zone: "ap-guangzhou-3" },
  envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" },
  desiredComputeNodeCount: 1,
});`;

const folder = mkdtempSync(join(tmpdir(), "batchflow-python-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(
  "runs a Python program with a component, readers, a secret and an import",
  async (context) => {
    const path = await orSkip(context, pythonProgramPath(folder));

    const emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
    const config = connections.tencent(emulator);
    const state = () => emulator.control.state("tencent");
    try {
      const owner = await createStack({ program: { "index.js": OWNER }, config });
      expectSuccess(await owner.up());
      owner.remove();
      const theirs = state().computeEnvs[0]?.id ?? "";

      const options = {
        program: join(repositoryRoot, "examples/languages/python"),
        project: "batchflow-python",
        config: { ...config, standbyId: theirs, bucketKey: { secret: KEY } },
        path: [...path, join(repositoryRoot, "dist/plugin")],
      };
      await withStack(options, async (stack) => {
        const preview = expectSuccess(await stack.preview("--json"));
        const { steps } = JSON.parse(preview.stdout) as { steps: { op: string; urn: string }[] };
        const operations = steps.map(({ op, urn }) => [urn.split("::").at(-1), op]);
        expect(Object.fromEntries(operations)).toMatchObject({
          farm: "create",
          "farm-nodes": "create",
          "farm-render": "create",
          standby: "import",
        });
        expect(state()).toMatchObject({ computeEnvs: [{ id: theirs }], taskTemplates: [] });

        const up = expectSuccess(await stack.up());
        const made = state().computeEnvs.find(({ id }) => id !== theirs);
        expect(state().computeEnvs).toHaveLength(2);
        expect(await stack.outputs()).toEqual({
          environment_id: made?.id,
          template_id: state().taskTemplates[0]?.id,
          standby_id: theirs,
          names: [made?.input.EnvName],
          node_count: 2,
        });
        expect(JSON.stringify(state().taskTemplates)).toContain(KEY);
        expect(preview.stdout + up.stdout + up.stderr + stack.stateText()).not.toContain(KEY);

        expectSuccess(await stack.preview("--expect-no-changes"));
        expectSuccess(await stack.refresh("--expect-no-changes"));
        await stack.setConfig("nodes", 3);
        expectSuccess(await stack.up());
        expect(state().computeEnvs.find(({ id }) => id === made?.id)?.desired).toBe(3);
        expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
        expectSuccess(await stack.destroy());
      });
      expect(state()).toMatchObject({ computeEnvs: [], taskTemplates: [] });
    } finally {
      await emulator.close();
    }
  },
  15 * 60_000,
);
