import { beforeAll, describe, expect, it } from "vitest";

import { NotFoundError, RefusedError } from "../../../../provider/core/errors";
import { parseMark } from "../../../../provider/core/identity";
import { clusterRequest, kubeconfig } from "../../../lifecycle/paddleflow/setup";
import { as, resource, run, type Scene, startScene } from "./setup";

let scene: Scene;
const state = () => scene.emulator.control.state("paddleflow");
const [, , clusterArgs] = clusterRequest("c1");
const credential = kubeconfig("c1.example.com:6443");

async function withQueue(timeScale?: number): Promise<Scene> {
  const begun = await startScene({}, timeScale);
  await resource("Cluster").make(begun, { ...clusterArgs, namespaceList: ["default"] });
  await resource("Queue").make(begun, {
    name: "q1",
    namespace: "default",
    clusterName: "c1",
    maxResources: { cpu: "1.5", mem: "1000Mi" },
    schedulingPolicy: ["gang"],
  });
  return begun;
}

beforeAll(async () => {
  scene = await withQueue();
  await resource("Cluster").make(scene, { ...clusterRequest("c2")[2], status: "offline" });
  for (const username of ["alice1", "bob22"]) {
    await resource("User").make(scene, { username, password: "first1" });
    await resource("QueueGrant").make(scene, { username, queueName: "q1" });
  }
  await resource("Flavour").make(scene, { name: "own", cpu: "1", mem: "1Gi", clusterName: "c1" });
});

