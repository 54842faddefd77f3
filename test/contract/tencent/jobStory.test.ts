import { describe, expect, it } from "vitest";

import { jobArgs, resource, type Scene, startScene, tell, task } from "./setup";

const { make } = resource("Job");
const application = (command: string) => ({ ...task.application, command });
const second = (time: number | null | undefined) => Math.floor((time ?? 0) / 1_000) * 1_000;
const jobOf = ({ emulator }: Scene) => emulator.control.state("tencent").jobs[0]!;

/** A job that has ended, with the requests of before forgotten. */
async function ended(args: object, settings = {}): Promise<{ scene: Scene; id: string }> {
  const scene = await startScene(settings);
  const id = await make(scene, { ...jobArgs, ...args });
  scene.emulator.control.tencent.drain();
  scene.emulator.control.clearRequests();
  return { scene, id };
}

const tasks = [
  { ...task, taskName: "A", application: application("sleep 5; echo fine"), taskInstanceNum: 2 },
  { ...task, taskName: "B", application: application("sleep 9; echo begun; echo 'no space' >&2; exit 7") },
];

describe.concurrent("the story of a job", () => {
  it("has tasks and instances with times, exit codes, reasons and output as the platform has them", async () => {
    const { scene, id } = await ended({ jobName: "nightly", tasks });
    const story = await tell(scene, "Job", id);
    const record = jobOf(scene);
    const of = (name: string, index: number) => {
      const instance = record.tasks.find((one) => one.name === name)!.instances[index]!;
      const { state, exitCode, runningTime, endTime } = instance;
      return { state, exitCode, begin: second(runningTime), end: second(endTime) };
    };
    expect(story).toMatchObject({
      name: "job nightly",
      state: "FAILED",
      outcome: "failed",
      begin: second(record.createTime),
      lacks: [],
      parts: [
        {
          name: "task A",
          outcome: "succeeded",
          parts: [0, 1].map((index) => ({
            name: `instance ${index}`,
            outcome: "succeeded",
            ...of("A", index),
            outputs: [{ name: "stdout", lines: ["fine"] }],
          })),
        },
        {
          name: "task B",
          outcome: "failed",
          parts: [
            {
              ...of("B", 0),
              outcome: "failed",
              exitCode: 7,
              reasons: ["The command ended with exit code 7"],
              outputs: [
                { name: "stdout", lines: ["begun"] },
                { name: "stderr", lines: ["no space", "The command ended with exit code 7"] },
              ],
            },
          ],
        },
      ],
    });
    expect(scene.emulator.control.countRequests()).toEqual({
      DescribeJob: 1,
      DescribeTask: 2,
      DescribeTaskLogs: 2,
    });
  });

  it("says where output goes, and has no more lines of it than are asked for", async () => {
    const redirectInfo = { stdoutRedirectPath: "cos://b-1.cos.ap-guangzhou.myqcloud.com/logs/" };
    const { scene, id } = await ended({
      tasks: [{ ...task, redirectInfo, application: application("echo one; echo two; exit 1") }],
    });
    const [part] = (await tell(scene, "Job", id, { lines: 1 })).parts;
    expect(part?.parts[0]?.outputs[0]).toEqual({
      name: "stdout",
      lines: ["two"],
      place: `${redirectInfo.stdoutRedirectPath}stdout.${id}.A.0.log`,
    });
    scene.emulator.control.clearRequests();
    await tell(scene, "Job", id, { lines: 0 });
    expect(scene.emulator.control.countRequests()).toEqual({ DescribeJob: 1, DescribeTask: 1 });
  });

  it("reads the output of few of many instances, of those that failed before others", async () => {
    const many = (taskName: string, command: string) => ({
      ...task,
      taskName,
      application: application(command),
      taskInstanceNum: 300,
    });
    const { scene, id } = await ended({ tasks: [many("A", "true"), many("B", "echo why >&2; exit 1")] });
    const { parts } = await tell(scene, "Job", id);
    const written = parts.map((part) => part.parts.filter(({ outputs }) => outputs.length > 0).length);
    expect(written).toEqual([0, 20]);
    expect(parts.map((part) => part.parts.length)).toEqual([300, 300]);
    expect(scene.emulator.control.countRequests()).toEqual({
      DescribeJob: 1,
      DescribeTask: 2,
      DescribeTaskLogs: 2,
    });
  });

  it("has the instances that failed of more than one answer holds, and counts the others", async () => {
    const commands = Array.from({ length: 1_200 }, (_, index) => ({
      command: index === 1_150 ? "exit 4" : "true",
    }));
    const { scene, id } = await ended({
      tasks: [{ ...task, application: { deliveryForm: "LOCAL", commands }, taskInstanceNum: 1_200 }],
    });
    const [part] = (await tell(scene, "Job", id)).parts;
    expect(part?.parts[0]).toMatchObject({ name: "instance 1150", exitCode: 4 });
    expect(part?.unread).toBe(199);
    expect(scene.emulator.control.countRequests()).toMatchObject({ DescribeTask: 2 });
  });

  it("reads no more tasks than are asked for, and shows the others by their state", async () => {
    const some = Array.from({ length: 5 }, (_, index) => ({
      ...task,
      taskName: `T${index}`,
      application: application(index === 4 ? "exit 1" : "true"),
    }));
    const { scene, id } = await ended({ tasks: some });
    const { parts } = await tell(scene, "Job", id, { parts: 2 });
    expect(parts.map((part) => part.parts.length)).toEqual([1, 0, 0, 0, 1]);
    expect(parts.map(({ outcome }) => outcome)).toEqual([...Array<string>(4).fill("succeeded"), "failed"]);
  });

  it("has what is known where parts of it cannot be read", async () => {
    const { scene, id } = await ended({ tasks });
    const refused = {
      platform: "tencent",
      kind: "error",
      code: "UnsupportedOperation",
      times: "always",
    } as const;
    scene.emulator.control.injectFault({ ...refused, action: "DescribeTaskLogs" });
    expect((await tell(scene, "Job", id)).parts[1]?.parts[0]).toMatchObject({ exitCode: 7, outputs: [] });
    scene.emulator.control.injectFault({ ...refused, action: "DescribeTask" });
    expect((await tell(scene, "Job", id)).parts[1]).toMatchObject({ state: "FAILED", parts: [] });
  });

  it("has no output in the edition of 2018, and says so once", async () => {
    const { scene, id } = await ended({ tasks }, { edition: "2018" });
    const story = await tell(scene, "Job", id);
    expect(story.lacks).toHaveLength(1);
    expect(story.parts[1]?.parts[0]).toMatchObject({ exitCode: 7, outputs: [] });
    expect(scene.emulator.control.countRequests()).not.toHaveProperty("DescribeTaskLogs");
  });

  it("is refused for what is no job's id, and for a job that is not there", async () => {
    const scene = await startScene();
    await expect(tell(scene, "Job", "job/1")).rejects.toThrow("which looks like job-97zcl3wt");
    await expect(tell(scene, "Job", "job-aaaaaaaa")).rejects.toThrow("does not exist, or not any more");
  });
});
