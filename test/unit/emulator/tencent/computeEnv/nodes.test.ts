import { describe, expect, it } from "vitest";
import { activities, client, create, emulator, nodes, refused, states, useEmulator } from "./setup";

useEmulator();

describe("nodes", () => {
  it("pass through the documented states", async () => {
    const id = await create();
    expect(id).toMatch(/^env-[0-9a-z]{8}$/);
    expect(await states(id)).toEqual(["SUBMITTED"]);
    emulator.control.advance(5);
    expect(await states(id)).toEqual(["CREATING"]);
    emulator.control.advance(30);
    expect(await states(id)).toEqual(["CREATED"]);
    emulator.control.advance(30);
    expect(await states(id)).toEqual(["RUNNING"]);
    expect(await client.call("DescribeComputeEnv", { EnvId: id })).toMatchObject({
      ComputeNodeMetrics: { RunningCount: 1, SubmittedCount: 0, AbnormalCount: 0 },
      ComputeNodeSet: [{ Cpu: 1, Mem: 2, TaskInstanceNumAvailable: 1, ResourceOrigin: "BATCH_CREATED" }],
      NextAction: "",
    });
    expect(await activities(id)).toMatchObject([
      { ActivityState: "SUCCEED", Cause: "CreateComputeEnv: the capacity is 1", StateReason: "" },
    ]);
  });

  it("take real time at scale 1", async () => {
    const id = await create();
    emulator.control.configure({ timeScale: 1e6 });
    await expect.poll(() => states(id)).toEqual(["RUNNING"]);
    emulator.control.configure({ timeScale: 0 });
  });

  it("fail with a reason and are made again", async () => {
    emulator.control.tencent.failCreations({ count: 1, reason: "ResourceInsufficient.Stock" });
    const id = await create();
    emulator.control.advance(40);
    expect(await states(id)).toEqual(["CREATION_FAILED"]);
    expect(await activities(id)).toMatchObject([
      { ActivityState: "FAILED", StateReason: "ResourceInsufficient.Stock" },
    ]);
    emulator.control.tencent.drain();
    expect(await states(id)).toEqual(["RUNNING"]);
    expect(await activities(id)).toHaveLength(2);
  });

  it("get another instance where the platform takes theirs back", async () => {
    const id = await create();
    emulator.control.tencent.drain();
    const [before] = await nodes(id);
    emulator.control.tencent.reclaimNode(id, before?.ComputeNodeId ?? "");
    expect(await states(id)).toEqual(["ABNORMAL"]);
    emulator.control.tencent.drain();
    expect(await states(id)).toEqual(["RUNNING"]);
    const [after] = await nodes(id);
    expect(after?.ComputeNodeInstanceId).toMatch(/^ins-/);
    expect(after?.ComputeNodeInstanceId).not.toBe(before?.ComputeNodeInstanceId);
    expect(await activities(id)).toHaveLength(2);
    expect(await client.call("DescribeComputeEnv", { EnvId: id })).toMatchObject({
      DesiredComputeNodeCount: 1,
    });
  });

  it("are given up after the retries", async () => {
    emulator.control.tencent.failCreations({ count: 99, reason: "sold out" });
    const id = await create({ ResourceMaxRetryCount: 2 });
    emulator.control.tencent.drain();
    emulator.control.tencent.clearCreationFailures();
    expect(await states(id)).toEqual(["CREATION_FAILED"]);
    expect(await activities(id)).toHaveLength(3);
    const [node] = await nodes(id);
    expect(await client.code("TerminateComputeNode", { EnvId: id, ComputeNodeId: node?.ComputeNodeId })).toBe(
      "Success",
    );
    emulator.control.tencent.drain();
    expect(await states(id)).toEqual([]);
  });
});

describe("TerminateComputeNode(s)", () => {
  it("follows the states", async () => {
    const EnvId = await create({ DesiredComputeNodeCount: 3 });
    const [a, b, c] = (await nodes(EnvId)).map((node) => node.ComputeNodeId);
    const one = (ComputeNodeId?: string): Promise<string> =>
      client.code("TerminateComputeNode", { EnvId, ComputeNodeId });
    const many = (...ComputeNodeIds: unknown[]): Promise<string> =>
      client.code("TerminateComputeNodes", { EnvId, ComputeNodeIds });
    expect(await one(a)).toBe(refused("AcceptOtherRequest"));
    emulator.control.advance(4);
    expect(await one(a)).toBe(refused("ComputeNodeForbidTerminate"));
    emulator.control.tencent.drain();
    expect(await one("node-lcpcej85")).toBe("ResourceNotFound.ComputeNode");
    expect(await many()).toBe("MissingParameter");
    expect(await many(b, b)).toBe(refused("ComputeNodeForbidTerminate"));
    expect(await one(a)).toBe("Success");
    expect(await one(b)).toBe(refused("AcceptOtherRequest"));
    emulator.control.advance(4);
    expect(await one(a)).toBe(refused("ComputeNodeForbidTerminate"));
    expect(await many(b, c)).toBe("Success");
    emulator.control.tencent.drain();
    expect(await client.call("DescribeComputeEnv", { EnvId })).toMatchObject({
      ComputeNodeSet: [],
      DesiredComputeNodeCount: 0,
    });
  });

  it("can leave the desired count alone", async () => {
    emulator.control.configure({ tencent: { terminateLowersDesired: false } });
    const EnvId = await create();
    emulator.control.tencent.drain();
    const [node] = await nodes(EnvId);
    await client.call("TerminateComputeNode", { EnvId, ComputeNodeId: node?.ComputeNodeId });
    expect(await client.call("DescribeComputeEnv", { EnvId })).toMatchObject({ DesiredComputeNodeCount: 1 });
  });
});

describe("attached instances", () => {
  it("are attached, kept from termination, and detached", async () => {
    const EnvId = await create({ DesiredComputeNodeCount: 0 });
    emulator.control.advance(4);
    const Instances = [{ InstanceId: "ins-0kj3gz6s" }];
    expect(await client.code("AttachInstances", { EnvId, Instances: [...Instances, ...Instances] })).toBe(
      "InvalidParameterValue.InstanceIdDuplicated",
    );
    expect(await client.code("AttachInstances", { EnvId, Instances })).toBe("Success");
    emulator.control.tencent.drain();
    expect(await client.code("AttachInstances", { EnvId, Instances })).toBe(
      refused("InstancesNotAllowToAttach"),
    );
    expect(await client.call("DescribeComputeEnv", { EnvId })).toMatchObject({
      AttachedComputeNodeCount: 1,
      ComputeNodeSet: [{ ComputeNodeInstanceId: "ins-0kj3gz6s", ResourceOrigin: "USER_ATTACHED" }],
    });
    const [node] = await nodes(EnvId);
    expect(await client.code("TerminateComputeNode", { EnvId, ComputeNodeId: node?.ComputeNodeId })).toBe(
      refused("ComputeNodeForbidTerminate"),
    );
    expect(await client.code("DeleteComputeEnv", { EnvId })).toBe(refused("ComputeEnvOperation"));
    expect(await client.code("DetachInstances", { EnvId, InstanceIds: ["ins-0kj3gz6s"] })).toBe("Success");
    emulator.control.tencent.drain();
    expect(await client.code("DeleteComputeEnv", { EnvId })).toBe("Success");
  });
});
