import { describe, expect, it } from "vitest";

import { pipelineRequest, yamlOf } from "../../../lifecycle/paddleflow/data";
import { lifecycleOf, make, prepare, resource, startScene, stateOf, urnOf } from "../scene/setup";

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
