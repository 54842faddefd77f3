import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { findDescendants, isRunning, signalGroup } from "../../toolchain/process";
import { createStack, expectSuccess, type TestStack } from "../../toolchain/stack";
import { batchflow } from "../../toolchain/stack/batchflow";
import { start } from "../tencent/setup";
import { options, program, said, template, UP } from "./setup";

const action = "CreateTaskTemplate";

let emulator: Emulator;
let stack: TestStack;
const templates = () => emulator.control.state("tencent").taskTemplates;

beforeEach(async () => {
  emulator = await start();
  stack = await createStack(options(emulator, program(template("render"))));
});
afterEach(async () => {
  emulator.control.clearFaults();
  stack.remove();
  await emulator.close();
});

it("provider processes end with a CLI that is killed alone, and the next run goes on with what they made", async () => {
  const { id } = emulator.control.injectFault({ platform: "tencent", action, kind: "hold" });
  const running = stack.start(...UP);
  await emulator.control.waitForFault(id);
  const cli = running.child.pid!;
  const providers = findDescendants(cli, "dynamic-provider");
  expect(providers).not.toEqual([]);
  const family = findDescendants(cli, "");
  try {
    process.kill(cli, "SIGKILL");
    await vi.waitFor(() => expect(providers.filter(isRunning)).toEqual([]), {
      timeout: 60_000,
      interval: 100,
    });
  } finally {
    signalGroup(running.child, "SIGKILL");
    for (const pid of family) if (isRunning(pid)) process.kill(pid, "SIGKILL");
    await running.result.catch(() => undefined);
  }
  const [made] = templates().map((one) => one.id);
  emulator.control.clearFaults();

  expectSuccess(await stack.cli("cancel", "--yes"));
  expectSuccess(await batchflow(stack, "recover", "--yes"));
  expectSuccess(await stack.up());
  expect(templates().map((one) => one.id)).toEqual([made]);
  expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
});

it("one SIGTERM of the CLI ends what waits to try again", async () => {
  const { id } = emulator.control.injectFault({
    platform: "tencent",
    action,
    kind: "throttle",
    times: "always",
  });
  const running = stack.start(...UP);
  await emulator.control.waitForFault(id);
  process.kill(running.child.pid!, "SIGTERM");
  const run = await running.result;
  expect(run.exitCode).not.toBe(0);
  expect(said(run)).toMatch(/tencent:TaskTemplate render: cancelled/);

  emulator.control.clearFaults();
  expectSuccess(await stack.up());
  expect(templates()).toHaveLength(1);
});
