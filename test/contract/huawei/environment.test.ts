import { describe, expect, it } from "vitest";

import { OperationFailedError } from "../../../provider/core/errors";
import { Session } from "./client";
import { lifecycleOf, resource, run, startScene, type Scene } from "./setup";

const { make, read, settle, remove } = resource("Environment");
const rows = (scene: Scene) => scene.emulator.control.state("huawei").environments;
const cluster = {
  envName: "cluster",
  source: "cce",
  bucketName: "bucket",
  inputsJson: { kind: "cluster", apiVersion: "v2" },
};
const ofNewCluster = { source: "cce", bucketName: "bucket", isGeneCluster: true } as const;

describe.concurrent("an environment", () => {
  it("with a new cluster has neither the cluster's id nor its name among its inputs", async () => {
    const scene = await startScene();
    const id = await make(scene, cluster);
    expect(rows(scene)).toMatchObject([{ id, isGeneCluster: true, defaultEnv: false }]);
    const state = await read(scene, id);
    expect(state?.inputs).toMatchObject({ envName: "cluster", source: "cce", bucketName: "bucket" });
    expect([state?.inputs.clusterId, state?.inputs.clusterName]).toEqual([undefined, undefined]);
  });

  it("that could not be created fails with what to do", async () => {
    const scene = await startScene();
    scene.emulator.control.huawei.failNext("environmentCreation");
    const id = await make(scene, cluster);
    await expect(settle(scene, id, cluster)).rejects.toThrow(/is CreatedFailed\. .*--replace/);
  });

  it("that has a cluster of another one is refused with what to do", async () => {
    const scene = await startScene();
    const clusterId = "d9d8912d-a6cb-11e8-bc20-0255ac105709";
    const args = { envName: "one", source: "cce", bucketName: "bucket", clusterId };
    await make(scene, args);
    await expect(make(scene, { ...args, envName: "two" })).rejects.toThrow(/take that one over .*`adopt`/);
  });
});

describe.concurrent.each(["Abnormal", "DeletedFailed"] as const)("an environment that is %s", (status) => {
  it("accepts `deleteCluster`, which changes nothing on the platform", async () => {
    const scene = await startScene();
    const lifecycle = lifecycleOf(scene, "Environment");
    const { id, inputs, outputs } = await lifecycle.create(cluster);
    scene.emulator.control.huawei.setEnvironmentStatus(id, status);
    const news = { ...inputs, deleteCluster: true };
    expect(await lifecycle.diff(id, outputs, news)).toMatchObject({ changed: true, replaces: [] });
    const updated = await lifecycle.update(id, outputs, news);
    expect(await lifecycle.diff(id, updated.outputs, news)).toMatchObject({ changed: false });
  });
});

describe.concurrent("an environment that is adopted", () => {
  it("is waited for while it is being created", async () => {
    const scene = await startScene({}, 0);
    const { control } = scene.emulator;
    const id = control.huawei.addEnvironment({ name: "cluster", status: "Creating", ...ofNewCluster });
    let done = false;
    const adopted = lifecycleOf(scene, "Environment").create({ ...cluster, __adopt: id });
    void adopted.then(() => (done = true));
    await control.waitForRequests({ action: "getEnvironment" }, 2);
    expect(done).toBe(false);
    control.huawei.setEnvironmentStatus(id, "Running");
    expect((await adopted).id).toBe(id);
  });
});

describe.concurrent("an environment that is being deleted", () => {
  it("counts as gone, and a create of its name waits until it is", async () => {
    const scene = await startScene({}, 0);
    const { control } = scene.emulator;
    const id = control.huawei.addEnvironment({ name: "cluster", status: "Deleting" });
    expect(await read(scene, id)).toBeUndefined();
    control.clearRequests();
    const created = lifecycleOf(scene, "Environment").create(cluster);
    await control.waitForRequests({ action: "getEnvironments" }, 2);
    expect(control.countRequests()).not.toHaveProperty("createEnvironment");
    control.huawei.remove("environment", id);
    await control.waitForRequests({ action: "createEnvironment" });
    control.advance(3_600);
    expect(rows(scene)).toMatchObject([{ id: (await created).id, status: "Running" }]);
  });
});

describe.concurrent("the deletion of an environment", () => {
  it("fails where the service says that it failed, and succeeds when asked for again", async () => {
    const scene = await startScene();
    const id = await make(scene, cluster);
    scene.emulator.control.huawei.failNext("environmentDeletion");
    await expect(remove(scene, id)).rejects.toThrow("could not be deleted");
    expect(rows(scene)).toMatchObject([{ status: "DeletedFailed" }]);
    await remove(scene, id, { deleteCluster: true });
    expect(rows(scene)).toEqual([]);
  });

  it("that follows a failed one waits until its own state shows", async () => {
    const scene = await startScene({}, 0);
    const { control } = scene.emulator;
    const id = control.huawei.addEnvironment({ name: "cluster", status: "DeletedFailed" });
    const removed = remove(scene, id);
    await control.waitForRequests({ action: "deleteEnvironment" });
    control.huawei.setEnvironmentStatus(id, "DeletedFailed");
    await control.waitForRequests({ action: "getEnvironment" }, 3);
    control.huawei.setEnvironmentStatus(id, "Deleting");
    await control.waitForRequests({ action: "getEnvironment" }, 4);
    control.huawei.remove("environment", id);
    await removed;
    expect(control.countRequests()).toMatchObject({ deleteEnvironment: 1 });
  });

  it.each([
    ["whose state was a failure before", "DeletedFailed", 5],
    ["of one that ran", "Running", 2],
  ] as const)("%s fails where that stays its state", async (_what, status, polls) => {
    const scene = await startScene({}, 0);
    const { control } = scene.emulator;
    const id = control.huawei.addEnvironment({ name: "cluster", status });
    const removed = remove(scene, id).catch((error: unknown) => error);
    await control.waitForRequests({ action: "deleteEnvironment" });
    control.huawei.setEnvironmentStatus(id, "DeletedFailed");
    expect(await removed).toBeInstanceOf(OperationFailedError);
    expect(control.countRequests()).toMatchObject({ getEnvironment: polls, deleteEnvironment: 1 });
  });

  it("waits for one that is under way", async () => {
    const scene = await startScene({}, 0);
    const { control, platforms } = scene.emulator;
    const id = await make(scene, cluster);
    control.advance(3_600);
    const other = await Session.open(platforms.huawei);
    await other.call("DELETE", `/v1/environments/${id}`);
    control.clearRequests();
    const removed = remove(scene, id);
    await control.waitForRequests({ platform: "huawei", action: "getEnvironment" });
    expect(rows(scene)).toMatchObject([{ status: "Deleting" }]);
    control.advance(3_600);
    await removed;
    expect(rows(scene)).toEqual([]);
    expect(control.countRequests()).not.toHaveProperty("deleteEnvironment");
  });
});

describe.concurrent("readers of environments", () => {
  it("read one and all", async () => {
    const scene = await startScene();
    const { huawei } = scene.emulator.control;
    const environmentId = huawei.addEnvironment({ name: "cluster", source: "cce", defaultEnv: true });
    huawei.addEnvironment({ name: "containers", clusterName: "gene-ns" });
    expect(await run(scene, "getEnvironment", { environmentId })).toMatchObject({
      id: environmentId,
      name: "cluster",
      status: "Running",
      defaultEnv: true,
    });
    expect(await run(scene, "getEnvironments", { source: "cci" })).toMatchObject([
      { name: "containers", clusterName: "gene-ns", enterpriseProject: { id: "0" } },
    ]);
  });
});
