import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { withStack } from "../../toolchain/stack";
import { options, start } from "./setup";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await start();
});
afterAll(() => emulator.close());

/** A program that declares an environment, and reads a job that is not there. */
const program = (read: string) => `
const pulumi = require("@pulumi/pulumi");
const { tencent } = require("pulumi-batchflow");
new tencent.ComputeEnv("train", {
  desiredComputeNodeCount: 0,
  placement: { zone: "ap-guangzhou-2" },
  envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" },
});
${read}
`;

describe("a program whose reader fails", () => {
  it.each([
    ["as an output", `tencent.getJobOutput({ jobId: pulumi.output("job-aaaaaaaa") });`],
    ["awaited", `module.exports = async () => tencent.getJob({ jobId: "job-aaaaaaaa" });`],
    ["for a wrong argument", `void tencent.getJob({ jobId: "" });`],
    ["for want of a connection", `void tencent.getJob({ jobId: "job-aaaaaaaa", connection: "none" });`],
  ])("%s ends with the message, and without a stack", async (_form, read) => {
    await withStack(options(emulator, program(read)), async (stack) => {
      const { exitCode, stdout, stderr } = await stack.preview();
      expect(exitCode).not.toBe(0);
      const text = stdout + stderr;
      expect(text).toMatch(/error: tencent:getJob: /);
      expect(text).not.toMatch(/unhandled|^\s+at /m);
    });
  });
});
