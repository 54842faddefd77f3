import { describe, expect, it } from "vitest";

import {
  byUser,
  fsRequest,
  pipelineRequest,
  queueRequests,
  yamlOf,
} from "../../../lifecycle/paddleflow/data";
import {
  countOf,
  lifecycleOf,
  make,
  prepare,
  type Request,
  resource,
  run,
  type Scene,
  startScene,
  stateOf,
} from "../scene/setup";

const YAML = yamlOf("train");
const scheduleOf = (name: string, version = "1"): Request => [
  "POST",
  "/schedule",
  { name, pipelineID: "ppl-000001", pipelineVersionID: version, crontab: "@daily" },
];
const versionsOf = (scene: Scene) => stateOf(scene).pipelineVersions;
const lose = ({ emulator }: Scene, action: string) =>
  emulator.control.injectFault({ platform: "paddleflow", action, kind: "lostAnswer" });

describe("a pipeline", () => {
  it("bears in a comment whose it is, which no read shows", async () => {
    const scene = await startScene();
    const { id, inputs, outputs } = await make(scene, "Pipeline", { yaml: YAML });
    expect(outputs).toMatchObject({ name: "train", latestVersionId: "1" });
    expect(versionsOf(scene)[0]?.yaml).toMatch(
      /^# what train does\n[^]*\n# pulumi-batchflow: [0-9a-f]{24}-[0-9a-f]{16}\n$/,
    );
    expect(versionsOf(scene)[0]?.yaml.startsWith(YAML)).toBe(true);
    const lifecycle = lifecycleOf(scene, "Pipeline");
    expect((await lifecycle.read(id, outputs))?.inputs).toEqual(inputs);
    expect((await lifecycle.read(id, {}))?.inputs.yaml).toBe(YAML);
    await prepare(scene, ...queueRequests);
    const started = await make(scene, "Run", { pipelineId: id, pipelineVersionId: "1" });
    for (const [reader, args] of [
      ["getPipelineVersion", { pipelineId: id, pipelineVersionId: "1" }],
      ["getRun", { runId: started.id }],
    ] as const) {
      expect(await run(scene, reader, args)).toMatchObject({ yaml: YAML });
    }
  });

  it("gets a version only where text or description mean something else", async () => {
    const scene = await startScene();
    const { id, inputs, outputs } = await make(scene, "Pipeline", { yaml: YAML, desc: "first" });
    const lifecycle = lifecycleOf(scene, "Pipeline");
    const spelled = { ...inputs, yaml: YAML.replace(/^#.*\n/, "").replace('"hi"', "hi") };
    expect(await lifecycle.diff(id, outputs, spelled)).toMatchObject({ changed: false });
    await lifecycle.update(id, outputs, spelled);
    expect(versionsOf(scene)).toHaveLength(1);

    const changed = yamlOf("train", "echo 2");
    const second = { ...inputs, yaml: changed };
    const { outputs: now } = await lifecycle.update(id, outputs, second);
    expect(now).toMatchObject({ latestVersionId: "2" });
    // The server clears a description that is left out.
    expect(stateOf(scene).pipelines).toMatchObject([{ desc: "first" }]);
    expect(versionsOf(scene).map(({ yaml }) => yaml)).toEqual([expect.any(String), changed]);

    const { desc: _, ...described } = inputs;
    const undescribed = { ...described, yaml: changed };
    const { outputs: last } = await lifecycle.update(id, now, undescribed);
    expect(last).toMatchObject({ latestVersionId: "3" });
    expect(stateOf(scene).pipelines).toMatchObject([{ desc: "" }]);
    expect((await lifecycle.read(id, last))?.inputs).not.toHaveProperty("desc");
  });

  it("gets one version where the answer to the change is lost", async () => {
    const scene = await startScene();
    const { id, inputs, outputs } = await make(scene, "Pipeline", { yaml: YAML });
    lose(scene, "updatePipeline");
    const news = { ...inputs, yaml: yamlOf("train", "echo 2") };
    const { outputs: now } = await lifecycleOf(scene, "Pipeline").update(id, outputs, news);
    expect(now).toMatchObject({ latestVersionId: "2" });
    expect(versionsOf(scene)).toHaveLength(2);
    expect(countOf(scene, "updatePipeline")).toBe(1);
  });

  it("shows a version that somebody else has added", async () => {
    const scene = await startScene();
    const { id, inputs, outputs } = await make(scene, "Pipeline", { yaml: YAML });
    await prepare(scene, pipelineRequest(yamlOf("train", "echo theirs"), id));
    const lifecycle = lifecycleOf(scene, "Pipeline");
    const found = await lifecycle.read(id, outputs);
    expect(found).toMatchObject({
      inputs: { yaml: yamlOf("train", "echo theirs") },
      outputs: { latestVersionId: "2" },
    });
    expect(await lifecycle.diff(id, found?.outputs ?? {}, inputs)).toMatchObject({
      changed: true,
      replaces: [],
    });
  });

  it("is another one under another name, also where it came from a file", async () => {
    const scene = await startScene();
    await prepare(scene, fsRequest("data"));
    scene.emulator.control.paddleflow.putFile("root/data", "run.yaml", YAML);
    const { id, inputs, outputs } = await make(scene, "Pipeline", { fsName: "data" });
    expect(outputs).toMatchObject({ name: "train" });
    const lifecycle = lifecycleOf(scene, "Pipeline");
    const { fsName: _, ...rest } = inputs;
    expect((await lifecycle.diff(id, outputs, { ...rest, yaml: YAML })).replaces).toEqual([]);
    expect((await lifecycle.diff(id, outputs, { ...rest, yaml: yamlOf("test") })).replaces).toEqual(["yaml"]);
  });

  it("of a file is known by that file where the answer is lost and others are made", async () => {
    const scene = await startScene();
    await prepare(scene, fsRequest("data"));
    const names = ["one", "two", "three"];
    for (const name of names) {
      scene.emulator.control.paddleflow.putFile("root/data", `${name}.yaml`, yamlOf(name));
    }
    lose(scene, "createPipeline");
    const made = await Promise.all(
      names.map((name) => make(scene, "Pipeline", { fsName: "data", yamlPath: `${name}.yaml` }, name)),
    );
    expect(made.map(({ outputs }) => outputs.name)).toEqual(names);
    expect(stateOf(scene).pipelines).toHaveLength(3);
  });

  it("is not another user's of the same name", async () => {
    const scene = await startScene();
    await byUser(scene.emulator, "alice1", pipelineRequest(YAML));
    const { id } = await make(scene, "Pipeline", { yaml: YAML });
    expect(stateOf(scene).pipelines.map((row) => [row.id, row.userName])).toEqual([
      ["ppl-000001", "alice1"],
      [id, "root"],
    ]);
  });

  it("is refused where the name is taken, whatever it comes from", async () => {
    const scene = await startScene();
    await prepare(scene, fsRequest("data"), pipelineRequest(YAML));
    scene.emulator.control.paddleflow.putFile("root/data", "run.yaml", YAML);
    for (const args of [{ yaml: YAML }, { fsName: "data" }]) {
      await expect(make(scene, "Pipeline", args)).rejects.toThrow(
        /pipeline train exists already.*adopt: "ppl-000001"/,
      );
    }
    expect(versionsOf(scene)).toHaveLength(1);
  });

  it("is not deleted while schedules run it, which are named", async () => {
    const scene = await startScene();
    const id = await resource("Pipeline").make(scene, { yaml: YAML });
    await prepare(scene, scheduleOf("one"), scheduleOf("two"));
    await expect(resource("Pipeline").remove(scene, id)).rejects.toThrow(
      /schedules schedule-000001, schedule-000002 run.*Stop them/,
    );
    await prepare(scene, ["PUT", "/schedule/schedule-000001"], ["PUT", "/schedule/schedule-000002"]);
    await resource("Pipeline").remove(scene, id);
    expect(stateOf(scene).pipelines).toEqual([]);
  });
});
