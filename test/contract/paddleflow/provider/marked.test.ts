import { describe, expect, it } from "vitest";

import { parseMark } from "../../../../provider/core/identity";
import { resources } from "../../../../provider/platforms/paddleflow";
import { byUser, pipelineRequest, queueRequests, yamlOf } from "../../../lifecycle/paddleflow/data";
import { lifecycleOf, make, prepare, stateOf, urnOf } from "./dataSetup";
import { MARK, resource, type Scene, startScene } from "./setup";

const OTHER = parseMark(`${"1".repeat(24)}-${"2".repeat(16)}`)!;
const createTime = expect.any(Number) as number;

const listed = ({ operation }: Scene, type: string) =>
  resources.find((one) => one.type === `paddleflow:${type}`)?.spec.lookup.list?.(operation);

describe("all objects with a mark", () => {
  it("are listed, whosever they are, and no others", async () => {
    const scene = await startScene();
    await prepare(scene, ...queueRequests, pipelineRequest(yamlOf("theirs")));
    await byUser(scene.emulator, "alice1", pipelineRequest(yamlOf("mine")));
    const job = { schedulingPolicy: { queue: "runs" }, image: "nginx:1.7.9", flavour: { name: "flavour1" } };
    await prepare(scene, ["POST", "/job/single", job]);
    const jobs = [
      await resource("Job").make(scene, { ...job, name: "one" }),
      await resource("Job").make(scene, job, OTHER),
    ];
    const pipeline = await resource("Pipeline").make(scene, { yaml: yamlOf("mine") }, OTHER);
    const args = { pipelineId: "ppl-000001", yaml: yamlOf("theirs", "echo 2") };
    const version = await resource("PipelineVersion").make(scene, args);
    const [mine, others] = [MARK, OTHER].map(({ who, which }) => ({ who, which, createTime }));
    expect(await listed(scene, "Job")).toEqual(
      expect.arrayContaining([
        { id: jobs[0], name: "one", ...mine },
        { id: jobs[1], name: undefined, ...others },
      ]),
    );
    expect(await listed(scene, "Job")).toHaveLength(2);
    expect(await listed(scene, "Pipeline")).toEqual([{ id: pipeline, name: "mine", ...others }]);
    expect(await listed(scene, "PipelineVersion")).toEqual([{ id: version, name: "theirs", ...mine }]);
  });
});

describe("a pipeline", () => {
  const yaml = yamlOf("train");

  it("that a killed run has made is gone on with by its mark", async () => {
    const scene = await startScene();
    const { id } = await make(scene, "Pipeline", { yaml });
    await expect(make(scene, "Pipeline", { yaml })).rejects.toThrow(/train exists already.*adopt/);
    scene.state.interrupted(urnOf());
    expect((await make(scene, "Pipeline", { yaml })).id).toBe(id);
    expect(stateOf(scene).pipelineVersions).toHaveLength(1);
    // Another resource's of the same name is not.
    scene.state.interrupted(urnOf("another"));
    await expect(make(scene, "Pipeline", { yaml }, "another")).rejects.toThrow(/train exists already.*adopt/);
  });

  it("of an earlier release shows no difference", async () => {
    const scene = await startScene();
    await prepare(scene, pipelineRequest(`${yaml}# pulumi-batchflow: ${"0f".repeat(16)}\n`));
    const lifecycle = lifecycleOf(scene, "Pipeline");
    const state = await lifecycle.read("ppl-000001", {});
    expect(state?.inputs.yaml).toBe(yaml);
    expect(await resource("Pipeline").read(scene, "ppl-000001")).toMatchObject({ mark: undefined });
  });
});
