import { describe, expect, it } from "vitest";

import type { Properties } from "../../../../provider/core/lifecycle";
import { queueRequests } from "../../../lifecycle/paddleflow/data";
import { countOf, lifecycleOf, make, prepare, type Scene, startScene, stateOf } from "../scene/setup";

const args = {
  schedulingPolicy: { queue: "runs", priority: "LOW" },
  labels: { team: "ml" },
  image: "nginx:1.7.9",
  flavour: { name: "flavour1" },
  command: "sleep 100000",
};
/** What the engine passes in place of a value that is not known yet. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const HIGH = { schedulingPolicy: { queue: "runs", priority: "HIGH" } };

async function withJob(settings: Parameters<typeof startScene>[0] = {}) {
  const scene = await startScene(settings, 0);
  await prepare(scene, ...queueRequests);
  return { scene, job: await make(scene, "Job", args) };
}

const become = ({ emulator }: Scene, id: string, status: "pending" | "running" | "succeeded") =>
  emulator.control.paddleflow.change("job", id, { status });

describe("a change of a job", () => {
  const change = async (
    scene: Scene,
    { id, outputs, inputs }: Awaited<ReturnType<typeof make>>,
    to: Properties,
  ) => {
    const lifecycle = lifecycleOf(scene, "Job");
    const news = { ...inputs, ...to };
    const { replaces } = await lifecycle.diff(id, outputs, news);
    expect(replaces).toEqual([]);
    await lifecycle.update(id, outputs, news);
  };

  it.each(["init", "pending"] as const)("of its priority is made while it is %s", async (status) => {
    const { scene, job } = await withJob();
    if (status === "pending") become(scene, job.id, status);
    await change(scene, job, HIGH);
    expect(stateOf(scene).jobs).toMatchObject([{ priority: "HIGH" }]);
  });

  it.each(["running", "succeeded"] as const)(
    "of its priority is refused by a preview when it is %s",
    async (status) => {
      const { scene, job } = await withJob();
      become(scene, job.id, status);
      await expect(change(scene, job, HIGH)).rejects.toThrow(
        new RegExp(`priority is fixed once the job has begun to run, and it is ${status}.*triggers`),
      );
      expect(countOf(scene, "updateJob")).toBe(0);
      // With another job in its place it is none of it.
      const news = { ...job.inputs, ...HIGH, triggers: ["2"] };
      const lifecycle = lifecycleOf(scene, "Job");
      expect((await lifecycle.diff(job.id, job.outputs, news)).replaces).toEqual(["triggers"]);
    },
  );

  it("of its labels is made while it runs, by a release that does so", async () => {
    const { scene, job } = await withJob();
    become(scene, job.id, "running");
    await change(scene, job, { labels: { team: "vision" } });
    expect(stateOf(scene).jobs).toMatchObject([{ labels: { team: "vision" }, priority: "LOW" }]);
  });

  it.each([{ labels: { team: "vision" } }, { annotations: { a: "b" } }, HIGH])(
    "to %j is refused by a preview where the server would take it and do nothing",
    async (to) => {
      const { scene, job } = await withJob({ version: "develop" });
      await expect(change(scene, job, to)).rejects.toThrow(/does not carry them out.*triggers/);
      expect(countOf(scene, "updateJob")).toBe(0);
    },
  );

  it("whose value is not known yet is not refused", async () => {
    const { scene, job } = await withJob({ version: "develop" });
    become(scene, job.id, "running");
    const news = {
      ...job.inputs,
      labels: { team: UNKNOWN },
      schedulingPolicy: { queue: "runs", priority: UNKNOWN },
    };
    const { changed } = await lifecycleOf(scene, "Job").diff(job.id, job.outputs, news);
    expect(changed).toBe(true);
  });

  it("that waits for its end only is none on the server", async () => {
    const { scene, job } = await withJob({ version: "develop" });
    become(scene, job.id, "succeeded");
    await change(scene, job, { waitFor: "finished" });
    expect(countOf(scene, "updateJob")).toBe(0);
  });
});
