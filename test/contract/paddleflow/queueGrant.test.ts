import { beforeAll, describe, expect, it } from "vitest";

import { NotFoundError } from "../../../provider/core/errors";
import { adminScene, withQueue } from "./scene/adminScene";
import { resource, run, type Scene, stateOf } from "./scene/setup";

const user = resource("User");
const queue = resource("Queue");
const queueGrant = resource("QueueGrant");

let scene: Scene;
const state = () => stateOf(scene);

beforeAll(async () => {
  scene = await adminScene();
});

describe("readers of grants", () => {
  it("getQueueGrants", async () => {
    const rows = state().grants.map(({ id, userName, resourceID }) => ({
      grantId: id,
      username: userName,
      queueName: resourceID,
    }));
    expect(await run(scene, "getQueueGrants")).toMatchObject(rows);
    expect(await run(scene, "getQueueGrants", { username: "bob22" })).toMatchObject([rows[1]]);
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
