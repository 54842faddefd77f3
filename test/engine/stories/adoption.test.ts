import { afterEach, beforeEach, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { killAt } from "../../toolchain/stack/killedRun";
import { createStack, expectSuccess, type TestStack } from "../../toolchain/stack";
import { computeEnv, TestClient } from "../../unit/emulator/tencent/client";
import { changingRequests, resourceOf, start } from "../tencent/setup";
import { environment, options, program, said, UP } from "./setup";

let emulator: Emulator;
let stack: TestStack;
/** An environment that somebody else has made. */
let theirs: string;
const environments = () => emulator.control.state("tencent").computeEnvs;

beforeEach(async () => {
  emulator = await start();
  const client = new TestClient(emulator.platforms.tencent);
  const members = { EnvName: "theirs", EnvDescription: "by hand", DesiredComputeNodeCount: 2 };
  theirs = String((await client.call("CreateComputeEnv", computeEnv(members))).EnvId);
  emulator.control.clearRequests();
});
afterEach(async () => {
  emulator.control.clearFaults();
  stack.remove();
  await emulator.close();
});

it("an adoption shows in the preview, changes what the program declares, and keeps what it leaves out", async () => {
  const one = environment("train", { desiredComputeNodeCount: 1 }, { adopt: theirs });
  const two = environment("second", { desiredComputeNodeCount: 1 }, { adopt: theirs });
  stack = await createStack(options(emulator, program(one, two)));
  const refused = await stack.preview();
  expect(refused.exitCode).not.toBe(0);
  expect(said(refused)).toMatch(new RegExp(`adopt: ${theirs} is (train|second)'s already`));

  stack.writeFile("index.js", program(one));
  const shown = said(expectSuccess(await stack.preview()));
  expect(shown).toMatch(new RegExp(`${theirs}.* is adopted: changing desiredComputeNodeCount\n`));
  expect(shown).not.toContain("mark of another");
  expect(changingRequests(emulator)).toEqual([]);

  expect(said(expectSuccess(await stack.up()))).toContain(`adopted ${theirs}`);
  expect(changingRequests(emulator)).not.toContain("CreateComputeEnv");
  expect(environments()).toMatchObject([
    { id: theirs, desired: 1, input: { EnvName: "theirs", EnvDescription: "by hand" } },
  ]);
  expect(await stack.outputs()).toEqual({ train: theirs });
  expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
});

it("the option may stay, whatever becomes of the object that it names", async () => {
  const text = (zone: string) => program(environment("train", { placement: { zone } }, { adopt: theirs }));
  stack = await createStack(options(emulator, text("ap-guangzhou-2")));
  expectSuccess(await stack.up());
  expect(environments().map(({ id }) => id)).toEqual([theirs]);

  stack.writeFile("index.js", text("ap-guangzhou-3"));
  await killAt(stack, emulator, { platform: "tencent", action: "CreateComputeEnv" }, ...UP);
  const made = environments().map(({ id }) => id);
  expect(made).toHaveLength(1);
  expect(made).not.toEqual([theirs]);
  expectSuccess(await stack.cli("cancel", "--yes"));
  expectSuccess(await stack.up());
  expect(environments().map(({ id }) => id)).toEqual(made);
  expect(await stack.outputs()).toEqual({ train: made[0] });

  emulator.control.tencent.deleteObject(made[0] ?? "");
  expectSuccess(await stack.refresh());
  expect(said(expectSuccess(await stack.up()))).toContain(`there is no ${theirs} to adopt`);
  expect(environments()).toHaveLength(1);

  expectSuccess(await stack.destroy());
  expect(environments()).toEqual([]);
  expectSuccess(await stack.up());
  expect(environments()).toHaveLength(1);
  expect(await stack.outputs()).toEqual({ train: environments()[0]?.id });
  expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
});

it("a resource that was only read before can adopt what it has read", async () => {
  const read = `tencent.ComputeEnv.get("train", "${theirs}");`;
  stack = await createStack(options(emulator, program(read)));
  expectSuccess(await stack.up());
  stack.writeFile(
    "index.js",
    program(environment("train", { desiredComputeNodeCount: 1 }, { adopt: theirs })),
  );
  expect(said(expectSuccess(await stack.preview()))).toContain(
    "is adopted: changing desiredComputeNodeCount",
  );
  expect(said(expectSuccess(await stack.up()))).toContain(`adopted ${theirs}`);
  expect(environments()).toMatchObject([{ id: theirs, desired: 1 }]);
  expect(await stack.outputs()).toEqual({ train: theirs });
});

it("a forced replacement of what was adopted makes a new object, and no preview says otherwise", async () => {
  const text = (zone: string) =>
    program(environment("train", { placement: { zone } }, { adopt: theirs, deleteBeforeReplace: false }));
  stack = await createStack(options(emulator, text("ap-guangzhou-2")));
  expectSuccess(await stack.up());
  const { urn = "" } = resourceOf(stack, "train") ?? {};
  stack.writeFile("index.js", text("ap-guangzhou-3"));
  expect(said(expectSuccess(await stack.preview("--replace", urn)))).not.toContain("adopted");
  expect(said(expectSuccess(await stack.up("--replace", urn)))).not.toContain("adopted");
  expect(environments()).toHaveLength(1);
  expect(environments()[0]).toMatchObject({ placement: { Zone: "ap-guangzhou-3" } });
  expect(environments()[0]?.id).not.toBe(theirs);
  expect(await stack.outputs()).toEqual({ train: environments()[0]?.id });
});
