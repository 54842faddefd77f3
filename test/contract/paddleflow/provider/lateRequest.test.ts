import { describe, expect, it } from "vitest";

import { pipelineRequest, queueRequests, yamlOf } from "../../../lifecycle/paddleflow/data";
import { countOf, lifecycleOf, make, prepare, stateOf } from "./dataSetup";
import { withLateRequest } from "./lateRequest";
import { startScene } from "./setup";

/** The request arrives with the next one of its kind. */
const withSecondTry = (method: string) => method === "POST";
/** The request arrives when the object has already been looked for in vain, or with the next one of its kind. */
const withSecondSearch = (method: string, count: number) => method === "POST" || count === 2;

describe("a create whose connection breaks, and which the server carries out later", () => {
  it("makes one pipeline", async () => {
    const scene = await withLateRequest(await startScene(), "/pipeline", withSecondTry);
    const { id } = await make(scene, "Pipeline", { yaml: yamlOf("train") });
    expect(stateOf(scene).pipelines).toMatchObject([{ id }]);
  });

  it("makes one schedule", async () => {
    const begun = await startScene();
    await prepare(begun, pipelineRequest(yamlOf("train")));
    const scene = await withLateRequest(begun, "/schedule", withSecondTry);
    const args = { name: "nightly", pipelineId: "ppl-000001", pipelineVersionId: "1", crontab: "@daily" };
    const { id } = await make(scene, "Schedule", args);
    expect(stateOf(scene).schedules).toMatchObject([{ id }]);
  });

  it.each([{ name: "mine" }, {}])("makes one run of %j", async (named) => {
    const begun = await startScene();
    await prepare(begun, ...queueRequests);
    const scene = await withLateRequest(begun, "/run", withSecondSearch);
    const { id } = await make(scene, "Run", { ...named, yaml: yamlOf("train") });
    expect(stateOf(scene).runs).toMatchObject([{ id }]);
    expect(scene.lines.join("\n")).toMatch(
      /waiting for the creation of a run of the name .*: no answer so far/,
    );
  });

  it("makes one version of a pipeline", async () => {
    const begun = await startScene();
    const { id, inputs, outputs } = await make(begun, "Pipeline", { yaml: yamlOf("train") });
    const scene = await withLateRequest(begun, `/pipeline/${id}`, withSecondSearch);
    const news = { ...inputs, yaml: yamlOf("train", "echo 2") };
    const { outputs: now } = await lifecycleOf(scene, "Pipeline").update(id, outputs, news);
    expect(now).toMatchObject({ latestVersionId: "2" });
    expect(stateOf(scene).pipelineVersions).toHaveLength(2);
  });

  it.each([
    ["single", { image: "nginx:1.7.9", flavour: { name: "flavour1" } }],
    [
      "distributed",
      {
        framework: "paddle",
        members: [{ role: "worker", replicas: 2, image: "nginx:1.7.9", flavour: { name: "flavour1" } }],
      },
    ],
  ])("makes one %s job", async (kind, spec) => {
    const begun = await startScene();
    await prepare(begun, ...queueRequests);
    const scene = await withLateRequest(begun, `/job/${kind}`, withSecondTry);
    const { id } = await make(scene, "Job", { schedulingPolicy: { queue: "runs" }, ...spec });
    expect(stateOf(scene).jobs).toMatchObject([{ id }]);
  });
});

describe("a job", () => {
  const args = {
    schedulingPolicy: { queue: "runs" },
    image: "nginx:1.7.9",
    flavour: { name: "flavour1" },
  };

  it("gets an id of its own form, and another when the same is made again", async () => {
    const scene = await startScene();
    await prepare(scene, ...queueRequests);
    const first = await make(scene, "Job", args);
    scene.emulator.control.paddleflow.remove("job", first.id);
    const second = await make(scene, "Job", args);
    for (const { id } of [first, second]) expect(id).toMatch(/^job-[0-9a-f]{16}$/);
    expect(second.id).not.toBe(first.id);
  });

  it("that is refused is refused with the server's word", async () => {
    const scene = await startScene();
    await prepare(scene, ...queueRequests);
    const refused = make(scene, "Job", { ...args, flavour: { name: "nope" } });
    await expect(refused).rejects.toThrow(/get flavour\[nope\] failed.*createSingleJob, JobCreateFailed/);
    expect(countOf(scene, "createSingleJob")).toBe(1);
  });
});
