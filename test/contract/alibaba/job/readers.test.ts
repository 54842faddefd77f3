import { describe, expect, it } from "vitest";

import { ArgumentError, NotFoundError } from "../../../../provider/core/errors";
import { jobArgs, jobOf, jobResource, run, startScene } from "../setup";

const { make } = jobResource();
const iso = (milliseconds: number) => new Date(Math.floor(milliseconds / 1_000) * 1_000).toISOString();

describe.concurrent("readers", () => {
  it("getJob and getTasks follow a job", async () => {
    const scene = await startScene({}, 0);
    const { control } = scene.emulator;
    const id = await make(scene, { ...jobArgs(), priority: 4 });
    expect(await run(scene, "getJob", { jobId: id })).toMatchObject({
      jobId: id,
      jobName: "find-prime",
      description: "primes",
      priority: 4,
      state: "Waiting",
      ownerId: String(control.settings().alibaba.ownerId),
      createTime: iso(jobOf(scene, id).createTime),
      numTotalTask: 1,
      numWaitingTask: 1,
    });
    control.alibaba.finishInstance(id, "Find");
    const { startTime, endTime } = jobOf(scene, id);
    expect(await run(scene, "getJob", { jobId: id })).toMatchObject({
      state: "Finished",
      startTime: iso(startTime),
      endTime: iso(endTime),
      numFinishedTask: 1,
      numFinishedInstance: 1,
    });
    expect(await run(scene, "getTasks", { jobId: id })).toMatchObject([
      { taskName: "Find", state: "Finished", instances: [{ instanceId: 0, state: "Finished" }] },
    ]);
  });

  it.each(["CreateTime", "CreationTime"] as const)(
    "getJob and getJobs tell when a job was submitted, from %s",
    async (createTimeField) => {
      const scene = await startScene({}, 0);
      const { control } = scene.emulator;
      control.configure({ alibaba: { createTimeField } });
      const first = await make(scene, jobArgs());
      control.advance(10);
      const second = await make(scene, { ...jobArgs(), jobName: "second" });
      const expected = [second, first].map((id) => ({
        jobId: id,
        createTime: iso(jobOf(scene, id).createTime),
      }));
      expect(await run(scene, "getJobs")).toMatchObject(expected);
      expect(await run(scene, "getJob", { jobId: first })).toMatchObject(expected[1] ?? {});
    },
  );

  it("getJobs lists them with the newest first, and picks what is asked for", async () => {
    const scene = await startScene({}, 0);
    const { control } = scene.emulator;
    const first = await make(scene, jobArgs());
    control.advance(10);
    const second = await make(scene, { ...jobArgs(), jobName: "second" });
    control.alibaba.failJob(second);
    const ids = async (args: object) =>
      ((await run(scene, "getJobs", args)) as { jobId: string }[]).map(({ jobId }) => jobId);
    expect(await ids({})).toEqual([second, first]);
    expect(await ids({ jobName: "find-prime" })).toEqual([first]);
    expect(await ids({ states: ["Failed", "Stopped"] })).toEqual([second]);
    expect(await ids({ states: [] })).toEqual([]);
  });

  it("getJobDescription gives what was submitted", async () => {
    const scene = await startScene();
    const id = await make(scene, jobArgs("one two"));
    expect(await run(scene, "getJobDescription", { jobId: id })).toMatchObject({
      jobName: "find-prime",
      jobTag: "BatchCompute",
      priority: 0,
      description: "primes",
      taskDag: { taskDescMap: { Find: { programArguments: "one two", timeout: 86_400 } } },
    });
  });

  it("refuse what is no id before any request, and name a job that is not there", async () => {
    const scene = await startScene();
    await expect(run(scene, "getJob", { jobId: "../images" })).rejects.toBeInstanceOf(ArgumentError);
    expect(scene.emulator.control.countRequests()).toEqual({});
    for (const name of ["getJob", "getJobDescription", "getTasks"]) {
      await expect(run(scene, name, { jobId: "job-missing" })).rejects.toBeInstanceOf(NotFoundError);
    }
    await expect(run(scene, "getJob", { jobId: "job-missing" })).rejects.toThrow(
      "there is no job job-missing",
    );
  });
});
