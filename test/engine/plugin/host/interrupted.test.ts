import { expect, it, vi } from "vitest";

import { startEmulator } from "pulumi-batchflow-emulator";
import { findDescendants, isRunning, signalGroup } from "../../../toolchain/process";
import { createStack, expectSuccess } from "../../../toolchain/stack";
import { batchflow } from "../../../toolchain/stack/batchflow";
import { said, UP } from "../../stories/setup";
import { start } from "../../tencent/setup";
import { declared, options, program, settings, template } from "./scene";

it("what an interrupted run has made is found by the next run, and by `recover`", async () => {
  const emulator = await start();
  const connection = JSON.stringify({ connections: { own: settings(emulator, "tencent") } });
  const own = `const own = provider("own", ${connection});`;
  const stack = await createStack(options(emulator, program(template("render"))));
  const templates = () => emulator.control.state("tencent").taskTemplates.map(({ id }) => id);
  /** Kills the CLI alone in the creation of a template: its plugins end by themselves. */
  const killed = async () => {
    const { id } = emulator.control.injectFault({
      platform: "tencent",
      action: "CreateTaskTemplate",
      kind: "hold",
    });
    const running = stack.start(...UP);
    await emulator.control.waitForFault(id);
    const cli = running.child.pid!;
    const family = findDescendants(cli, "");
    const plugins = findDescendants(cli, "start.js");
    try {
      expect(plugins).not.toEqual([]);
      process.kill(cli, "SIGKILL");
      await vi.waitFor(() => expect(plugins.filter(isRunning)).toEqual([]), {
        timeout: 60_000,
        interval: 100,
      });
    } finally {
      signalGroup(running.child, "SIGKILL");
      for (const pid of family) if (isRunning(pid)) process.kill(pid, "SIGKILL");
      await running.result.catch(() => undefined);
      emulator.control.clearFaults();
    }
    expectSuccess(await stack.cli("cancel", "--yes"));
  };
  try {
    await killed();
    const made = templates();
    expect(made).toHaveLength(1);
    const resumed = expectSuccess(await stack.up());
    expect(said(resumed)).toContain(`continues with ${made[0]}, which an interrupted run of this stack`);
    expect(templates()).toEqual(made);

    // The connection of this one is in no configuration of the stack, only in its provider.
    const other = template("other", { connection: "own" }, "{ provider: own }");
    stack.writeFile("index.js", program(own, other));
    await killed();
    const [lost] = templates().filter((id) => !made.includes(id));
    const recovered = expectSuccess(await batchflow(stack, "recover", "--yes"));
    expect(recovered.stdout).toContain(`other (${lost})  enters the state as not fully created`);
    expectSuccess(await stack.up());
    expect(templates()).toEqual([lost]);
    expect(await stack.outputs()).toEqual({ other: lost });
  } finally {
    stack.remove();
    await emulator.close();
  }
});

it("a cancelled run ends its waits with their own words, keeps what was made and leaves nothing running", async () => {
  // So slow that its nodes do not come while the test runs.
  const emulator = await startEmulator({ timeScale: 1, rateLimits: false });
  const nodes = {
    desiredComputeNodeCount: 1,
    placement: { zone: "ap-guangzhou-2" },
    envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" },
  };
  const stack = await createStack(options(emulator, program(declared("tencent:ComputeEnv", "nodes", nodes))));
  try {
    const running = stack.start(...UP);
    // The environment is made, and its nodes are waited for.
    await vi.waitFor(() => expect(emulator.control.countRequests().DescribeComputeEnvs).toBeGreaterThan(1), {
      timeout: 60_000,
      interval: 100,
    });
    const plugins = findDescendants(running.child.pid!, "start.js");
    process.kill(running.child.pid!, "SIGTERM");
    const run = await running.result;
    expect(run.exitCode).not.toBe(0);
    expect(said(run)).toMatch(/tencent:ComputeEnv nodes \(env-\w+\): cancelled/);
    expect(plugins.filter(isRunning)).toEqual([]);
    const [made] = emulator.control.state("tencent").computeEnvs;

    emulator.control.configure({ timeScale: 2_000 });
    expectSuccess(await stack.up());
    expect(await stack.outputs()).toEqual({ nodes: made?.id });
    expect(emulator.control.state("tencent").computeEnvs).toHaveLength(1);
  } finally {
    stack.remove();
    await emulator.close();
  }
});
