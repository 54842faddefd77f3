import { describe, expect, it } from "vitest";

import { clusterArgs, jobArgs, queueArgs, withQueue } from "../scene/adminScene";
import { countOf, declared, lifecycleOf, make, resource, startScene, stateOf } from "../scene/setup";

const cluster = resource("Cluster");
const queue = resource("Queue");

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
});
