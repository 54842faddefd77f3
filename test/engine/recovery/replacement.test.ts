import { expect, it } from "vitest";

import { batchflow } from "../../toolchain/stack/batchflow";
import { killAt } from "../../toolchain/stack/killedRun";
import { createStack, expectSuccess } from "../../toolchain/stack";
import { fileSystem, options, program, said, UP } from "../stories/setup";
import { start } from "../tencent/setup";

const ID = /root\/data-[0-9a-f]{7}/;

/** The state keeps the resource of a replacement without its object until the new one is made, which may have its id. */
it("a replacement that was killed when the old object was gone and the new one made is brought to an end", async () => {
  const emulator = await start();
  const stack = await createStack(options(emulator, program(fileSystem("data", "mock"))));
  const fileSystems = () => emulator.control.state("paddleflow").fileSystems;
  try {
    expectSuccess(await stack.up());
    stack.writeFile("index.js", program(fileSystem("data", "local")));
    await killAt(stack, emulator, { platform: "paddleflow", action: "createFS" }, ...UP);
    expect(fileSystems()).toMatchObject([{ type: "local" }]);
    expectSuccess(await stack.cli("cancel", "--yes"));

    // The server does not say when it made a file system: the user decides.
    const refused = await stack.up();
    expect(refused.exitCode).not.toBe(0);
    expect(said(refused)).toMatch(/may exist already as root\/data-\w+ \(of unknown age\)/);
    const undecided = await batchflow(stack, "recover", "--yes");
    expect(undecided.exitCode).toBe(2);
    const [, choice = ""] = /--take '(.+?)'/.exec(undecided.stdout) ?? [];
    expect(choice).toMatch(ID);
    const taken = await batchflow(stack, "recover", "--yes", "--take", choice);
    expect(expectSuccess(taken).stdout).toContain("enters the state as not fully created");

    emulator.control.clearRequests();
    expectSuccess(await stack.up());
    expect(emulator.control.countRequests()).not.toHaveProperty("createFS");
    expect(fileSystems()).toMatchObject([{ type: "local" }]);
    expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
    expectSuccess(await stack.destroy());
    expect(fileSystems()).toEqual([]);
  } finally {
    stack.remove();
    await emulator.close();
  }
});
