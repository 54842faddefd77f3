import { describe, expect, it } from "vitest";

import { withQueue } from "../scene/adminScene";
import { lifecycleOf, resource, type Scene, stateOf, tell } from "../scene/setup";

const job = resource("Job");
const args = {
  name: "train",
  schedulingPolicy: { queue: "q1" },
  image: "nginx:1.7.9",
  flavour: { cpu: "500m", mem: "100Mi" },
  command: "sleep 3; echo one; echo the word is $WORD; exit 5",
  env: { WORD: "canary-word" },
};
const second = (time: number | null | undefined) => Math.floor((time ?? 0) / 1_000) * 1_000;
const recordOf = (scene: Scene, id: string) => stateOf(scene).jobs.find((one) => one.id === id);

async function ended(): Promise<{ scene: Scene; id: string }> {
  const scene = await withQueue();
  const id = await job.make(scene, args);
  await expect.poll(() => recordOf(scene, id)?.status).toBe("failed");
  return { scene, id };
}

describe("the story of a job", () => {
  it("has its pod with the times, exit code and output that Kubernetes has", async () => {
    const { scene, id } = await ended();
    const record = recordOf(scene, id);
    const times = { begin: second(record?.startAt), end: second(record?.finishAt) };
    expect(await tell(scene, "Job", id, { lines: 1 })).toMatchObject({
      name: "job train",
      state: "failed",
      outcome: "failed",
      ...times,
      hasLocalTimes: false,
      lacks: [],
      parts: [
        {
          name: `pod ${id}`,
          state: "Failed",
          outcome: "failed",
          exitCode: 5,
          ...times,
          outputs: [{ lines: ["the word is canary-word"] }],
        },
      ],
    });
  });

  it("says so where there is no pod, or the server returns no output", async () => {
    const { scene, id } = await ended();
    scene.emulator.control.configure({ paddleflow: { version: "v0.14.5" } });
    const old = await tell(scene, "Job", id);
    expect(old.lacks).toEqual([expect.stringContaining("no output")]);
    expect(old.parts).toMatchObject([{ exitCode: 5, outputs: [] }]);
    scene.emulator.control.paddleflow.change("job", id, { startAt: null });
    expect((await tell(scene, "Job", id)).lacks).toEqual([expect.stringContaining("no pods")]);
  });

  it("stands below the failure of one that is waited for, without its environment", async () => {
    const scene = await withQueue();
    const made = lifecycleOf(scene, "Job").create({
      ...args,
      waitFor: "finished",
      __identity: "urn:pulumi:dev::proj::batchflow:paddleflow:Job::train",
    });
    const message = await made.then(String, String);
    expect(message).toMatch(
      /\n {2}pod job-\w+: Failed after [^\n]*, exit code 5\n {4}\S+ \| one\n {4}\S+ \| the word is \[secret\]\n/,
    );
    expect(message).not.toContain("canary");
  });
});
