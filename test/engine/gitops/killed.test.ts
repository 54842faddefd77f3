import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { Random } from "../../chaos/programs/random";
import { killRunAt } from "../../toolchain/stack/killedRun";
import { expectSuccess, type TestStack } from "../../toolchain/stack";
import { start } from "../tencent/setup";
import { CODES, createPipelineStack, ended, pipeline, startPipeline } from "./setup";

const PLAN = "1111aaa";
const SEED = Number(process.env.CHAOS_SEED ?? new Date().toISOString().slice(0, 10).replaceAll("-", ""));
interface Change {
  /** The key of the stack's configuration and its new value. */
  readonly config: readonly [string, string];
  /** The requests with which a run makes it. */
  readonly actions: readonly string[];
}

const CREATION: Change = {
  config: ["description", "first"],
  actions: ["CreateComputeEnv", "CreateTaskTemplate"],
};
const LATER: readonly Change[] = [
  { config: ["description", "second"], actions: ["ModifyTaskTemplate"] },
  {
    config: ["zone", "ap-guangzhou-3"],
    actions: ["CreateComputeEnv", "DeleteComputeEnv", "ModifyTaskTemplate"],
  },
];

/** The lock of the stack's backend, which the CLI writes. */
function lockOf(stack: TestStack): string {
  const folder = join(stack.folder, "state/.pulumi/locks/organization", stack.project, stack.name);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const [name, ...others] = files.filter((file) => file.endsWith(".json"));
  if (name === undefined || others.length > 0) throw new Error(`not one lock in ${folder}: ${files.join()}`);
  return join(folder, name);
}

it(
  `a job that is killed at a random moment leaves what the next one ends with one object each (seed ${SEED})`,
  { timeout: 10 * 60_000 },
  async () => {
    const random = new Random(SEED);
    const emulator = await start();
    const stack = await createPipelineStack(emulator);
    const exclusive = { PIPELINE_EXCLUSIVE: "true" };
    const up = (env: Readonly<Record<string, string>>) =>
      pipeline(stack, "up", { PIPELINE_PLAN_COMMIT: PLAN, ...env });
    const kill = async ({ config, actions }: Change) => {
      await stack.setConfig(...config);
      ended(await pipeline(stack, "preview", { PIPELINE_COMMIT: PLAN, PIPELINE_PRICES: "none" }), CODES.done);
      const at = {
        platform: "tencent",
        action: random.pick(actions),
        committed: random.chance(0.5),
      } as const;
      console.log(`killed at ${at.action}, ${at.committed ? "after" : "before"} it is carried out`);
      await killRunAt(emulator, at, () =>
        startPipeline(stack, "up", { PIPELINE_PLAN_COMMIT: PLAN, ...exclusive }),
      );
    };
    try {
      await kill(CREATION);
      // Without the CI's promise, and of another user's lock, it touches nothing.
      const lock = lockOf(stack);
      const text = readFileSync(lock, "utf8");
      const held = ended(await up({}), CODES.locked);
      expect(held.stderr).toMatch(/the stack is locked by \S+@\S+\. If no run of it goes on: pulumi cancel/);
      writeFileSync(lock, JSON.stringify({ ...(JSON.parse(text) as object), username: "somebody" }));
      expect(ended(await up(exclusive), CODES.locked).stderr).toContain("locked by somebody@");
      writeFileSync(lock, text);

      for (const next of [random.pick(LATER), undefined]) {
        // What is left of the plan may still fit, or not: then it is previewed again, and the job run once more.
        const first = await up(exclusive);
        expect(first.stderr).toContain("has left its lock; no other run goes on: it is removed");
        expect(first.stderr).toMatch(/^Settled \d+ operation/m);
        if (first.exitCode === CODES.plan) {
          ended(await up({ ...exclusive, PIPELINE_PLAN_COMMIT: "unknown" }), CODES.done);
        } else ended(first, CODES.done);
        const { computeEnvs, taskTemplates } = emulator.control.state("tencent");
        expect(computeEnvs.filter(({ deleting }) => !deleting)).toHaveLength(1);
        expect(taskTemplates).toHaveLength(1);
        if (next !== undefined) await kill(next);
      }
      expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
    } finally {
      emulator.control.clearFaults();
      stack.remove();
      await emulator.close();
    }
  },
);
