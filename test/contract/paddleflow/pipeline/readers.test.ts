import { describe, expect, it } from "vitest";

import { fsRequest, pipelineRequest, yamlOf } from "../../../lifecycle/paddleflow/data";
import { make, prepare, run, type Scene, startScene } from "../scene/setup";

async function withPipelines(): Promise<Scene> {
  const scene = await startScene({}, 0);
  await prepare(scene, fsRequest("data"));
  scene.emulator.control.paddleflow.putFile("root/data", "run.yaml", yamlOf("train", "echo file"));
  await make(scene, "Pipeline", { yaml: yamlOf("train"), desc: "every night" });
  await prepare(
    scene,
    ["POST", "/pipeline/ppl-000001", { fsName: "data", desc: "every day" }],
    pipelineRequest(yamlOf("test")),
  );
  return scene;
}

describe("readers of pipelines", () => {
  it("show pipelines and versions, without the provider's comment", async () => {
    const scene = await withPipelines();
    const train = { pipelineId: "ppl-000001", name: "train", desc: "every day", username: "root" };
    expect(await run(scene, "getPipelines")).toMatchObject([train, { pipelineId: "ppl-000002" }]);
    expect(await run(scene, "getPipelines", { names: ["train"], usernames: ["root"] })).toMatchObject([
      train,
    ]);
    expect(await run(scene, "getPipelines", { usernames: ["alice01"] })).toEqual([]);
    const one = { pipelineVersionId: "1", pipelineId: "ppl-000001", yaml: yamlOf("train") };
    const file = { pipelineVersionId: "2", fsName: "data", yamlPath: "./run.yaml" };
    const args = { pipelineId: "ppl-000001" };
    expect(await run(scene, "getPipeline", args)).toMatchObject({ ...train, versions: [one, file] });
    expect(await run(scene, "getPipeline", { ...args, fsNames: ["data"] })).toMatchObject({
      versions: [file],
    });
    expect(await run(scene, "getPipelineVersions", args)).toMatchObject([one, file]);
    expect(await run(scene, "getPipelineVersions", { ...args, fsNames: ["data"] })).toMatchObject([file]);
    expect(await run(scene, "getPipelineVersion", { ...args, pipelineVersionId: "1" })).toMatchObject(one);
    for (const [name, missing] of [
      ["getPipeline", { pipelineId: "ppl-000009" }],
      ["getPipelineVersions", { pipelineId: "ppl-000009" }],
      ["getPipelineVersion", { ...args, pipelineVersionId: "9" }],
    ] as const) {
      await expect(run(scene, name, missing)).rejects.toThrow(/ppl-00000/);
    }
  });
});
