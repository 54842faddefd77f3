import { describe, expect, it } from "vitest";

import { ArgumentError, NotFoundError } from "../../../provider/core/errors";
import { envArgs, jobArgs, markOf, placement, resource, run, startScene, task, templateArgs } from "./setup";

describe("readers", () => {
  it("read what resources have created", async () => {
    const scene = await startScene();
    const envId = await resource("ComputeEnv").make(scene, { ...envArgs, tags: { team: "a" } });
    const jobId = await resource("Job").make(scene, { ...jobArgs, jobName: "j", tags: { team: "a" } });
    const taskTemplateId = await resource("TaskTemplate").make(scene, templateArgs);
    scene.emulator.control.tencent.drain();

    const env = { envId, envName: "env", placement, desiredComputeNodeCount: 2, tags: { team: "a" } };
    expect(await run(scene, "getComputeEnv", { envId })).toMatchObject({
      ...env,
      computeNodeSet: [{ computeNodeState: "RUNNING", memory: 2 }, {}],
    });
    expect(await run(scene, "getComputeEnvs", { envNames: ["env"] })).toMatchObject([env]);
    expect(await run(scene, "getComputeEnvs", { tags: { team: ["a", "b"] } })).toMatchObject([env]);
    expect(await run(scene, "getComputeEnvs", { tagKeys: ["other"] })).toEqual([]);
    expect(await run(scene, "getComputeEnvs", { envIds: [envId, "env-aaaaaaaa"] })).toMatchObject([env]);
    expect(await run(scene, "getComputeEnvs", { envIds: [] })).toEqual([]);
    const info = { envId, envData: envArgs.envData };
    expect(await run(scene, "getComputeEnvCreateInfo", { envId })).toMatchObject(info);
    expect(await run(scene, "getComputeEnvCreateInfos", { zones: [placement.zone] })).toMatchObject([info]);
    const activities = (await run(scene, "getComputeEnvActivities", { envId })) as {
      computeNodeId: string;
    }[];
    expect(activities).toHaveLength(2);
    const computeNodeIds = [activities[0]?.computeNodeId];
    expect(await run(scene, "getComputeEnvActivities", { envId, computeNodeIds })).toHaveLength(1);

    const job = { jobId, jobName: "j", jobState: "SUCCEED", tags: { team: "a" } };
    expect(await run(scene, "getJob", { jobId })).toMatchObject({ ...job, taskSet: [{ taskName: "A" }] });
    expect(await run(scene, "getJobs", { jobStates: ["SUCCEED"] })).toMatchObject([job]);
    expect(await run(scene, "getJobs", { jobIds: [jobId] })).toMatchObject([job]);
    expect(await run(scene, "getJobSubmitInfo", { jobId })).toMatchObject({ jobId, tasks: [task] });
    expect(await run(scene, "getTask", { jobId, taskName: "A" })).toMatchObject({
      taskInstanceSet: [{ taskInstanceIndex: 0, exitCode: 0 }],
    });
    expect(await run(scene, "describeTaskLogs", { jobId, taskName: "A" })).toMatchObject([
      { taskInstanceIndex: 0, stdoutLog: "hello\n" },
    ]);
    const template = { taskTemplateId, taskTemplateName: "template", taskTemplateInfo: task };
    const byName = { taskTemplateNames: ["template"] };
    expect(await run(scene, "getTaskTemplates", byName)).toMatchObject([template]);
  });

  it("send all filters, and refuse them beside ids, by name", async () => {
    const scene = await startScene();
    await resource("ComputeEnv").make(scene, { ...envArgs, tags: { team: "a" } });
    const filters = { zones: [placement.zone], envNames: ["env"], resourceTypes: ["CVM"], tagValues: ["a"] };
    expect(await run(scene, "getComputeEnvs", filters)).toHaveLength(1);
    expect(await run(scene, "getComputeEnvs", { ...filters, tagValues: ["b"] })).toEqual([]);
    await expect(run(scene, "getComputeEnvs", { ...filters, envIds: ["env-aaaaaaaa"] })).rejects.toThrow(
      "zones: a list by envIds takes no filters",
    );
  });

  it("list instance types that a program can sort", async () => {
    const scene = await startScene();
    const filters = { zones: [placement.zone] };
    const types = (await run(scene, "getAvailableCvmInstanceTypes", filters)) as {
      cpu: number;
      memory: number;
    }[];
    expect(types.length).toBeGreaterThan(0);
    expect(types.every(({ cpu, memory }) => cpu > 0 && memory > 0)).toBe(true);
    const paid = { ...filters, instanceChargeTypes: ["POSTPAID_BY_HOUR"] };
    const priced = (await run(scene, "getCvmZoneInstanceConfigInfos", paid)) as {
      price: { unitPrice: number };
    }[];
    const cheapest = [...priced].sort((a, b) => a.price.unitPrice - b.price.unitPrice)[0];
    expect(cheapest?.price.unitPrice).toBeGreaterThan(0);
  });

  it("list the categories of instance types, in one of which every family is", async () => {
    const scene = await startScene();
    const categories = (await run(scene, "getInstanceCategories")) as {
      instanceCategory: string;
      instanceFamilySet: string[];
    }[];
    const types = (await run(scene, "getAvailableCvmInstanceTypes")) as { instanceFamily: string }[];
    const listed = categories.flatMap(({ instanceFamilySet }) => instanceFamilySet);
    expect(listed.sort()).toEqual([...new Set(types.map(({ instanceFamily }) => instanceFamily))].sort());
  });

  it("go through all pages", async () => {
    const scene = await startScene();
    const tasks = [{ ...task, taskInstanceNum: 25 }];
    const marks = Array.from({ length: 230 }, (_, index) => markOf("1", String(index)));
    const ids = await Promise.all(
      marks.map((mark) => resource("Job").make(scene, { ...jobArgs, tasks }, mark)),
    );
    const jobs = (await run(scene, "getJobs")) as { jobId: string }[];
    expect(jobs.map(({ jobId }) => jobId).sort()).toEqual([...ids].sort());
    const given = (await run(scene, "getJobs", { jobIds: ids })) as { jobId: string }[];
    expect(given.map(({ jobId }) => jobId)).toEqual(ids);
    const [jobId] = ids;
    expect(await run(scene, "describeTaskLogs", { jobId, taskName: "A" })).toHaveLength(25);
    const taskInstanceIndexes = Array.from({ length: 12 }, (_, index) => index);
    expect(await run(scene, "describeTaskLogs", { jobId, taskName: "A", taskInstanceIndexes })).toHaveLength(
      12,
    );
  });

  it("say that an object does not exist", async () => {
    const scene = await startScene();
    await expect(run(scene, "getComputeEnv", { envId: "env-aaaaaaaa" })).rejects.toBeInstanceOf(
      NotFoundError,
    );
  });

  it("refuse what the edition does not have before they ask", async () => {
    const scene = await startScene({ edition: "2018" });
    const filters = { tagKeys: ["team"] };
    await expect(run(scene, "getComputeEnvs", filters)).rejects.toBeInstanceOf(ArgumentError);
    await expect(run(scene, "retryJobs", { jobIds: ["job-aaaaaaaa"] })).rejects.toBeInstanceOf(ArgumentError);
    expect(scene.emulator.control.requests()).toEqual([]);
  });
});

