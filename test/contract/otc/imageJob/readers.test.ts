import { describe, expect, it } from "vitest";

import { OperationFailedError } from "../../../../provider/core/errors";
import { IMAGE, imageArgs, PROJECT, resource, run, startScene, startWithImages, tell } from "../setup";

describe.concurrent("readers", () => {
  it.each(["iso", "document"] as const)(
    "getImageJob reads a job at every stage, times as %s",
    async (timeFormat) => {
      const scene = await startScene({ timeFormat, durations: { jobInit: 1e6, jobRunning: 1e6 } });
      const { control } = scene.emulator;
      const making = resource("Image").make(scene, imageArgs);
      await control.waitForRequests({ action: "createImage", code: "Success" });
      const [job] = control.state("otc").jobs;
      const jobId = job?.id ?? "";
      const begun = await run(scene, "getImageJob", { jobId });
      expect(begun).toEqual({
        jobId,
        jobType: "imsCreateImageByInstance",
        status: "INIT",
        beginTime: expect.stringMatching(timeFormat === "iso" ? /^\d{4}-/ : /^\d\d-[A-Z]/) as unknown,
        entities: {},
      });
      control.otc.finishJob(jobId);
      const id = await making;
      expect(await run(scene, "getImageJob", { jobId })).toMatchObject({
        status: "SUCCESS",
        entities: { imageId: id, imageName: "golden" },
      });
    },
  );

  it.each(["iso", "document"] as const)("a job has a story, times as %s", async (timeFormat) => {
    const scene = await startWithImages({ timeFormat, durations: { jobInit: 1e6 } });
    const { control } = scene.emulator;
    const args = { imageIds: [IMAGE], projectIds: [PROJECT], wait: false };
    const { jobId } = (await run(scene, "shareImage", args)) as { jobId: string };
    expect(await tell(scene, "ImageJob", jobId)).toMatchObject({ outcome: "waiting", exitCode: undefined });
    control.otc.failJob(jobId, "IMG.0014", "The task went wrong.");
    const record = control.state("otc").jobs.find(({ id }) => id === jobId);
    const story = await tell(scene, "ImageJob", jobId);
    expect(story).toMatchObject({
      name: expect.stringContaining(jobId) as string,
      state: "FAIL",
      outcome: "failed",
      reasons: ["The task went wrong.", "IMG.0014"],
    });
    expect(Math.abs((story.begin ?? 0) - (record?.beginTime ?? 0))).toBeLessThan(1_000);
  });

  it("getImageJob and waitForImageJob treat any type alike; only the second fails with the job", async () => {
    const scene = await startWithImages({ durations: { jobInit: 1e6 } });
    const { control } = scene.emulator;
    const args = { imageIds: [IMAGE], projectIds: [PROJECT], wait: false };
    const submitted = async () => {
      const { jobId } = (await run(scene, "shareImage", args)) as { jobId: string };
      control.otc.change("job", jobId, { type: "imsOfTomorrowJob" });
      return jobId;
    };
    const [good, bad] = [await submitted(), await submitted()];
    const waiting = run(scene, "waitForImageJob", { jobId: good });
    control.otc.finishJob(good);
    expect(await waiting).toMatchObject({ jobId: good, jobType: "imsOfTomorrowJob", status: "SUCCESS" });
    control.otc.failJob(bad, "IMG.0014", "The task went wrong.");
    expect(await run(scene, "getImageJob", { jobId: bad })).toMatchObject({
      status: "FAIL",
      errorCode: "IMG.0014",
      failReason: "The task went wrong.",
    });
    const failed = run(scene, "waitForImageJob", { jobId: bad });
    await expect(failed).rejects.toBeInstanceOf(OperationFailedError);
    await expect(failed).rejects.toThrow(`the image job ${bad} failed; The task went wrong (IMG.0014)`);
  });
});
