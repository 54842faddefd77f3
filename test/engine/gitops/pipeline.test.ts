import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import type { TestStack } from "../../toolchain/stack";
import { textsIn } from "../secrets/search";
import { changingRequests, start } from "../tencent/setup";
import { CODES, createPipelineStack, ended, forget, pipeline, SECRETS, written } from "./setup";

let emulator: Emulator;
let stack: TestStack;
const state = () => emulator.control.state("tencent");

beforeAll(async () => {
  emulator = await start();
  stack = await createPipelineStack(emulator);
});
afterAll(async () => {
  stack.remove();
  await emulator.close();
});

// The tests are one stack's life, in their order.
it("says what it lacks", async () => {
  expect(ended(await pipeline(stack, "deploy"), CODES.usage).stderr).toContain(
    "preview, up, drift or destroy",
  );
  expect(ended(await pipeline(stack, "up", { PULUMI_STACK: "" }), CODES.usage).stderr).toContain(
    "PULUMI_STACK",
  );
});

it("previews a pull request and keeps the plan of its commit, and changes nothing", async () => {
  const { stdout } = ended(await pipeline(stack, "preview", { PIPELINE_COMMIT: "1111aaa" }), CODES.done);
  expect(written(stack, "plan.meta")).toBe(`stack=${stack.name}\ncommit=1111aaa\nrefresh=true\n`);
  expect(
    Object.keys((JSON.parse(written(stack, "plan.json") ?? "") as { resourcePlans: object }).resourcePlans),
  ).toEqual(expect.arrayContaining([expect.stringMatching(/::train$/), expect.stringMatching(/::render$/)]));
  expect(stdout).toBe(written(stack, "review.md"));
  expect(stdout).toContain(`Preview of ${stack.name}`);
  expect(stdout).toContain("train");
  expect(stdout).toContain("render");
  expect(changingRequests(emulator)).toEqual([]);
});

it("applies the plan after the merge", async () => {
  ended(await pipeline(stack, "up", { PIPELINE_PLAN_COMMIT: "1111aaa" }), CODES.done);
  expect(state().computeEnvs).toMatchObject([{ desired: 1 }]);
  expect(state().taskTemplates).toHaveLength(1);
});

it("refuses a plan that no longer fits before anything is changed, and makes a new one, which the next try applies", async () => {
  await stack.setConfig("nodes", 2);
  ended(await pipeline(stack, "preview", { PIPELINE_COMMIT: "2222bbb" }), CODES.done);
  // Another pull request was merged meanwhile.
  await stack.setConfig("description", "merged before");
  emulator.control.clearRequests();
  const refused = ended(await pipeline(stack, "up", { PIPELINE_PLAN_COMMIT: "2222bbb" }), CODES.plan);
  expect(refused.stderr).toContain("the plan for commit 2222bbb no longer fits");
  expect(refused.stderr).toContain("run `up` again");
  expect(changingRequests(emulator)).toEqual([]);
  expect(refused.stdout).toContain("merged before");
  expect(written(stack, "plan.meta")).toContain("commit=unknown\n");

  ended(await pipeline(stack, "up", { PIPELINE_PLAN_COMMIT: "unknown" }), CODES.done);
  expect(state().computeEnvs).toMatchObject([{ desired: 2 }]);
  expect(state().taskTemplates).toMatchObject([{ description: "merged before" }]);
});

it("takes no other commit's plan", async () => {
  ended(await pipeline(stack, "preview", { PIPELINE_COMMIT: "3333ccc" }), CODES.done);
  const { stderr } = ended(await pipeline(stack, "up", { PIPELINE_PLAN_COMMIT: "4444ddd" }), CODES.plan);
  expect(stderr).toContain("the plan is one for commit 3333ccc, not for 4444ddd");
});

it("keeps a plan that a gate holds up", async () => {
  await stack.setConfig("zone", "ap-guangzhou-3");
  const env = { PIPELINE_COMMIT: "5555eee", PIPELINE_FAIL_ON: "replace", PIPELINE_PRICES: "none" };
  ended(await pipeline(stack, "preview", env), CODES.gate);
  expect(written(stack, "plan.meta")).toContain("commit=5555eee\n");
  await stack.setConfig("zone", "ap-guangzhou-2");
});

it("tells drift from none and from trouble, and a new plan corrects it", async () => {
  forget(stack);
  expect(ended(await pipeline(stack, "drift"), CODES.done).stdout).toContain("Drift");
  const [{ id = "" } = {}] = state().computeEnvs;
  emulator.control.tencent.setFields(id, { DesiredComputeNodeCount: 4 });
  const { stdout } = ended(await pipeline(stack, "drift"), CODES.drift);
  expect(stdout).toBe(written(stack, "drift.md"));
  expect(stdout).toContain("train");
  expect(stdout).toContain("desiredComputeNodeCount");

  const action = "DescribeComputeEnvs";
  const code = "UnauthorizedOperation";
  emulator.control.injectFault({ platform: "tencent", action, kind: "error", code, times: "always" });
  ended(await pipeline(stack, "drift"), CODES.trouble);
  expect(written(stack, "drift.md")).toContain("Drift");
  emulator.control.clearFaults();

  forget(stack);
  const applied = await pipeline(stack, "up", { PIPELINE_WITHOUT_PLAN: "apply" });
  expect(ended(applied, CODES.done).stderr).toContain(
    "there is no plan for commit unknown; a new preview follows",
  );
  expect(state().computeEnvs).toMatchObject([{ id, desired: 2 }]);
});

it("destroys only what is confirmed, and has shown and written no secret", async () => {
  emulator.control.clearRequests();
  ended(await pipeline(stack, "destroy", { PIPELINE_CONFIRM: "another" }), CODES.unconfirmed);
  expect(emulator.control.requests()).toEqual([]);
  const destroyed = ended(await pipeline(stack, "destroy", { PIPELINE_CONFIRM: stack.name }), CODES.done);
  expect(state()).toMatchObject({ computeEnvs: [], taskTemplates: [] });
  const files = textsIn(join(stack.projectFolder, "pipeline-out"));
  expect([...files.keys()].length).toBeGreaterThan(2);
  expect([destroyed.stdout, destroyed.stderr, ...files.values()].join("\n")).not.toMatch(SECRETS);
});
