import { describe, expect, it } from "vitest";

import { OperationFailedError } from "../../../provider/core/errors";
import { deleteComputeEnv, getComputeEnvDetail } from "../../../provider/platforms/tencent/computeEnv/calls";
import { envArgs, lifecycleOf, resource, type Scene, startScene } from "./setup";

const { make, read, update, settle, remove } = resource("ComputeEnv");

const nodes = async ({ client, operation: { signal } }: Scene, id: string) =>
  (await getComputeEnvDetail(client, id, signal)).computeNodeSet ?? [];

describe.concurrent("ComputeEnv", () => {
  it("waits until the wanted number of nodes runs", async () => {
    const scene = await startScene();
    const id = await make(scene, envArgs);
    await settle(scene, id, envArgs);
    expect((await nodes(scene, id)).map((node) => node.computeNodeState)).toEqual(["RUNNING", "RUNNING"]);
  });

  it("fails with the platform's reason when nodes cannot be created", async () => {
    const scene = await startScene();
    scene.emulator.control.configure({ tencent: { durations: { nodeRecreate: 100_000 } } });
    scene.emulator.control.tencent.failCreations({ count: 2, reason: "Out of stock" });
    const id = await make(scene, envArgs);
    const failure = await settle(scene, id, envArgs).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OperationFailedError);
    expect((failure as Error).message).toMatch(
      /^nodes cannot be created \(0 of 2 running, 2 could not.*Out of stock/,
    );
  });

  it("asks for new nodes in place of failed ones when it is resumed", async () => {
    const scene = await startScene();
    scene.emulator.control.configure({ tencent: { durations: { nodeRecreate: 100_000 } } });
    scene.emulator.control.tencent.failCreations({ count: 1, reason: "Out of stock" });
    const id = await make(scene, envArgs);
    await expect(settle(scene, id, envArgs)).rejects.toThrow("Out of stock");
    await settle(scene, id, envArgs, true);
    expect((await nodes(scene, id)).map((node) => node.computeNodeState)).toEqual(["RUNNING", "RUNNING"]);
  });

  it("names abnormal nodes while it waits", async () => {
    const scene = await startScene();
    const id = await make(scene, envArgs);
    await settle(scene, id, envArgs);
    const [first] = await nodes(scene, id);
    scene.emulator.control.tencent.setNodeState(id, first?.computeNodeId ?? "", "ABNORMAL");
    const deadline = new AbortController();
    const log = (line: string) => {
      if (line.includes("abnormal")) deadline.abort();
    };
    const waiting = settle(
      { ...scene, operation: { ...scene.operation, log, signal: deadline.signal } },
      id,
      envArgs,
    );
    await expect(waiting).rejects.toThrow(`abnormal: ${first?.computeNodeId}`);
  });

  it("shrinks as soon as the nodes that are being created let it", async () => {
    const scene = await startScene();
    const id = await make(scene, envArgs);
    const fewer = { ...envArgs, desiredComputeNodeCount: 1 };
    await update(scene, id, fewer, "desiredComputeNodeCount");
    await settle(scene, id, fewer);
    expect(await nodes(scene, id)).toHaveLength(1);
  });

  it("gives up nodes that could not be created when fewer are wanted", async () => {
    const scene = await startScene();
    const { control } = scene.emulator;
    control.configure({ tencent: { durations: { nodeRecreate: 100_000 } } });
    control.tencent.failCreations({ count: 2, reason: "Out of stock" });
    const more = { ...envArgs, desiredComputeNodeCount: 3 };
    const id = await make(scene, more);
    await expect(settle(scene, id, more)).rejects.toThrow("Out of stock");
    const fewer = { ...envArgs, desiredComputeNodeCount: 1 };
    await update(scene, id, fewer, "desiredComputeNodeCount");
    await settle(scene, id, fewer);
    expect((await nodes(scene, id)).map((node) => node.computeNodeState)).toEqual(["RUNNING"]);
  });

  it("changes names and instance types in place, and sends only what changed", async () => {
    const scene = await startScene();
    const { envData, ...rest } = envArgs;
    const types = (instanceTypes: string[]) => ({ imageId: envData.imageId, instanceTypes });
    const id = await make(scene, { ...rest, envData: types(["S1.SMALL2"]) });
    const now = {
      ...rest,
      envName: "other",
      envDescription: "new",
      envData: types(["S1.SMALL2", "S1.SMALL1"]),
    };
    await update(scene, id, now, "envName", "envDescription", "envData");
    expect((await read(scene, id))?.inputs).toMatchObject(now);
    const [request] = scene.emulator.control
      .requests({ action: "ModifyComputeEnv" })
      .filter(({ code }) => code === "Success");
    expect(request?.members).not.toContain("DesiredComputeNodeCount");
  });

  it("is replaced when its instance types are taken away, as the action takes no empty list", async () => {
    const scene = await startScene();
    const data = { imageId: envArgs.envData.imageId };
    const listed = { ...envArgs, envData: { ...data, instanceTypes: ["S1.SMALL2"] } };
    const { replaces } = await lifecycleOf(scene, "ComputeEnv").diff("env-aaaaaaaa", listed, {
      ...envArgs,
      envData: data,
    });
    expect(replaces).toEqual(["envData"]);
  });
});

