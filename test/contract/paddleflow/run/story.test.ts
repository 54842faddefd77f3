import { describe, expect, it } from "vitest";

import { queueRequests, yamlOf } from "../../../lifecycle/paddleflow/data";
import { countOf, make, prepare, type Scene, startScene, stateOf, tell } from "../scene/setup";

const second = (time: number | null | undefined) => Math.floor((time ?? 0) / 1_000) * 1_000;

async function withQueue(): Promise<Scene> {
  const scene = await startScene({}, 1_000);
  await prepare(scene, ...queueRequests);
  return scene;
}

describe("the story of a run", () => {
  it("has its steps with times, exit codes and the ends of their output", async () => {
    const scene = await withQueue();
    const command = "sleep 3; echo one; echo two; exit 3";
    const yaml = `${yamlOf("train", command)}failure_options: {strategy: continue}\n`;
    const { id } = await make(scene, "Run", { name: "nightly", yaml });
    await ended(scene, id);
    const story = await tell(scene, "Run", id, { lines: 1 });
    const [record] = stateOf(scene).runs;
    const times = (name: string) => {
      const step = record?.steps.find((one) => one.name === name);
      return { begin: second(step?.startAt), end: second(step?.endAt) };
    };
    expect(story).toMatchObject({
      name: "run nightly",
      state: "failed",
      outcome: "failed",
      begin: second(record?.activatedAt),
      hasLocalTimes: true,
      reasons: [expect.stringContaining("entry_points.main")],
    });
    expect(story.parts).toHaveLength(2);
    expect(story.parts).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          name: "step main",
          outcome: "failed",
          exitCode: 3,
          ...times("main"),
          outputs: [{ name: expect.any(String) as string, lines: ["two"] }],
        }),
        expect.objectContaining({
          name: "step more",
          outcome: "succeeded",
          exitCode: 0,
          ...times("more"),
          outputs: [{ name: expect.any(String) as string, lines: ["more"] }],
        }),
      ]) as object,
    );
    expect([countOf(scene, "runLog"), countOf(scene, "showJob")]).toEqual([2, 2]);
  });

  it("reads no more steps than are asked for, those that failed before others, and no output unasked", async () => {
    const scene = await withQueue();
    const yaml = `${yamlOf("train", "exit 3")}failure_options: {strategy: continue}\n`;
    const { id } = await make(scene, "Run", { name: "nightly", yaml });
    await ended(scene, id);
    const { parts } = await tell(scene, "Run", id, { lines: 0, parts: 1 });
    expect(parts.map(({ exitCode }) => exitCode).filter((code) => code !== undefined)).toEqual([3]);
    expect([countOf(scene, "runLog"), countOf(scene, "showJob")]).toEqual([0, 1]);
  });

  it("stands below the failure of one that is waited for", async () => {
    const scene = await withQueue();
    const yaml = yamlOf("train", "echo the word is canary-word; exit 3");
    const made = make(scene, "Run", { name: "nightly", yaml, waitFor: "finished" });
    await expect(made).rejects.toThrow(
      /ended as failed.*\n {2}step main: failed after [^\n]*, exit code 3: job is failed\n {4}\S+ \| the word is canary-word\n {2}more: npx batchflow logs paddleflow:Run run-000001$/,
    );
  });
});

async function ended(scene: Scene, id: string): Promise<void> {
  scene.emulator.control.advance(100);
  await expect.poll(() => stateOf(scene).runs.find((one) => one.id === id)?.status).toBe("failed");
  scene.emulator.control.clearRequests();
}
