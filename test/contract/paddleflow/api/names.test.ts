import { describe, expect, it } from "vitest";

import { clusterArgs, queueArgs, withQueue } from "../scene/adminScene";
import { countOf, make, resource, startScene, urnOf } from "../scene/setup";

const user = resource("User");
const queueGrant = resource("QueueGrant");
const cluster = resource("Cluster");
const queue = resource("Queue");
const flavour = resource("Flavour");

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