describe("readers", () => {
  it("getUsers, getUser", async () => {
    const { name, createdAt } = state().users.find((row) => row.name === "alice1")!;
    expect(await run(scene, "getUsers")).toMatchObject([{ username: "alice1" }, { username: "bob22" }]);
    const alice = (await run(scene, "getUser", { username: "alice1" })) as { createTime: string };
    expect(alice).toEqual({ username: name, createTime: alice.createTime });
    expect(Date.parse(alice.createTime)).toBe(createdAt);
    await expect(run(scene, "getUser", { username: "nobody" })).rejects.toThrow(NotFoundError);
  });

  it("getQueueGrants", async () => {
    const rows = state().grants.map(({ id, userName, resourceID }) => ({
      grantId: id,
      username: userName,
      queueName: resourceID,
    }));
    expect(await run(scene, "getQueueGrants")).toMatchObject(rows);
    expect(await run(scene, "getQueueGrants", { username: "bob22" })).toMatchObject([rows[1]]);
  });

  it("getQueues, getQueue", async () => {
    const { id } = state().queues[0]!;
    const shown = {
      queueId: id,
      name: "q1",
      clusterName: "c1",
      quotaType: "elasticQuota",
      maxResources: { cpu: "1500m", mem: "1048576k" },
      schedulingPolicy: ["gang"],
      status: "open",
    };
    expect(await run(scene, "getQueues")).toMatchObject([shown]);
    expect(await run(scene, "getQueues", { name: "none" })).toEqual([]);
    expect(await run(scene, "getQueue", { name: "q1" })).toMatchObject({
      ...shown,
      usedResources: { cpu: "0", mem: "0" },
      idleResources: { cpu: "1500m", mem: "1048576k" },
    });
    await expect(run(scene, "getQueue", { name: "qlogin" })).rejects.toThrow(/login/);
  });

  it("getQueues of a user shows what was granted", async () => {
    await resource("User").make(scene, { username: "carol3", password: "first1" });
    expect(await run(as(scene, "carol3", "first1"), "getQueues")).toEqual([]);
    expect(await run(as(scene, "bob22", "first1"), "getQueues")).toMatchObject([{ name: "q1" }]);
  });

  it("getFlavours, getFlavour", async () => {
    const names = async (args: object) =>
      ((await run(scene, "getFlavours", args)) as { name: string }[]).map(({ name }) => name);
    expect(await names({})).toEqual(["flavour1", "flavour2", "flavour3"]);
    expect(await names({ clusterName: "c1" })).toEqual(["flavour1", "flavour2", "flavour3", "own"]);
    expect(await names({ name: "r2" })).toEqual(["flavour2"]);
    expect(await run(scene, "getFlavour", { name: "flavour2" })).toMatchObject({
      flavourId: state().flavours[1]!.id,
      cpu: "4",
      mem: "8Gi",
      scalarResources: { "nvidia.com/gpu": "1" },
    });
  });

  it("getClusters, getCluster, without credentials", async () => {
    const { id } = state().clusters[0]!;
    const clusters = await run(scene, "getClusters");
    expect(clusters).toMatchObject([{ clusterId: id, clusterName: "c1" }, { clusterName: "c2" }]);
    expect(await run(scene, "getClusters", { clusterStatus: "offline" })).toMatchObject([
      { clusterName: "c2" },
    ]);
    expect(await run(scene, "getClusters", { clusterNames: ["c1", "c3"] })).toMatchObject([
      { clusterName: "c1" },
    ]);
    const one = await run(scene, "getCluster", { clusterName: "c1" });
    expect(one).toMatchObject({
      clusterId: id,
      namespaceList: ["default"],
      status: "online",
      version: "v1.16",
    });
    expect(state().clusters[0]?.credential).toBe(credential);
    expect(JSON.stringify([clusters, one])).not.toContain(credential);
    await expect(run(scene, "getCluster", { clusterName: "none" })).rejects.toThrow(NotFoundError);
  });

  // The one node of the emulated clusters has 16 cores and 64 GiB.
  it("getClusterResources", async () => {
    const total = { cpu: "16", memory: "64Gi" };
    expect(await run(scene, "getClusterResources")).toMatchObject([
      { clusterName: "c1", nodeList: [{ nodeName: "node-1", schedulable: true, total }], summary: { total } },
    ]);
    await expect(run(scene, "getClusterResources", { clusterNames: ["c2"] })).rejects.toThrow(
      /can't get cluster quota/,
    );
  });

  it("getClusterNodeResources, where the server has it", async () => {
    scene.emulator.control.advance(10);
    expect(await run(scene, "getClusterNodeResources", { clusterNames: ["c1"] })).toMatchObject([
      { clusterName: "c1", capacity: { "node-1": { cpu: "16", memory: "64Gi" } } },
    ]);
    const old = await startScene({ version: "v0.14.5" });
    await expect(run(old, "getClusterNodeResources")).rejects.toThrow(
      /This release of the server does not have/,
    );
  });

  it("getClusterNodeResources, of all nodes or of one page", async () => {
    const large = await startScene({ nodes: 120 });
    for (const name of ["c1", "c2"]) await resource("Cluster").make(large, clusterRequest(name)[2]);
    large.emulator.control.advance(10);
    const { control } = large.emulator;
    const nodesOf = async (args: object) => {
      control.clearRequests();
      const clusters = (await run(large, "getClusterNodeResources", args)) as Record<
        "allocatable" | "capacity" | "labels",
        Record<string, unknown>
      >[];
      return clusters.flatMap(({ allocatable, capacity, labels }) =>
        [allocatable, capacity, labels].map((nodes) => Object.keys(nodes).length),
      );
    };
    expect(await nodesOf({})).toEqual([120, 120, 120, 120, 120, 120]);
    expect(control.countRequests()).toMatchObject({ listClusterResourceV2: 3 });
    expect(await nodesOf({ clusterNames: ["c2"], pageSize: 60 })).toEqual([120, 120, 120]);
    // The last page may be full, which the next one tells.
    expect(control.countRequests()).toMatchObject({ listClusterResourceV2: 3 });
    expect(await nodesOf({ clusterNames: ["c2"], pageNo: 2 })).toEqual([20, 20, 20]);
    expect(control.countRequests()).toMatchObject({ listClusterResourceV2: 1 });
  });

  it("getServerVersion", async () => {
    expect(await run(scene, "getServerVersion")).toMatchObject({
      gitVersion: "v0.0.0",
      platform: "linux/amd64",
    });
  });
});

