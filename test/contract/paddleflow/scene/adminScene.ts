import { clusterRequest } from "../../../lifecycle/paddleflow/setup";
import { resource, type Scene, startScene } from "./setup";

export const [, , clusterArgs] = clusterRequest("c1");
export const queueArgs = {
  name: "q1",
  namespace: "default",
  clusterName: "c1",
  maxResources: { cpu: "20", mem: "40Gi" },
};
export const jobArgs = {
  schedulingPolicy: { queue: "q1" },
  image: "nginx:1.7.9",
  flavour: { name: "flavour1" },
  command: "sleep 300",
};

/** A server with a cluster and a queue. */
export async function withQueue(settings: Parameters<typeof startScene>[0] = {}): Promise<Scene> {
  const scene = await startScene(settings);
  await resource("Cluster").make(scene, clusterArgs);
  await resource("Queue").make(scene, queueArgs);
  return scene;
}

/** A server with a cluster that has one namespace, and a queue in it. */
export async function withNamespace(timeScale?: number): Promise<Scene> {
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

/** A server with users, grants, clusters, a queue and flavours, for readers. */
export async function adminScene(): Promise<Scene> {
  const scene = await withNamespace();
  await resource("Cluster").make(scene, { ...clusterRequest("c2")[2], status: "offline" });
  for (const username of ["alice1", "bob22"]) {
    await resource("User").make(scene, { username, password: "first1" });
    await resource("QueueGrant").make(scene, { username, queueName: "q1" });
  }
  await resource("Flavour").make(scene, { name: "own", cpu: "1", mem: "1Gi", clusterName: "c1" });
  return scene;
}
