import { beforeAll, describe, expect, it } from "vitest";

import { NotFoundError, RefusedError } from "../../../../provider/core/errors";
import { parseMark } from "../../../../provider/core/identity";
import { adminScene, withNamespace } from "../scene/adminScene";
import { countOf, resource, run, type Scene, startScene, stateOf } from "../scene/setup";

let scene: Scene;
const state = () => stateOf(scene);

beforeAll(async () => {
  scene = await adminScene();
});

describe("jobs", () => {
  const args = {
    name: "train",
    schedulingPolicy: { queue: "q1" },
    image: "nginx:1.7.9",
    flavour: { cpu: "500m", mem: "100Mi" },
    command: "sleep 100000",
    labels: { team: "ml" },
    env: { TOKEN: "a-secret-value" },
  };
  const mark = parseMark(`${"f".repeat(24)}-${"1".repeat(16)}`)!;
  const job = resource("Job");

  it("getJob, getJobs, stopJob, and back to nothing", async () => {
    const jobId = await job.make(scene, args, mark);
    const row = () => state().jobs.find(({ id }) => id === jobId);
    const shown = await run(scene, "getJob", { jobId });
    expect(shown).toMatchObject({
      jobId,
      name: "train",
      schedulingPolicy: { queue: "q1", priority: "NORMAL" },
      userName: "root",
      members: [{ replicas: 1, image: "nginx:1.7.9", flavour: { name: "customFlavour", cpu: "500m" } }],
    });
    expect(JSON.stringify(shown)).not.toContain("a-secret-value");
    expect(await run(scene, "getJobs", { queue: "q1", labels: { team: "ml" } })).toMatchObject([{ jobId }]);
    expect(await run(scene, "getJobs", { labels: { team: "none" } })).toEqual([]);
    expect(row()?.labels).toEqual({
      team: "ml",
      "pulumi-batchflow/mark": mark.who,
      "pulumi-batchflow/create": mark.which,
    });
    expect(await job.find(scene, args, { mark })).toEqual([
      {
        id: jobId,
        who: mark.who,
        which: mark.which,
        name: "train",
        createTime: expect.any(Number) as number,
      },
    ]);
    expect(await job.find(scene, args)).toEqual([]);
    expect(await job.read(scene, jobId)).toMatchObject({ mark, inputs: { labels: { team: "ml" } } });
    expect(await run(scene, "stopJob", { jobId })).toEqual({
      status: expect.stringMatching(/^terminat(ing|ed)$/) as string,
    });
    await job.remove(scene, jobId);
    expect(row()).toBeUndefined();
    await expect(run(scene, "getJob", { jobId })).rejects.toThrow(NotFoundError);
  });

  it("stopJob leaves a job that has ended as it is", async () => {
    const jobId = await job.make(scene, { ...args, command: "true" });
    await job.settle(scene, jobId, { ...args, waitFor: "finished" });
    expect(await run(scene, "stopJob", { jobId })).toEqual({ status: "succeeded" });
    await job.remove(scene, jobId);
  });

  it("change their priority until they begin to run", async () => {
    // The job moves only as the test moves it.
    const still = await withNamespace(0);
    const jobId = await job.make(still, args);
    const { control } = still.emulator;
    control.paddleflow.change("job", jobId, { status: "pending" });
    const high = { ...args, schedulingPolicy: { queue: "q1", priority: "HIGH" } };
    await job.update(still, jobId, high, "schedulingPolicy");
    expect(control.state("paddleflow").jobs.find(({ id }) => id === jobId)).toMatchObject({
      priority: "HIGH",
    });
    control.paddleflow.change("job", jobId, { status: "running" });
    const late = job.update(still, jobId, args, "schedulingPolicy");
    await expect(late).rejects.toThrow(RefusedError);
    await expect(late).rejects.toThrow(/priority is fixed once the job has begun to run/);
  });

  it("ask for the log of a job, or of an object in Kubernetes", async () => {
    const scene = await startScene();
    const asked = run(scene, "getJobLog", { clusterName: "c1", jobId: "job-1", framework: "paddle" });
    // The emulated server has no logs of jobs; what it says shows what it was asked.
    await expect(asked).rejects.toThrow(/job-1 framework paddle/);
    for (const [args, property] of [
      [{ clusterName: "c1" }, "jobId"],
      [{ clusterName: "c1", name: "pod", namespace: "default" }, "type"],
      [{ clusterName: "c1", jobId: "j", name: "pod" }, "name"],
    ] as const) {
      await expect(run(scene, "getJobLog", args)).rejects.toThrow(new RegExp(`getJobLog: ${property}`));
    }
    expect(countOf(scene, "jobLog")).toBe(1);
  });
});
