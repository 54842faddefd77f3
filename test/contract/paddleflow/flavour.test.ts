import { beforeAll, describe, expect, it } from "vitest";

import { adminScene } from "./scene/adminScene";
import { run, type Scene, stateOf } from "./scene/setup";

let scene: Scene;
const state = () => stateOf(scene);

beforeAll(async () => {
  scene = await adminScene();
});

describe("readers of flavours", () => {
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
});
