import { afterAll, beforeAll, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { batchflow } from "../../toolchain/stack/batchflow";
import { connections } from "../../toolchain/stack/connections";
import { createStack, expectSuccess, type TestStack } from "../../toolchain/stack";
import { start } from "../tencent/setup";
import { said } from "./setup";

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const { tencent } = require("pulumi-batchflow");
const word = new pulumi.Config().requireSecret("word");
new tencent.Job("nightly", {
  placement: { zone: "ap-guangzhou-2" },
  tasks: [{
    taskName: "train",
    application: { deliveryForm: "LOCAL", command: "echo no space >&2; echo the word is $WORD >&2; exit 3" },
    computeEnv: { envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" } },
    envVars: [{ name: "WORD", value: word }],
  }],
  waitFor: "finished",
});
`;
const WORD = "Canary-word";

let emulator: Emulator;
let stack: TestStack;
beforeAll(async () => {
  emulator = await start();
  const config = { ...connections.tencent(emulator), word: { secret: WORD } };
  stack = await createStack({ program: { "index.js": PROGRAM }, config });
});
afterAll(async () => {
  await stack.dispose();
  await emulator.close();
});

it("a job that fails is told with its step and the end of its output, and batchflow logs shows the rest", async () => {
  const failed = await stack.up();
  expect(failed.exitCode).not.toBe(0);
  const id = emulator.control.state("tencent").jobs[0]?.id ?? "";
  expect(said(failed)).toMatch(
    /the job ended as FAILED\. .*\n\s+task train, instance 0: FAILED after .*, exit code 3.*\n\s+stderr \| no space\n\s+stderr \| the word is \[secret\]\n/,
  );
  expect(said(failed)).toContain(`more: npx batchflow logs tencent:Job ${id}`);
  expect(said(failed) + JSON.stringify(stack.stored())).not.toContain(WORD);

  const { stdout } = expectSuccess(await batchflow(stack, "logs", "tencent:Job", id, "--tail", "3"));
  expect(stdout).toMatch(/\n {2}instance 0 +FAILED .* 3 +The command ended with exit code 3\n/);
  expect(stdout).toContain("\n  | no space\n");
  const svg = expectSuccess(await batchflow(stack, "logs", "tencent:Job", id, "--timeline", "svg")).stdout;
  expect(svg).toMatch(/^<svg /);
  const missing = await batchflow(stack, "logs", "tencent:Job", "job-aaaaaaaa");
  expect([missing.exitCode, missing.stdout]).toEqual([1, ""]);
  expect(missing.stderr).toContain("does not exist");
});
