import { describe, expect, it } from "vitest";
import { computeEnv, ENV_DATA, job } from "../client";
import { activities, client, create, emulator, refused, states, useEdition, useEmulator } from "./setup";

useEmulator();

describe("ModifyComputeEnv", () => {
  it("grows, shrinks, and refuses while busy", async () => {
    const EnvId = await create();
    const scale = (DesiredComputeNodeCount: number): Promise<string> =>
      client.code("ModifyComputeEnv", { EnvId, DesiredComputeNodeCount });
    expect(await scale(2)).toBe(refused("AcceptOtherRequest"));
    emulator.control.advance(4);
    expect(await scale(0)).toBe(refused("NotEnoughComputeNodesToTerminate"));
    expect(await scale(2)).toBe("Success");
    emulator.control.tencent.drain();
    expect(await states(EnvId)).toEqual(["RUNNING", "RUNNING"]);
    expect(await scale(2)).toBe("Success");
    expect(await scale(0)).toBe("Success");
    expect(await states(EnvId)).toEqual(["DELETING", "DELETING"]);
    emulator.control.tencent.drain();
    expect(await states(EnvId)).toEqual([]);
    expect(await activities(EnvId)).toMatchObject([
      {
        ComputeNodeActivityType: "TERMINATE_COMPUTE_NODE",
        Cause: "ModifyComputeEnv: decrease the capacity from 2 to 0",
      },
      { ComputeNodeActivityType: "TERMINATE_COMPUTE_NODE" },
      { Cause: "ModifyComputeEnv: increase the capacity from 1 to 2" },
      { Cause: "CreateComputeEnv: the capacity is 1" },
    ]);
  });

  it("changes nothing when the count is refused", async () => {
    const EnvId = await create();
    emulator.control.advance(4);
    const change = { EnvId, EnvName: "new", DesiredComputeNodeCount: 0 };
    expect(await client.code("ModifyComputeEnv", change)).toBe(refused("NotEnoughComputeNodesToTerminate"));
    expect(await client.call("DescribeComputeEnv", { EnvId })).toMatchObject({ EnvName: "env" });
  });

  it("changes name, description and types in the current edition", async () => {
    const EnvId = await create();
    emulator.control.advance(4);
    const change = {
      EnvName: "new",
      EnvDescription: "d",
      EnvData: { InstanceTypes: ["S3.SMALL1", "S3.SMALL2"] },
    };
    expect(await client.code("ModifyComputeEnv", { EnvId, ...change })).toBe("Success");
    const { EnvData, ...info } = await client.call("DescribeComputeEnvCreateInfo", { EnvId });
    expect(info).toMatchObject({ EnvName: "new", EnvDescription: "d" });
    expect(EnvData).toEqual({ ImageId: ENV_DATA.ImageId, ...change.EnvData });
    expect(await client.code("ModifyComputeEnv", { EnvId })).toBe("MissingParameter");
  });

  it.each([
    ["current", null, 2],
    ["2018", null, 1],
    ["2018", true, 2],
  ] as const)("and CreateInfo in %s, set to %s", async (edition, createInfoFollowsModify, count) => {
    useEdition(edition);
    emulator.control.configure({ tencent: { createInfoFollowsModify } });
    const EnvId = await create();
    emulator.control.tencent.drain();
    await client.call("ModifyComputeEnv", { EnvId, DesiredComputeNodeCount: 2 });
    const info = await client.call("DescribeComputeEnvCreateInfo", { EnvId });
    expect(info.DesiredComputeNodeCount).toBe(count);
  });
});

describe("DeleteComputeEnv", () => {
  it("is refused while nodes remain, and visible until it is done", async () => {
    const EnvId = await create();
    const remove = (): Promise<string> => client.code("DeleteComputeEnv", { EnvId });
    expect(await remove()).toBe(refused("AcceptOtherRequest"));
    emulator.control.tencent.drain();
    emulator.control.advance(4);
    expect(await remove()).toBe(refused("ComputeEnvOperation"));
    await client.call("ModifyComputeEnv", { EnvId, DesiredComputeNodeCount: 0 });
    emulator.control.advance(10);
    expect(await remove()).toBe(refused("ComputeEnvOperation"));
    emulator.control.tencent.drain();
    expect(await remove()).toBe("Success");
    expect(await client.call("DescribeComputeEnv", { EnvId })).toMatchObject({ NextAction: "DELETING" });
    expect(await remove()).toBe(refused("ComputeEnvOperation"));
    const change = { EnvId, DesiredComputeNodeCount: 1 };
    expect(await client.code("ModifyComputeEnv", change)).toBe(refused("AcceptOtherRequest"));
    emulator.control.tencent.drain();
    expect(await client.code("DescribeComputeEnv", { EnvId })).toBe("ResourceNotFound.ComputeEnv");
    expect(await remove()).toBe("ResourceNotFound.ComputeEnv");
  });

  it("destroys the nodes in the edition of 2018", async () => {
    useEdition("2018");
    const EnvId = await create();
    emulator.control.advance(4);
    expect(await client.code("DeleteComputeEnv", { EnvId })).toBe(refused("ComputeNodeForbidTerminate"));
    emulator.control.tencent.drain();
    expect(await client.code("DeleteComputeEnv", { EnvId })).toBe("Success");
    expect(await states(EnvId)).toEqual(["DELETING"]);
    expect(await client.code("DeleteComputeEnv", { EnvId })).toBe(refused("AcceptOtherRequest"));
    emulator.control.tencent.drain();
    expect(await client.code("DescribeComputeEnv", { EnvId })).toBe("ResourceNotFound.ComputeEnv");
  });
});

