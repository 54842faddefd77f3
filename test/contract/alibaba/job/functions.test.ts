import { describe, expect, it } from "vitest";

import { NotFoundError, RefusedError } from "../../../../provider/core/errors";
import { jobArgs, jobOf, jobResource, run, startScene } from "../setup";

const { make } = jobResource();

describe.concurrent("functions", () => {
  it("stopJob waits until the job is stopped, and leaves one that has ended", async () => {
    const scene = await startScene();
    const id = await make(scene, jobArgs());
    expect(await run(scene, "stopJob", { jobId: id })).toMatchObject({ jobId: id, state: "Stopped" });
    expect(jobOf(scene, id).state).toBe("Stopped");
    expect(await run(scene, "stopJob", { jobId: id })).toMatchObject({ state: "Stopped" });
    expect(scene.emulator.control.countRequests()).toMatchObject({ stopJob: 1 });
    await expect(run(scene, "stopJob", { jobId: "job-missing" })).rejects.toBeInstanceOf(NotFoundError);
  });

  it("updateJobPriority changes the priority of a job that no resource manages", async () => {
    const scene = await startScene();
    const { alibaba } = scene.emulator.control;
    const id = await make(scene, jobArgs());
    const change = { jobId: id, priority: 7 };
    await expect(run(scene, "updateJobPriority", change)).rejects.toThrow(/stopToChangePriority: true/);
    const stopping = { ...change, stopToChangePriority: true };
    expect(await run(scene, "updateJobPriority", stopping)).toMatchObject({ jobId: id, priority: 7 });
    expect(["Waiting", "Running"]).toContain(jobOf(scene, id).state);
    alibaba.finishJob(id);
    const late = { jobId: id, priority: 8 };
    await expect(run(scene, "updateJobPriority", late)).rejects.toThrow(/is Finished.*Submit a job anew/);
    await expect(run(scene, "updateJobPriority", { ...change, jobId: "job-missing" })).rejects.toBeInstanceOf(
      NotFoundError,
    );
  });

  it("deleteJob deletes a job that no resource manages", async () => {
    const scene = await startScene();
    const id = await make(scene, jobArgs());
    expect(await run(scene, "deleteJob", { jobId: id })).toEqual({ jobId: id });
    expect(scene.emulator.control.state("alibaba").jobs).toEqual([]);
    await expect(run(scene, "deleteJob", { jobId: id })).rejects.toBeInstanceOf(NotFoundError);
  });

  it("startJob starts a stopped job, leaves one that runs, and refuses one that has finished", async () => {
    const scene = await startScene();
    const { alibaba } = scene.emulator.control;
    const id = await make(scene, jobArgs());
    alibaba.stopJob(id);
    const started = (await run(scene, "startJob", { jobId: id })) as { state: string };
    expect(["Waiting", "Running"]).toContain(started.state);
    expect(["Waiting", "Running"]).toContain(jobOf(scene, id).state);
    await run(scene, "startJob", { jobId: id });
    expect(["Waiting", "Running"]).toContain(jobOf(scene, id).state);
    alibaba.finishJob(id);
    await expect(run(scene, "startJob", { jobId: id })).rejects.toBeInstanceOf(RefusedError);
  });
});
