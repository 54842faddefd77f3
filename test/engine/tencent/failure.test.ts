import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { killAt } from "../../toolchain/stack/killedRun";
import { findDescendants } from "../../toolchain/process";
import { createStack, expectSuccess, type TestStack } from "../../toolchain/stack";
import { options, resourceOf, start } from "./setup";

let emulator: Emulator;
let stack: TestStack;
const state = () => emulator.control.state("tencent");

beforeEach(async () => {
  emulator = await start();
  stack = await createStack(options(emulator));
});
afterEach(async () => {
  emulator.control.clearFaults();
  await stack.dispose();
  await emulator.close();
});

/** A run that was killed leaves its lock and its pending operations. */
async function recover(): Promise<void> {
  await stack.cli("cancel", "--yes");
}

describe("a run that is interrupted", () => {
  it.each([
    ["CreateComputeEnv", () => state().computeEnvs],
    ["CreateTaskTemplate", () => state().taskTemplates],
  ])(
    "after the server has committed %s: the next run ends with exactly one object",
    async (action, objects) => {
      await killAt(stack, emulator, { platform: "tencent", action }, "up", "--yes", "--skip-preview");
      const left = objects().map((object) => object.id);
      expect(left).toHaveLength(1);
      await recover();
      expectSuccess(await stack.up());
      expect(objects().map((object) => object.id)).toEqual(left);
      expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
    },
  );

  it("by the end of the provider process alone: the engine forgets the creation, and the next run names what it left", async () => {
    const fault = { platform: "tencent", action: "CreateTaskTemplate", kind: "hold" } as const;
    const { id } = emulator.control.injectFault(fault);
    const running = stack.start("up", "--yes", "--skip-preview");
    await emulator.control.waitForFault(id);
    const processes = findDescendants(running.child.pid ?? 0, "dynamic-provider");
    expect(processes).not.toEqual([]);
    for (const pid of processes) process.kill(pid, "SIGKILL");
    expect((await running.result).exitCode).not.toBe(0);
    const [left] = state().taskTemplates.map((template) => template.id);
    expect(left).toBeDefined();
    emulator.control.clearFaults();
    const { stdout } = expectSuccess(await stack.up());
    expect(stdout).toContain(`leaves ${left} alone`);
    expect(state().taskTemplates).toHaveLength(2);
    expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
  });
});

describe("an environment whose nodes cannot be created", () => {
  it("fails with the platform's reason, stays in state, resumes, and can be destroyed", async () => {
    emulator.control.tencent.failCreations({ count: 1_000, reason: "S1.SMALL2 is sold out in this zone" });
    const { exitCode, stdout, stderr } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(stdout + stderr).toContain("S1.SMALL2 is sold out in this zone");
    const [env] = state().computeEnvs;
    expect(resourceOf(stack, "train")?.id).toBe(env?.id);
    emulator.control.tencent.clearCreationFailures();
    emulator.control.advance(3_600);
    expectSuccess(await stack.up());
    expect(state().computeEnvs.map(({ id }) => id)).toEqual([env?.id]);
    expectSuccess(await stack.preview("--expect-no-changes"));
  });
});

describe("bad input", () => {
  it("fails the preview by the property's path, without a request", async () => {
    await stack.setConfig("nodes", -1);
    const { exitCode, stdout, stderr } = await stack.preview();
    expect(exitCode).not.toBe(0);
    expect(stdout + stderr).toMatch(/desiredComputeNodeCount.*-1/s);
    expect(emulator.control.countRequests()).toEqual({});
  });

  it("shows credentials that the platform refuses in the preview", async () => {
    await stack.setConfig("batchflow:tencent.skipCredentialsValidation", false);
    await stack.setConfig("batchflow:tencent.secretKey", { secret: "Canary-Wrong" });
    const { exitCode, stdout, stderr } = await stack.preview();
    expect(exitCode).not.toBe(0);
    expect(stdout + stderr).toMatch(
      /connection "tencent": .*Check `secretId` and `secretKey` of the connection/,
    );
    expect(stdout + stderr).not.toContain("Canary-Wrong");
    expect(emulator.control.countRequests()).toEqual({ DescribeComputeEnvs: 1 });
  });

  it("says which key of the connection is missing", async () => {
    await stack.cli("config", "rm", "--path", "batchflow:tencent.secretKey");
    const { exitCode, stdout, stderr } = await stack.preview();
    expect(exitCode).not.toBe(0);
    expect(stdout + stderr).toContain("batchflow:tencent.secretKey --secret");
  });
});
