import { afterEach, beforeEach, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { batchflow } from "../../toolchain/stack/batchflow";
import { killAt } from "../../toolchain/stack/killedRun";
import { createStack, expectSuccess, type TestStack } from "../../toolchain/stack";
import { resourceOf, start } from "../tencent/setup";
import { DESTROY, environment, options, program, said } from "./setup";

const PROGRAM = program(environment("train", { desiredComputeNodeCount: 1 }));

let emulator: Emulator;
let stack: TestStack;
const environments = () => emulator.control.state("tencent").computeEnvs;

beforeEach(async () => {
  emulator = await start();
  stack = await createStack(options(emulator, PROGRAM));
  expectSuccess(await stack.up());
});
afterEach(async () => {
  emulator.control.clearFaults();
  stack.remove();
  await emulator.close();
});

it("an environment that a killed destroy has deleted is made again", async () => {
  const [old] = environments();
  await killAt(stack, emulator, { platform: "tencent", action: "DeleteComputeEnv" }, ...DESTROY);
  expectSuccess(await stack.cli("cancel", "--yes"));
  expect(resourceOf(stack, "train")?.id).toBe(old?.id);
  const { stdout } = expectSuccess(await batchflow(stack, "recover", "--yes"));
  expect(stdout).toContain(`train (${old?.id})  gone: leaves the state`);

  expect(said(expectSuccess(await stack.up()))).toContain("1 created");
  expect(environments()).toHaveLength(1);
  expect(environments()[0]).toMatchObject({ desired: 1, deleting: false });
  expect(environments()[0]?.id).not.toBe(old?.id);
  expect(await stack.outputs()).toEqual({ train: environments()[0]?.id });
  expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
});

it("a destroy that is refused half-way says what to do if the object is to stay, and that helps", async () => {
  const [old] = environments();
  emulator.control.injectFault({
    platform: "tencent",
    action: "DeleteComputeEnv",
    kind: "error",
    code: "UnauthorizedOperation",
    times: "always",
  });
  const refused = await stack.destroy();
  expect(refused.exitCode).not.toBe(0);
  expect(said(refused)).toContain(
    "It may have lost its nodes already: if it is to stay, run `pulumi up --refresh`",
  );
  expect(environments()).toMatchObject([{ id: old?.id, desired: 0 }]);

  emulator.control.clearFaults();
  expectSuccess(await stack.up("--refresh"));
  expect(environments()).toMatchObject([{ id: old?.id, desired: 1 }]);
  expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
});
