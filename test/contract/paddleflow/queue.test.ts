import { beforeAll, describe, expect, it } from "vitest";

import { adminScene, clusterArgs, jobArgs, queueArgs, withQueue } from "./scene/adminScene";
import { as, lifecycleOf, make, resource, run, type Scene, startScene, stateOf } from "./scene/setup";

const cluster = resource("Cluster");
const queue = resource("Queue");

let scene: Scene;
const state = () => stateOf(scene);

beforeAll(async () => {
  scene = await adminScene();
});

describe("readers of queues", () => {
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
});

describe("a failure of the server at a create", () => {
  it("is tried again while there is no object, and then told", async () => {
    const scene = await startScene({ unreachable: ["c1.example.com:6443"] });
    await cluster.make(scene, clusterArgs);
    await expect(make(scene, "Queue", queueArgs)).rejects.toThrow(
      /connection refused \(createQueue, InternalError/,
    );
    expect(scene.emulator.control.countRequests()).toMatchObject({ createQueue: 5 });
    expect(scene.emulator.control.state("paddleflow").queues).toEqual([]);
  });
});

describe("a queue", () => {
  it("is closed first where the server is older than v0.14.1", async () => {
    const scene = await withQueue({ version: "v0.14.0" });
    scene.emulator.control.clearRequests();
    await queue.remove(scene, "q1");
    expect(scene.emulator.control.state("paddleflow").queues).toEqual([]);
    const { updateQueue, deleteQueue } = scene.emulator.control.countRequests();
    expect(updateQueue).toBe(1);
    expect(deleteQueue).toBeGreaterThan(1);
    await queue.make(scene, queueArgs);
    await queue.settle(scene, "q1", queueArgs);
  });

  it("that is closed is not waited for", async () => {
    const scene = await withQueue();
    scene.emulator.control.paddleflow.change("queue", "q1", { status: "closed" });
    await expect(queue.settle(scene, "q1", queueArgs)).rejects.toThrow(/the queue is closed/);
  });

  it("is waited for while it is being created", async () => {
    const scene = await withQueue();
    const { control } = scene.emulator;
    control.paddleflow.change("queue", "q1", { status: "creating" });
    const settled = queue.settle(scene, "q1", queueArgs);
    await control.waitForRequests({ action: "showQueue" }, 2);
    control.paddleflow.change("queue", "q1", { status: "open" });
    await settled;
  });

  it("is deleted when its last job has ended", async () => {
    const scene = await withQueue();
    await resource("Job").make(scene, jobArgs);
    await queue.remove(scene, "q1");
    expect(scene.emulator.control.state("paddleflow").queues).toEqual([]);
    expect(scene.lines.join()).toMatch(/waiting for the deletion of the queue.*QueueIsInUse/);
  });

  it("loses what is taken away", async () => {
    const scene = await withQueue();
    const full = {
      ...queueArgs,
      maxResources: {
        cpu: "20",
        mem: "40Gi",
        scalarResources: { "nvidia.com/gpu": "4", "amd.com/gpu": "2" },
      },
      minResources: { cpu: "1", mem: "1Gi" },
      location: { zone: "a", pool: "x" },
      schedulingPolicy: ["gang", "drf"],
    };
    const names = ["maxResources", "minResources", "location", "schedulingPolicy"];
    await queue.update(scene, "q1", full, ...names);
    const less = {
      ...queueArgs,
      maxResources: { mem: "40Gi", scalarResources: { "amd.com/gpu": "2" } },
      location: { pool: "x" },
      schedulingPolicy: ["drf"],
    };
    await queue.update(scene, "q1", less, ...names);
    expect(scene.emulator.control.state("paddleflow").queues[0]).toMatchObject({
      maxResources: { cpu: 0, memory: 42_949_672_960, "amd.com/gpu": 2 },
      minResources: { cpu: 0, memory: 0 },
      schedulingPolicy: ["drf"],
      location: { pool: "x", "paddleflow.baidu.com/elastic-resource-quota-parent": "root" },
    });
    const { location, maxResources } = scene.emulator.control.state("paddleflow").queues[0]!;
    expect(location).not.toHaveProperty("zone");
    expect(maxResources).not.toHaveProperty("nvidia.com/gpu");
  });
});

describe("a change that the state of the cluster refuses", () => {
  it("is named in a preview where the cluster is offline", async () => {
    const scene = await withQueue();
    const { inputs, outputs } = await make(scene, "Queue", { ...queueArgs, name: "q2" });
    const lifecycle = lifecycleOf(scene, "Queue");
    const news = { ...inputs, maxResources: { cpu: "10", mem: "20Gi" } };
    await lifecycle.diff("q2", outputs, news);
    expect(scene.lines.join()).not.toContain("offline");
    await cluster.update(scene, "c1", { ...clusterArgs, status: "offline" }, "status");
    expect(await lifecycle.diff("q2", outputs, news)).toMatchObject({ changed: true, replaces: [] });
    expect(scene.lines).toContainEqual(expect.stringContaining("its cluster c1 is offline"));
    await expect(lifecycle.update("q2", outputs, news)).rejects.toThrow(/not in online status/);
  });
});
