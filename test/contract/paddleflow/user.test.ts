import { beforeAll, describe, expect, it } from "vitest";

import { NotFoundError } from "../../../provider/core/errors";
import { adminScene } from "./scene/adminScene";
import { resource, run, type Scene, startScene, stateOf } from "./scene/setup";

const user = resource("User");

let scene: Scene;
const state = () => stateOf(scene);

beforeAll(async () => {
  scene = await adminScene();
});

describe("readers of users", () => {
  it("getUsers, getUser", async () => {
    const { name, createdAt } = state().users.find((row) => row.name === "alice1")!;
    expect(await run(scene, "getUsers")).toMatchObject([{ username: "alice1" }, { username: "bob22" }]);
    const alice = (await run(scene, "getUser", { username: "alice1" })) as { createTime: string };
    expect(alice).toEqual({ username: name, createTime: alice.createTime });
    expect(Date.parse(alice.createTime)).toBe(createdAt);
    await expect(run(scene, "getUser", { username: "nobody" })).rejects.toThrow(NotFoundError);
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