/** What an update asks for, and what of the environment it leaves as the platform has it. */
describe.concurrent("an update of a ComputeEnv that three nodes run in, one of them declared", () => {
  const declared = { ...envArgs, desiredComputeNodeCount: 1, __timeouts: { update: 15 } };
  const scaled = async () => {
    const scene = await startScene();
    const { control } = scene.emulator;
    const run = lifecycleOf(scene, "ComputeEnv");
    const { id, outputs } = await run.create(declared);
    await update(scene, id, { ...envArgs, desiredComputeNodeCount: 3 }, "desiredComputeNodeCount");
    await settle(scene, id, { ...envArgs, desiredComputeNodeCount: 3 });
    control.clearRequests();
    const modified = () => control.requests({ action: "ModifyComputeEnv" }).map(({ members }) => members);
    return { scene, control, id, outputs, run, modified };
  };

  it("changes its description and no node", async () => {
    const { scene, control, id, outputs, run, modified } = await scaled();
    await run.update(id, outputs, { ...declared, envDescription: "new" });
    expect(modified()).toEqual([["EnvId", "EnvDescription"]]);
    expect((await read(scene, id))?.inputs).toMatchObject({
      envDescription: "new",
      desiredComputeNodeCount: 3,
    });
    expect(control.countRequests()).not.toHaveProperty("TerminateComputeNodes");
  });

  it("changes its description although nodes of it cannot be created", async () => {
    const { scene, control, id, outputs, run } = await scaled();
    control.configure({ tencent: { durations: { nodeRecreate: 100_000 } } });
    control.tencent.addNodes(id, 1, "CREATION_FAILED");
    await run.update(id, outputs, { ...declared, envDescription: "new" });
    expect(await nodes(scene, id)).toHaveLength(4);
    expect(control.countRequests()).not.toHaveProperty("TerminateComputeNodes");
  });

  it("waits for the nodes that the platform has where it is to wait from now on", async () => {
    const { id, outputs, run, control, modified } = await scaled();
    const [node] = control.state("tencent").computeEnvs.find((env) => env.id === id)?.nodes ?? [];
    const become = (state: "ABNORMAL" | "RUNNING") => control.tencent.setNodeState(id, node?.id ?? "", state);
    become("ABNORMAL");
    const ended: string[] = [];
    const before = { ...outputs, waitForNodes: false };
    const updating = run
      .update(id, before, { ...declared, waitForNodes: true })
      .then(() => ended.push("update"));
    // The abnormal node is named while it is waited for.
    await control.waitForRequests({ action: "DescribeComputeEnv" }, 1);
    ended.push("look");
    become("RUNNING");
    await updating;
    expect(ended).toEqual(["look", "update"]);
    expect(modified()).toEqual([]);
  });

  it("takes the nodes away that the program does not declare where it is not fully made", async () => {
    const { scene, id, outputs, run } = await scaled();
    await run.update(id, { ...outputs, __incomplete: true }, declared);
    expect(await nodes(scene, id)).toHaveLength(1);
  });
});

async function gone(scene: Scene, id: string): Promise<void> {
  await remove(scene, id);
  expect(await read(scene, id)).toBeUndefined();
  await remove(scene, id);
}

describe.concurrent.each(["current", "2018"])("deletion of a ComputeEnv in edition %s", (edition) => {
  it("begins while nodes are being created", async () => {
    const scene = await startScene({ edition });
    await gone(scene, await make(scene, envArgs));
  });

  it.each([true, false])("clears failed nodes away; terminating lowers the count: %s", async (lowers) => {
    const scene = await startScene({ edition });
    const { control } = scene.emulator;
    control.configure({ tencent: { terminateLowersDesired: lowers, durations: { nodeRecreate: 100_000 } } });
    control.tencent.failCreations({ count: 1, reason: "Out of stock" });
    const id = await make(scene, envArgs);
    await expect(settle(scene, id, envArgs)).rejects.toThrow("Out of stock");
    await gone(scene, id);
  });

  it("clears away what others have added", async () => {
    const scene = await startScene({ edition });
    const id = await make(scene, { ...envArgs, desiredComputeNodeCount: 0 });
    scene.emulator.control.tencent.addNodes(id, 2);
    scene.emulator.control.tencent.addNodes(id, 1, "ABNORMAL");
    await gone(scene, id);
  });

  it("goes on from a deletion that is under way", async () => {
    const scene = await startScene({ edition });
    const id = await make(scene, { ...envArgs, desiredComputeNodeCount: 0 });
    scene.emulator.control.advance(10);
    await deleteComputeEnv(scene.client, id, scene.operation.signal);
    await gone(scene, id);
  });
});

// The edition of 2018 attaches none.
describe("deletion of a ComputeEnv with instances of the user", () => {
  it("detaches attached instances", async () => {
    const scene = await startScene({ edition: "current" });
    const id = await make(scene, envArgs);
    scene.emulator.control.tencent.attachInstances(id, ["ins-aaaaaaaa", "ins-bbbbbbbb"]);
    await settle(scene, id, envArgs);
    await gone(scene, id);
    const detached = scene.emulator.control.requests({ action: "DetachInstances" });
    expect(detached.map(({ code }) => code)).toContain("Success");
  });
});
