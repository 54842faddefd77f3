import { beforeAll, describe, expect, it } from "vitest";

import { NotFoundError } from "../../../../provider/core/errors";
import { clusterRequest, kubeconfig } from "../../../lifecycle/paddleflow/setup";
import { adminScene } from "../scene/adminScene";
import { resource, run, type Scene, startScene, stateOf } from "../scene/setup";

const credential = kubeconfig("c1.example.com:6443");
let scene: Scene;
const state = () => stateOf(scene);

beforeAll(async () => {
  scene = await adminScene();
});

describe("readers of clusters", () => {
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
    await expect(run(old, "getClusterNodeResources")).rejects.toThrow(/must be v0.14.6 or later/);
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
});
