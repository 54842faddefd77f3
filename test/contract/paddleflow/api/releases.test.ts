import { describe, expect, it } from "vitest";

import { queueRequests, yamlOf } from "../../../lifecycle/paddleflow/data";
import { countOf, make, prepare, resource, run, startScene, stateOf } from "../scene/setup";

describe("a server of an earlier release", () => {
  it("that lacks a call is told with the oldest release that has it", async () => {
    const scene = await startScene({ version: "v0.14.5" });
    await expect(run(scene, "getJobLog", { clusterName: "c1", jobId: "j" })).rejects.toThrow(
      /does not have the call: it must be v0.14.6 or later/,
    );
    await expect(run(scene, "getClusterNodeResources")).rejects.toThrow(/it must be v0.14.6 or later/);
  });

  it("that would read over the failure options of a run is not sent them", async () => {
    const scene = await startScene({ version: "v0.14.5" });
    await prepare(scene, ...queueRequests);
    const args = { yaml: yamlOf("train"), failureOptions: { strategy: "continue" } };
    await expect(make(scene, "Run", args)).rejects.toThrow(
      /takes no notice of failureOptions: it must be v0.14.6 or later.*failure_options. in the workflow/,
    );
    expect(stateOf(scene).runs).toEqual([]);
    await make(scene, "Run", { yaml: args.yaml });
    expect(stateOf(scene).runs).toHaveLength(1);
  });

  it("is asked once what it takes", async () => {
    const scene = await startScene({ version: "v0.14.6" });
    await prepare(scene, ...queueRequests);
    const args = { yaml: yamlOf("train"), failureOptions: { strategy: "continue" } };
    for (const name of ["first", "second"]) await make(scene, "Run", { ...args, name }, name);
    expect(stateOf(scene).runs.map(({ strategy }) => strategy)).toEqual(["continue", "continue"]);
    expect(countOf(scene, "createRun")).toBe(3);
  });

  it("that would read over the mount process of a file system is not sent it", async () => {
    const storage = { type: "local", url: "local://mnt/data" };
    const args = { name: "data", storage, independentMountProcess: true };
    const old = await startScene({ version: "v0.14.1" });
    await expect(resource("FileSystem").make(old, args)).rejects.toThrow(
      /takes no notice of independentMountProcess: it must be v0.14.6 or later/,
    );
    expect(stateOf(old).fileSystems).toEqual([]);
    const scene = await startScene({ version: "v0.14.6" });
    await resource("FileSystem").make(scene, args);
    expect(stateOf(scene).fileSystems).toMatchObject([{ independentMountProcess: true }]);
  });

  it("that has no AFS says which releases do", async () => {
    const scene = await startScene({ version: "v0.14.6" });
    const storage = { type: "afs", url: "afs://afs.example.com:9902/data", username: "u", password: "p" };
    await expect(resource("FileSystem").make(scene, { name: "data", storage })).rejects.toThrow(
      /later than v0.14.7-rc1 for AFS/,
    );
  });
});