describe("jobs", () => {
  const args = {
    name: "train",
    schedulingPolicy: { queue: "q1" },
    image: "nginx:1.7.9",
    flavour: { cpu: "500m", mem: "100Mi" },
    command: "sleep 100000",
    labels: { team: "ml" },
    env: { TOKEN: "a-secret-value" },
  };
  const mark = parseMark(`${"f".repeat(24)}-${"1".repeat(16)}`)!;
  const job = resource("Job");

  it("getJob, getJobs, stopJob, and back to nothing", async () => {
    const jobId = await job.make(scene, args, mark);
    const row = () => state().jobs.find(({ id }) => id === jobId);
    const shown = await run(scene, "getJob", { jobId });
    expect(shown).toMatchObject({
      jobId,
      name: "train",
      schedulingPolicy: { queue: "q1", priority: "NORMAL" },
      userName: "root",
      members: [{ replicas: 1, image: "nginx:1.7.9", flavour: { name: "customFlavour", cpu: "500m" } }],
    });
    expect(JSON.stringify(shown)).not.toContain("a-secret-value");
    expect(await run(scene, "getJobs", { queue: "q1", labels: { team: "ml" } })).toMatchObject([{ jobId }]);
    expect(await run(scene, "getJobs", { labels: { team: "none" } })).toEqual([]);
    expect(row()?.labels).toEqual({
      team: "ml",
      "pulumi-batchflow/mark": mark.who,
      "pulumi-batchflow/create": mark.which,
    });
    expect(await job.find(scene, args, { mark })).toEqual([
      {
        id: jobId,
        who: mark.who,
        which: mark.which,
        name: "train",
        createTime: expect.any(Number) as number,
      },
    ]);
    expect(await job.find(scene, args)).toEqual([]);
    expect(await job.read(scene, jobId)).toMatchObject({ mark, inputs: { labels: { team: "ml" } } });
    expect(await run(scene, "stopJob", { jobId })).toEqual({
      status: expect.stringMatching(/^terminat(ing|ed)$/) as string,
    });
    await job.remove(scene, jobId);
    expect(row()).toBeUndefined();
    await expect(run(scene, "getJob", { jobId })).rejects.toThrow(NotFoundError);
  });

  it("stopJob leaves a job that has ended as it is", async () => {
    const jobId = await job.make(scene, { ...args, command: "true" });
    await job.settle(scene, jobId, { ...args, waitFor: "finished" });
    expect(await run(scene, "stopJob", { jobId })).toEqual({ status: "succeeded" });
    await job.remove(scene, jobId);
  });

  it("change their priority until they begin to run", async () => {
    // The job moves only as the test moves it.
    const still = await withQueue(0);
    const jobId = await job.make(still, args);
    const { control } = still.emulator;
    control.paddleflow.change("job", jobId, { status: "pending" });
    const high = { ...args, schedulingPolicy: { queue: "q1", priority: "HIGH" } };
    await job.update(still, jobId, high, "schedulingPolicy");
    expect(control.state("paddleflow").jobs.find(({ id }) => id === jobId)).toMatchObject({
      priority: "HIGH",
    });
    control.paddleflow.change("job", jobId, { status: "running" });
    const late = job.update(still, jobId, args, "schedulingPolicy");
    await expect(late).rejects.toThrow(RefusedError);
    await expect(late).rejects.toThrow(/priority is fixed once the job has begun to run/);
  });

  it("statistics need Prometheus", async () => {
    const jobId = await job.make(scene, args);
    await expect(run(scene, "getStatistics", { jobId })).rejects.toThrow(
      /Prometheus|unsupported protocol scheme/,
    );
    await expect(run(scene, "getStatisticsDetail", { jobId, step: 30 })).rejects.toThrow(/protocol scheme/);
    await expect(run(scene, "getStatistics", { jobId: "job-none" })).rejects.toThrow(NotFoundError);
    await expect(run(scene, "getStatisticsDetail", { jobId, start: 10, end: 5 })).rejects.toThrow(
      /end: must not lie before start/,
    );
    await job.remove(scene, jobId);
  });
});