describe("reading back", () => {
  const EnvData = {
    ...ENV_DATA,
    SystemDisk: { DiskSize: 50, DiskType: "CLOUD_BASIC" },
    InternetAccessible: { InternetMaxBandwidthOut: 50, PublicIpAssigned: true },
    LoginSettings: { Password: "B1[habcd" },
  };

  it("prints numbers as they are declared, unless it is to print them as the samples of 2018 do", async () => {
    const EnvId = await create({ EnvData });
    const printed = async (envDataAsText: boolean | null): Promise<unknown> => {
      emulator.control.configure({ tencent: { envDataAsText } });
      return (await client.call("DescribeComputeEnvCreateInfos", { EnvIds: [EnvId] }))
        .ComputeEnvCreateInfoSet;
    };
    expect(await printed(null)).toMatchObject([{ EnvData }]);
    expect(await printed(true)).toMatchObject([{ EnvData: { SystemDisk: { DiskSize: "50" } } }]);
    useEdition("2018");
    expect(await printed(null)).toMatchObject([{ EnvData: { SystemDisk: { DiskSize: "50" } } }]);
    expect(await printed(false)).toMatchObject([{ EnvData }]);
  });

  it("prints numbers as text in lists only, and secrets in clear", async () => {
    emulator.control.configure({ tencent: { envDataAsText: true } });
    const EnvId = await create({ EnvData, Tags: [{ Key: "k", Value: "v" }] });
    const info = await client.call("DescribeComputeEnvCreateInfo", { EnvId });
    expect(info).toMatchObject({
      EnvId,
      EnvData,
      DesiredComputeNodeCount: 1,
      Tags: [{ Key: "k", Value: "v" }],
    });
    const { ComputeEnvCreateInfoSet } = await client.call("DescribeComputeEnvCreateInfos", {
      EnvIds: [EnvId],
    });
    expect(ComputeEnvCreateInfoSet).toMatchObject([
      {
        EnvData: {
          SystemDisk: { DiskSize: "50" },
          InternetAccessible: { InternetMaxBandwidthOut: "50", PublicIpAssigned: "TRUE" },
          LoginSettings: { Password: "B1[habcd" },
        },
        DesiredComputeNodeCount: 1,
      },
    ]);
  });

  it("lists newest first, by page, filter and tag, without unknown IDs", async () => {
    const ids = [];
    for (const name of ["a", "b", "c"])
      ids.push(await create({ EnvName: name, Tags: [{ Key: name, Value: "v" }] }));
    const list = async (input: object): Promise<unknown> => {
      const { ComputeEnvSet, TotalCount } = await client.call("DescribeComputeEnvs", input);
      return [TotalCount, (ComputeEnvSet as { EnvName: string }[]).map((env) => env.EnvName).join("")];
    };
    const filter = (Name: string, ...Values: string[]): object => ({ Filters: [{ Name, Values }] });
    expect(await list({})).toEqual([3, "cba"]);
    expect(await list({ Offset: 1, Limit: 1 })).toEqual([3, "b"]);
    expect(await list({ EnvIds: [ids[0], "env-unknown0", ids[2]] })).toEqual([2, "ca"]);
    expect(await list(filter("env-name", "a", "b"))).toEqual([2, "ba"]);
    expect(await list(filter("zone", "ap-guangzhou-3"))).toEqual([0, ""]);
    expect(await list(filter("tag-key", "c"))).toEqual([1, "c"]);
    expect(await list(filter("tag-value", "v"))).toEqual([3, "cba"]);
    expect(await list(filter("tag:a", "v"))).toEqual([1, "a"]);
    expect(await list(filter("resource-type", "CPM"))).toEqual([0, ""]);
    const both = [
      { Name: "tag-value", Values: ["v"] },
      { Name: "env-id", Values: [ids[1]] },
    ];
    expect(await list({ Filters: both })).toEqual([1, "b"]);
  });
});

describe("ClientToken", () => {
  it("leads to the same id, even after the object is gone", async () => {
    const input = { ...computeEnv({ DesiredComputeNodeCount: 0 }), ClientToken: "once" };
    const first = await client.call("CreateComputeEnv", input);
    expect((await client.call("CreateComputeEnv", input)).EnvId).toBe(first.EnvId);
    expect(emulator.control.state("tencent").computeEnvs).toHaveLength(1);
    emulator.control.tencent.deleteObject(first.EnvId as string);
    expect((await client.call("CreateComputeEnv", input)).EnvId).toBe(first.EnvId);
    expect(await client.code("DescribeComputeEnv", { EnvId: first.EnvId })).toBe(
      "ResourceNotFound.ComputeEnv",
    );
    const submitted = await client.call("SubmitJob", { ...job(), ClientToken: "once" });
    expect(submitted.JobId).toMatch(/^job-/);
  });
});
