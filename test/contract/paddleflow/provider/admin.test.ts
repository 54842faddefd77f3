import { describe, expect, it } from "vitest";

import { NotFoundError } from "../../../../provider/core/errors";
import { clusterRequest } from "../../../lifecycle/paddleflow/setup";
import { countOf, declared, lifecycleOf, make, stateOf, urnOf } from "./dataSetup";
import { resource, type Scene, startScene } from "./setup";

const user = resource("User");
const queueGrant = resource("QueueGrant");
const cluster = resource("Cluster");
const queue = resource("Queue");
const flavour = resource("Flavour");
const [, , clusterArgs] = clusterRequest("c1");
const queueArgs = {
  name: "q1",
  namespace: "default",
  clusterName: "c1",
  maxResources: { cpu: "20", mem: "40Gi" },
};
const jobArgs = {
  schedulingPolicy: { queue: "q1" },
  image: "nginx:1.7.9",
  flavour: { name: "flavour1" },
  command: "sleep 300",
};

async function withQueue(settings: Parameters<typeof startScene>[0] = {}): Promise<Scene> {
  const scene = await startScene(settings);
  await cluster.make(scene, clusterArgs);
  await queue.make(scene, queueArgs);
  return scene;
}

describe("a name that is taken", () => {
  it.each(["sqlite", "mysql"] as const)("is refused without another object, with %s", async (database) => {
    const scene = await withQueue({ database });
    const alice = { username: "alice1", password: "first1" };
    await user.make(scene, alice);
    await queueGrant.make(scene, { username: "alice1", queueName: "q1" });
    scene.emulator.control.clearRequests();
    for (const [type, args] of [
      ["User", alice],
      ["QueueGrant", { username: "alice1", queueName: "q1" }],
      ["Cluster", clusterArgs],
      ["Queue", queueArgs],
      ["Flavour", { name: "flavour1", cpu: "1", mem: "1Gi" }],
    ] as const) {
      await expect(make(scene, type, args)).rejects.toThrow(/exists already.*adopt/);
    }
    expect(
      Object.keys(scene.emulator.control.countRequests()).filter((name) => name.startsWith("create")),
    ).toEqual([]);
    const { users, grants, clusters, queues, flavours } = scene.emulator.control.state("paddleflow");
    expect([users, grants, clusters, queues, flavours].map((rows) => rows.length)).toEqual([2, 1, 1, 1, 3]);
  });

  it("is the resource's own where it was made from its name and a run was interrupted", async () => {
    const scene = await startScene();
    const args = { cpu: "1", mem: "1Gi" };
    const { id } = await make(scene, "Flavour", args);
    await expect(make(scene, "Flavour", args)).rejects.toThrow(/exists already.*adopt/);
    scene.state.interrupted(urnOf());
    expect((await make(scene, "Flavour", args)).id).toBe(id);
    expect(scene.lines.join()).toMatch(/continues with .* interrupted run/);
    expect(countOf(scene, "createFlavour")).toBe(1);
  });

  it("is found with the time of its creation, where the server tells one", async () => {
    const scene = await withQueue();
    await user.make(scene, { username: "alice1", password: "first1" });
    await queueGrant.make(scene, { username: "alice1", queueName: "q1" });
    await flavour.make(scene, { name: "small", cpu: "1", mem: "1Gi" });
    for (const [found, id] of [
      [await user.find(scene, { username: "alice1", password: "first1" }), "alice1"],
      [await queueGrant.find(scene, { username: "alice1", queueName: "q1" }), "alice1/q1"],
      [await cluster.find(scene, clusterArgs), "c1"],
      [await queue.find(scene, queueArgs), "q1"],
      [await flavour.find(scene, { name: "small", cpu: "1", mem: "1Gi" }), "small"],
    ] as const) {
      expect(found).toEqual([{ id, createTime: expect.any(Number) as number }]);
    }
    expect(await queue.find(scene, { ...queueArgs, name: "q2" })).toEqual([]);
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

describe("a cluster", () => {
  it("changes its version together with its type", async () => {
    const scene = await startScene();
    await cluster.make(scene, clusterArgs);
    await cluster.update(scene, "c1", { ...clusterArgs, version: "v1.20" }, "version");
    expect(scene.emulator.control.state("paddleflow").clusters[0]).toMatchObject({
      clusterType: "Kubernetes",
      version: "v1.20",
    });
  });

  it("is told of its defaults where they are to hold again", async () => {
    const scene = await startScene();
    await cluster.make(scene, { ...clusterArgs, source: "CCE", status: "offline" });
    await cluster.update(scene, "c1", clusterArgs, "source", "status");
    expect(scene.emulator.control.state("paddleflow").clusters[0]).toMatchObject({
      source: "OnPremise",
      status: "online",
    });
  });

  it("without a credential is adopted by a program that gives none", async () => {
    const scene = await startScene();
    await cluster.make(scene, clusterArgs);
    // The emulator's server runs outside of Kubernetes, and so would refuse it.
    scene.emulator.control.paddleflow.change("cluster", "c1", { credential: "" });
    const { credential: _, ...args } = clusterArgs;
    const lifecycle = lifecycleOf(scene, "Cluster");
    const { id, outputs } = await lifecycle.create({ ...(await declared(lifecycle, args)), __adopt: "c1" });
    expect(id).toBe("c1");
    expect((await lifecycle.read(id, outputs))?.inputs).not.toHaveProperty("credential");
    expect(countOf(scene, "updateCluster")).toBe(0);
  });

  it("has texts without the white space around them, which is no difference", async () => {
    const scene = await startScene();
    const spaced = { version: " v1.16", description: "the GPUs\n", source: "CCE ", setting: "\t{}\r\n" };
    const { id, inputs, outputs } = await make(scene, "Cluster", { ...clusterArgs, ...spaced });
    expect(stateOf(scene).clusters[0]).toMatchObject({
      version: "v1.16",
      description: "the GPUs",
      source: "CCE",
      setting: "{}",
    });
    const lifecycle = lifecycleOf(scene, "Cluster");
    const found = await lifecycle.read(id, outputs);
    expect(found?.inputs).toMatchObject(spaced);
    expect(await lifecycle.diff(id, found?.outputs ?? {}, inputs)).toMatchObject({ changed: false });
  });

  it.each(["", " \n"])("has the server's source where its own is %j", async (source) => {
    const scene = await startScene();
    const { id, inputs, outputs } = await make(scene, "Cluster", { ...clusterArgs, source: "CCE" });
    const lifecycle = lifecycleOf(scene, "Cluster");
    const news = { ...inputs, source };
    const { outputs: now } = await lifecycle.update(id, outputs, news);
    expect(stateOf(scene).clusters[0]).toMatchObject({ source: "OnPremise" });
    const found = await lifecycle.read(id, now);
    expect(await lifecycle.diff(id, found?.outputs ?? {}, news)).toMatchObject({ changed: false });
  });

  it("needs a version that is more than white space", async () => {
    const scene = await startScene();
    const { failures } = await lifecycleOf(scene, "Cluster").check({}, { ...clusterArgs, version: " " });
    expect(failures).toMatchObject([{ property: "version" }]);
  });

  it("keeps its credential out of messages", async () => {
    const scene = await startScene();
    const credential = Buffer.from("no kubeconfig").toString("base64");
    const made = cluster.make(scene, { ...clusterArgs, credential });
    await expect(made).rejects.toThrow(/must be a kubeconfig in base64/);
    await expect(made).rejects.not.toThrow(credential);
  });

  it("is deleted when the last job of its queues has ended, with the queues", async () => {
    const scene = await withQueue();
    await resource("Job").make(scene, jobArgs);
    await cluster.remove(scene, "c1");
    const { clusters, queues, jobs } = scene.emulator.control.state("paddleflow");
    expect([clusters, queues]).toEqual([[], []]);
    expect(jobs.map(({ status }) => status)).toEqual(["succeeded"]);
    expect(scene.lines.join()).toContain("waiting for the deletion of the cluster");
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

describe("a grant", () => {
  it("that went with its queue or user counts as deleted", async () => {
    const scene = await withQueue();
    await user.make(scene, { username: "alice1", password: "first1" });
    await queueGrant.make(scene, { username: "alice1", queueName: "q1" });
    await queue.remove(scene, "q1");
    expect(await queueGrant.read(scene, "alice1/q1")).toBeUndefined();
    await expect(queueGrant.remove(scene, "alice1/q1")).rejects.toThrow(NotFoundError);
  });
});

describe("reads of many objects", () => {
  it("of users are one listing", async () => {
    const scene = await startScene();
    const names = Array.from({ length: 12 }, (_, index) => `user${index}`);
    await Promise.all(names.map((username) => user.make(scene, { username, password: "first1" })));
    scene.emulator.control.clearRequests();
    const read = await Promise.all(names.map((name) => user.read(scene, name)));
    expect(read.map((actual) => actual?.inputs.username)).toEqual(names);
    expect(scene.emulator.control.countRequests()).toEqual({ listUser: 1 });
  });
});

describe("a change that the state of a cluster refuses", () => {
  const two = { ...clusterArgs, namespaceList: ["default", "other"] };
  const start = async () => {
    const scene = await startScene();
    const made = await make(scene, "Cluster", two);
    await queue.make(scene, queueArgs);
    return { scene, made };
  };

  it("is refused in a preview where it drops a namespace that a queue uses", async () => {
    const { scene, made } = await start();
    const { id, inputs, outputs } = made;
    const lifecycle = lifecycleOf(scene, "Cluster");
    const drop = (namespaceList: string[]) => lifecycle.diff(id, outputs, { ...inputs, namespaceList });
    await expect(drop(["other"])).rejects.toThrow(
      /cannot be dropped: q1 uses default.*delete these queues first/,
    );
    expect(await drop(["default"])).toMatchObject({ changed: true, replaces: [] });
    expect(await drop(["default", "other", "third"])).toMatchObject({ changed: true, replaces: [] });
  });

  it("is named in a preview where it is of a queue and the cluster is offline", async () => {
    const { scene } = await start();
    const { inputs, outputs } = await make(scene, "Queue", { ...queueArgs, name: "q2" });
    const lifecycle = lifecycleOf(scene, "Queue");
    const news = { ...inputs, maxResources: { cpu: "10", mem: "20Gi" } };
    await lifecycle.diff("q2", outputs, news);
    expect(scene.lines.join()).not.toContain("offline");
    await cluster.update(scene, "c1", { ...two, status: "offline" }, "status");
    expect(await lifecycle.diff("q2", outputs, news)).toMatchObject({ changed: true, replaces: [] });
    expect(scene.lines).toContainEqual(expect.stringContaining("its cluster c1 is offline"));
    await expect(lifecycle.update("q2", outputs, news)).rejects.toThrow(/not in online status/);
  });
});
