import { describe, expect, it } from "vitest";

import { NotFoundError } from "../../../provider/core/errors";
import { parseMark } from "../../../provider/core/identity";
import { byUser, fsRequest, pipelineRequest, yamlOf } from "../../lifecycle/paddleflow/data";
import {
  declared,
  lifecycleOf,
  make,
  MARK,
  prepare,
  programOf,
  type Request,
  resource,
  type Scene,
  startScene,
  stateOf,
  urnOf,
} from "./scene/setup";

const YAML = yamlOf("train");
const OTHER_MARK = parseMark(`${"1".repeat(24)}-${"0".repeat(16)}`)!;
const scheduleOf = (name: string, version = "1"): Request => [
  "POST",
  "/schedule",
  { name, pipelineID: "ppl-000001", pipelineVersionID: version, crontab: "@daily" },
];
const versionsOf = (scene: Scene) => stateOf(scene).pipelineVersions;
const lose = ({ emulator }: Scene, action: string) =>
  emulator.control.injectFault({ platform: "paddleflow", action, kind: "lostAnswer" });

describe("a version of a pipeline", () => {
  const version = resource("PipelineVersion");
  const args = { pipelineId: "ppl-000001", yaml: yamlOf("train", "echo 2") };
  const described: Request = [
    "POST",
    "/pipeline",
    { yamlRaw: Buffer.from(YAML).toString("base64"), desc: "theirs" },
  ];

  it("leaves the pipeline its description, unless it brings one", async () => {
    const scene = await startScene();
    await prepare(scene, described);
    expect(await version.make(scene, args)).toBe("ppl-000001/2");
    expect(stateOf(scene).pipelines).toMatchObject([{ desc: "theirs" }]);
    await version.make(scene, { ...args, desc: "mine" });
    expect(stateOf(scene).pipelines).toMatchObject([{ desc: "mine" }]);
  });

  it("is made once where the answer is lost, from a text and from a file", async () => {
    const scene = await startScene();
    await prepare(scene, pipelineRequest(YAML), fsRequest("data"));
    scene.emulator.control.paddleflow.putFile("root/data", "run.yaml", YAML);
    lose(scene, "updatePipeline");
    expect((await make(scene, "PipelineVersion", args, "text")).id).toBe("ppl-000001/2");
    lose(scene, "updatePipeline");
    const file = { pipelineId: "ppl-000001", fsName: "data" };
    expect((await make(scene, "PipelineVersion", file, "file")).id).toBe("ppl-000001/3");
    expect(versionsOf(scene)).toHaveLength(3);
    expect(await version.read(scene, "ppl-000001/3")).toMatchObject({
      inputs: { pipelineId: "ppl-000001", fsName: "data", yamlPath: "./run.yaml" },
    });
  });

  it("stays where it is the last, and says so", async () => {
    const scene = await startScene();
    await prepare(scene, pipelineRequest(YAML));
    await version.remove(scene, "ppl-000001/1");
    expect(versionsOf(scene)).toHaveLength(1);
    expect(scene.lines.join()).toMatch(/last version/);
    await resource("Pipeline").remove(scene, "ppl-000001");
    await expect(version.remove(scene, "ppl-000001/1")).rejects.toThrow(NotFoundError);
  });

  it("that stays as the last one is not taken for the one that replaces it", async () => {
    const scene = await startScene();
    await prepare(scene, pipelineRequest(YAML));
    const { id, inputs, outputs } = await make(scene, "PipelineVersion", args);
    await prepare(scene, ["DELETE", "/pipeline/ppl-000001/1"]);
    const lifecycle = lifecycleOf(scene, "PipelineVersion");
    await lifecycle.delete(id, outputs);
    expect(versionsOf(scene)).toHaveLength(1);
    const changed = { ...inputs, yaml: yamlOf("train", "echo 3") };
    const next = await lifecycle.create(changed);
    expect(next.id).toBe("ppl-000001/3");
    expect(scene.lines.join("\n")).not.toMatch(/interrupted/);
  });

  it("is found by its mark, whatever it holds, and from a file by what it holds", async () => {
    const scene = await startScene();
    await prepare(scene, described, fsRequest("data"));
    scene.emulator.control.paddleflow.putFile("root/data", "run.yaml", YAML);
    await version.make(scene, args);
    const createTime = expect.any(Number) as number;
    for (const wanted of [args, { ...args, yaml: yamlOf("train", "echo 3") }]) {
      expect(await version.find(scene, wanted)).toEqual([
        { id: "ppl-000001/2", which: MARK.which, createTime },
      ]);
    }
    expect(await version.find(scene, args, { mark: OTHER_MARK })).toEqual([]);
    expect(await version.find(scene, { ...args, pipelineId: "ppl-000009" })).toEqual([]);
    const file = { pipelineId: "ppl-000001", fsName: "data" };
    expect(await version.find(scene, file, { mark: OTHER_MARK })).toEqual([]);
    await version.make(scene, file);
    expect(await version.find(scene, file, { mark: OTHER_MARK })).toEqual([
      { id: "ppl-000001/3", which: undefined, createTime },
    ]);
  });

  it("that a killed run has made is gone on with", async () => {
    const scene = await startScene();
    await prepare(scene, described);
    const { id } = await make(scene, "PipelineVersion", args);
    scene.state.interrupted(urnOf());
    expect((await make(scene, "PipelineVersion", args)).id).toBe(id);
    expect(versionsOf(scene)).toHaveLength(2);
  });

  it("of a pipeline of the same program is refused, with what to do instead", async () => {
    const scene = await startScene();
    const program = programOf(scene);
    const pipeline = program("Pipeline");
    const { id } = await pipeline.create(await declared(pipeline, { yaml: YAML }, "pipeline"));
    const news = { __identity: urnOf("version"), ...args, pipelineId: id };
    const { failures } = await program("PipelineVersion").check({}, news);
    expect(failures).toEqual([
      { property: "pipelineId", reason: expect.stringMatching(/change the Pipeline itself/) as string },
    ]);
    // Where check did not know the id.
    await expect(program("PipelineVersion").create(news)).rejects.toThrow(/change the Pipeline itself/);
    expect(versionsOf(scene)).toHaveLength(1);
    expect((await programOf(scene)("PipelineVersion").check({}, news)).failures).toEqual([]);
  });

  it("is refused so too where the program makes the pipeline as another user", async () => {
    const scene = await startScene();
    await byUser(scene.emulator, "alice1");
    const paddleflow = scene.configured;
    const alice = { ...paddleflow, username: "alice1", password: "secret1" };
    const program = programOf(scene, { paddleflow, alice } as Parameters<typeof programOf>[1]);
    const pipeline = program("Pipeline");
    const { id } = await pipeline.create(
      await declared(pipeline, { yaml: YAML, connection: "alice" }, "pipeline"),
    );
    const news = { __identity: urnOf("version"), ...args, pipelineId: id };
    const { failures } = await program("PipelineVersion").check({}, news);
    expect(failures).toMatchObject([{ property: "pipelineId" }]);
  });

  it("is not deleted while a schedule runs it", async () => {
    const scene = await startScene();
    await prepare(scene, pipelineRequest(YAML));
    const id = await version.make(scene, args);
    await prepare(scene, scheduleOf("one", "1"), scheduleOf("two", "2"));
    await expect(version.remove(scene, id)).rejects.toThrow(/version 2.*schedule schedule-000002 runs/);
  });

  it("says that there is no pipeline", async () => {
    const scene = await startScene();
    await expect(version.make(scene, args)).rejects.toThrow(/ppl-000001/);
  });
});