describe("functions", () => {
  it("terminate nodes, attach and detach instances", async () => {
    const scene = await startScene();
    const envId = await resource("ComputeEnv").make(scene, envArgs);
    scene.emulator.control.tencent.drain();
    const { computeNodeSet } = (await run(scene, "getComputeEnv", { envId })) as {
      computeNodeSet: { computeNodeId: string }[];
    };
    const computeNodeIds = computeNodeSet.map(({ computeNodeId }) => computeNodeId);
    expect(await run(scene, "terminateComputeNodes", { envId, computeNodeIds })).toHaveProperty("requestId");
    scene.emulator.control.tencent.drain();
    const instances = [{ instanceId: "ins-aaaaaaaa", loginSettings: { keepImageLogin: true } }];
    await run(scene, "attachInstances", { envId, instances });
    scene.emulator.control.tencent.drain();
    expect(await run(scene, "getComputeEnv", { envId })).toMatchObject({
      computeNodeSet: [{ computeNodeInstanceId: "ins-aaaaaaaa", resourceOrigin: "USER_ATTACHED" }],
    });
    await run(scene, "detachInstances", { envId, instanceIds: ["ins-aaaaaaaa"] });
    scene.emulator.control.tencent.drain();
    expect(await run(scene, "getComputeEnv", { envId })).toMatchObject({ computeNodeSet: [] });
  });

  it("terminate task instances and retry jobs", async () => {
    const scene = await startScene();
    const application = { ...task.application, command: "sleep 100000" };
    const jobId = await resource("Job").make(scene, { ...jobArgs, tasks: [{ ...task, application }] });
    scene.emulator.control.advance(5);
    await run(scene, "terminateTaskInstance", { jobId, taskName: "A", taskInstanceIndex: 0 });
    scene.emulator.control.advance(60);
    expect(await run(scene, "getJob", { jobId })).toMatchObject({ jobState: "FAILED" });
    await run(scene, "retryJobs", { jobIds: [jobId] });
    expect(scene.emulator.control.tencent.jobState(jobId)).not.toBe("FAILED");
  });
});
