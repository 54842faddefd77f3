import { describe, expect, it } from "vitest";

import { jobArgs, jobOf, jobResource, lifecycleOf, startScene, task, tell } from "../setup";

const { make, settle } = jobResource();
const finished = (programArguments: string) => ({ ...jobArgs(programArguments), waitFor: "finished" });

describe.concurrent("the story of a job", () => {
  const second = (time: number) => Math.floor(time / 1_000) * 1_000;

  it("has its tasks and instances with their times, and says once what the platform does not tell", async () => {
    const scene = await startScene();
    const redirect = { stdoutRedirectPath: "oss://bucket/out/", stderrRedirectPath: "oss://bucket/err/" };
    const taskDescMap = { Find: { ...task("exit 7"), ...redirect, instanceCount: 2 }, Sum: task("sleep 10") };
    const id = await make(scene, { ...jobArgs(), taskDag: { taskDescMap, dependencies: { Find: ["Sum"] } } });
    await settle(scene, id, finished("")).catch(() => undefined);
    const story = await tell(scene, id);
    const record = jobOf(scene, id);
    const instances = record.tasks.find(({ name }) => name === "Find")?.instances ?? [];
    expect(story).toMatchObject({
      name: "job find-prime",
      state: "Failed",
      outcome: "failed",
      begin: second(record.startTime),
      end: second(record.endTime),
    });
    expect(story.parts.find(({ name }) => name === "task Find")).toMatchObject({
      outcome: "failed",
      outputs: [
        { name: "stdout", place: "oss://bucket/out/", lines: [] },
        { name: "stderr", place: "oss://bucket/err/", lines: [] },
      ],
      parts: instances.map((instance) => ({
        name: `instance ${instance.id}`,
        state: instance.state,
        begin: second(instance.startTime),
        end: second(instance.endTime),
        exitCode: undefined,
      })),
    });
    expect(story.lacks).toHaveLength(1);
  });

  it("stands below the failure of one that is waited for", async () => {
    const scene = await startScene();
    const made = lifecycleOf(scene).create({ ...finished("exit 7"), __identity: "proj::dev::j::nightly" });
    await expect(made).rejects.toThrow(
      /ended as Failed\..*\n {2}task Find, instance 0: Failed.*\n {2}more: npx batchflow logs alibaba:Job job-\w+$/,
    );
  });
});
