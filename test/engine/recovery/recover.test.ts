import { readFileSync, statSync } from "node:fs";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { batchflow } from "../../toolchain/stack/batchflow";
import { killAt } from "../../toolchain/stack/killedRun";
import { createStack, expectSuccess, type TestStack } from "../../toolchain/stack";
import { options, resourceOf, start } from "../tencent/setup";

const UP = ["up", "--yes", "--skip-preview"];
const DESTROY = ["destroy", "--yes", "--skip-preview"];
const SECRETS = /Canary/;

let emulator: Emulator;
let stack: TestStack;
const state = () => emulator.control.state("tencent");
const unlock = async () => expectSuccess(await stack.cli("cancel", "--yes"));

beforeEach(async () => {
  emulator = await start();
  stack = await createStack(options(emulator));
});
afterEach(async () => {
  emulator.control.clearFaults();
  stack.remove();
  await emulator.close();
});

describe("batchflow recover", () => {
  it("says nothing where nothing is pending, and asks no platform", async () => {
    expect(await batchflow(stack, "recover", "--yes")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    expectSuccess(await stack.up());
    emulator.control.clearRequests();
    expect(await batchflow(stack, "recover", "--yes")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    expect(emulator.control.requests()).toEqual([]);
  });

  it("brings what a killed create made into the state: the next up completes it", async () => {
    await killAt(stack, emulator, { platform: "tencent", action: "CreateComputeEnv" }, ...UP);
    const [env] = state().computeEnvs;

    const locked = await batchflow(stack, "recover", "--yes");
    expect(locked).toMatchObject({
      exitCode: 4,
      stderr: expect.stringContaining("`pulumi cancel`") as string,
    });
    await unlock();
    const before = stack.stateText();
    const shown = await batchflow(stack, "recover", "--dry-run");
    expect(shown.exitCode).toBe(0);
    expect(shown.stdout).toContain(
      `tencent:ComputeEnv train (${env?.id})  enters the state as not fully created`,
    );
    expect(await batchflow(stack, "recover")).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("--yes") as string,
    });
    expect(stack.stateText()).toBe(before);

    const settled = await batchflow(stack, "recover", "--yes", "--format", "json");
    expect(settled.exitCode).toBe(0);
    const { backup, ...answer } = JSON.parse(settled.stdout) as Record<string, unknown>;
    expect(answer).toMatchObject({
      changed: true,
      operations: [{ operation: "creating", decided: true, id: env?.id, type: "tencent:ComputeEnv" }],
      others: [],
    });
    const kept = readFileSync(String(backup), "utf8");
    expect(kept).toContain('"creating"');
    expect(statSync(String(backup)).mode & 0o777).toBe(0o600);
    const deployment = stack.stored();
    expect(deployment.pending_operations ?? []).toEqual([]);
    const entry = deployment.resources?.find(({ id }) => id === env?.id);
    expect(entry).toMatchObject({ outputs: { __incomplete: true } });
    expect(entry?.initErrors).toHaveLength(1);
    expect(kept + stack.stateText() + settled.stdout + settled.stderr + shown.stdout).not.toMatch(SECRETS);

    expectSuccess(await stack.up());
    expect(state().computeEnvs.map(({ id }) => id)).toEqual([env?.id]);
    expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
    expectSuccess(await stack.destroy());
    expect(state()).toMatchObject({ computeEnvs: [], taskTemplates: [] });
  });

  it("lets a destroy remove what a killed create made, though a destroy before it forgot all", async () => {
    await killAt(stack, emulator, { platform: "tencent", action: "CreateComputeEnv" }, ...UP);
    await unlock();
    expectSuccess(await stack.destroy());
    expect(state().computeEnvs).toHaveLength(1);
    expectSuccess(await batchflow(stack, "recover", "--yes"));
    expectSuccess(await stack.destroy());
    expect(state().computeEnvs).toEqual([]);
    expect(stack.stored()).not.toHaveProperty("resources");
  });

  it("drops a creation that never reached the platform", async () => {
    await killAt(
      stack,
      emulator,
      { platform: "tencent", action: "CreateComputeEnv", committed: false },
      ...UP,
    );
    await unlock();
    const { exitCode, stdout } = await batchflow(stack, "recover", "--yes");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("nothing of it on the platform");
    expect(stack.stored().pending_operations ?? []).toEqual([]);
    expectSuccess(await stack.up());
    expect(state().computeEnvs).toHaveLength(1);
  });

  it("takes out of the state what a killed destroy has deleted", async () => {
    expectSuccess(await stack.up());
    await killAt(stack, emulator, { platform: "tencent", action: "DeleteTaskTemplates" }, ...DESTROY);
    expect(state().taskTemplates).toEqual([]);
    await unlock();
    const { exitCode, stdout } = await batchflow(stack, "recover", "--yes");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("gone: leaves the state");
    expect(resourceOf(stack, "render")).toBeUndefined();
    expectSuccess(await stack.up());
    expect(state().taskTemplates).toHaveLength(1);
  });

  it("marks what a killed run did not get to delete or change", async () => {
    expectSuccess(await stack.up());
    await stack.setConfig("description", "changed");
    await killAt(
      stack,
      emulator,
      { platform: "tencent", action: "ModifyTaskTemplate", committed: false },
      ...UP,
    );
    await unlock();
    expect((await batchflow(stack, "recover", "--yes")).stdout).toContain(
      "the next `pulumi up` converges it",
    );
    await killAt(
      stack,
      emulator,
      { platform: "tencent", action: "DeleteTaskTemplates", committed: false },
      ...DESTROY,
    );
    await unlock();
    expect((await batchflow(stack, "recover", "--yes")).stdout).toContain("still there");
    const entry = resourceOf(stack, "render");
    expect(entry).toMatchObject({ outputs: { __incomplete: true } });
    expect(entry?.initErrors).toHaveLength(1);
    expectSuccess(await stack.destroy());
    expect(state()).toMatchObject({ computeEnvs: [], taskTemplates: [] });
  });
});
