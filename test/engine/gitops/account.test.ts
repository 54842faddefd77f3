import { expect, it } from "vitest";

import { startEmulator } from "pulumi-batchflow-emulator";
import { CODES, createPipelineStack, ended, pipeline } from "./setup";

const TEMPLATES = 6;
const PROGRAM = `
const { tencent } = require("pulumi-batchflow");
const taskTemplateInfo = { application: { deliveryForm: "LOCAL", command: "true" }, envId: "env-12345678" };
for (let i = 0; i < ${TEMPLATES}; i++) new tencent.TaskTemplate("t" + i, { taskTemplateInfo });
`;

it("two stacks of one account go through their pipelines at once, with the documented rates", async () => {
  const emulator = await startEmulator({ timeScale: 2_000 });
  const stacks = await Promise.all(
    ["one", "two"].map((stack) => createPipelineStack(emulator, { program: PROGRAM, stack })),
  );
  try {
    expect(emulator.control.settings().rateLimits).toBe(true);
    const env = { PIPELINE_COMMIT: "1111aaa", PIPELINE_PRICES: "none" };
    for (const command of ["preview", "up", "drift"]) {
      const results = await Promise.all(stacks.map((stack) => pipeline(stack, command, env)));
      for (const result of results) ended(result, CODES.done);
    }
    expect(emulator.control.state("tencent").taskTemplates).toHaveLength(2 * TEMPLATES);
    const confirm = stacks.map((stack) => pipeline(stack, "destroy", { PIPELINE_CONFIRM: stack.name }));
    for (const result of await Promise.all(confirm)) ended(result, CODES.done);
    expect(emulator.control.state("tencent").taskTemplates).toEqual([]);
  } finally {
    for (const stack of stacks) stack.remove();
    await emulator.close();
  }
});
