import { afterEach, beforeEach, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { createStack, expectSuccess, type TestStack } from "../../toolchain/stack";
import { changingRequests, start } from "../tencent/setup";
import { environment, options, program } from "./setup";

let emulator: Emulator;
let stack: TestStack;
const environments = () => emulator.control.state("tencent").computeEnvs;

beforeEach(async () => {
  emulator = await start();
});
afterEach(async () => {
  stack.remove();
  await emulator.close();
});

it.each([
  [
    "that the program ignores, also after a refresh",
    { ignoreChanges: ["desiredComputeNodeCount"] },
    [false, true],
  ],
  ["that no preview has shown", {}, [false]],
])("an update of something else leaves alone the nodes of a change %s", async (_what, own, refreshes) => {
  const text = (envDescription: string) =>
    program(environment("train", { desiredComputeNodeCount: 1, envDescription }, own));
  stack = await createStack(options(emulator, text("first")));
  expectSuccess(await stack.up());
  const [{ id = "" } = {}] = environments();
  emulator.control.tencent.setFields(id, { DesiredComputeNodeCount: 3 });
  const nodes = environments()[0]?.nodes.map((node) => node.id);
  expect(nodes).toHaveLength(3);

  for (const refresh of refreshes) {
    const EnvDescription = refresh ? "refreshed" : "plain";
    if (refresh) expectSuccess(await stack.refresh());
    stack.writeFile("index.js", text(EnvDescription));
    emulator.control.clearRequests();
    expectSuccess(await stack.up());
    expect(changingRequests(emulator)).toEqual(["ModifyComputeEnv"]);
    expect(environments()).toMatchObject([{ id, desired: 3, input: { EnvDescription } }]);
    expect(environments()[0]?.nodes.map((node) => node.id)).toEqual(nodes);
  }
});
