import { describe, expect, it } from "vitest";

import type { Properties } from "../../../../provider/core/lifecycle";
import { lifecycleOf, MARK, OTHER_MARK, resource, resources, run, type Scene, startScene } from "../setup";

const rows = (scene: Scene) => scene.emulator.control.state("huawei").cromwell;
const URN = "urn:pulumi:dev::proj::pulumi-nodejs:dynamic/batchflow/huawei:CromwellExecution::example";
const news: Properties = {
  workflowSource: `version 1.0
workflow example {
  input { Int n }
  call hello { input: n = n }
}
task hello {
  input { Int n }
  command { sleep 100000 }
}
`,
  workflowInputs: { "example.n": 1 },
  __identity: URN,
};
const changed: Properties = { ...news, workflowInputs: { "example.n": 2 } };

/** A run of the engine: it knows nothing but what its own calls tell. */
const engineRun = (scene: Scene) => lifecycleOf(scene, "CromwellExecution");

describe.concurrent("after a run that was killed when its workflow had been submitted", () => {
  it("the workflow is taken over where what it was submitted with is the same", async () => {
    const scene = await startScene();
    const { id } = await engineRun(scene).create(news);
    scene.state.interrupted(URN);
    expect((await engineRun(scene).create(news)).id).toBe(id);
    const labelled = { ...news, labels: { team: "oncology" }, waitFor: "submitted" };
    expect((await engineRun(scene).create(labelled)).id).toBe(id);
    expect(rows(scene)).toMatchObject([{ id, labels: { team: "oncology" } }]);
    expect(scene.lines.join("\n")).toContain(`continues with ${id}`);
  });

  it("other inputs are refused with its id while it goes on, and submitted once it was stopped", async () => {
    const scene = await startScene();
    const { id } = await engineRun(scene).create(news);
    scene.state.interrupted(URN);
    await expect(engineRun(scene).create(changed)).rejects.toThrow(
      new RegExp(`${id}, which an interrupted run has created, .*other inputs.*stopCromwellExecution`),
    );
    expect(rows(scene)).toHaveLength(1);
    await run(scene, "stopCromwellExecution", { executionId: id });
    const next = await engineRun(scene).create(changed);
    expect(next.id).not.toBe(id);
    expect(rows(scene)).toMatchObject([{ id }, { id: next.id, inputs: { "example.n": 2 } }]);
  });

  it("a workflow that is part of it is not taken for it", async () => {
    const scene = await startScene();
    const { id } = await engineRun(scene).create(news);
    scene.state.interrupted(URN);
    scene.emulator.control.advance(60);
    scene.emulator.control.huawei.addSubWorkflow(id);
    expect((await engineRun(scene).create(news)).id).toBe(id);
  });

  it("it is left alone where the state shows no such run", async () => {
    const scene = await startScene();
    const { id } = await engineRun(scene).create(news);
    const { id: next } = await engineRun(scene).create(news);
    expect(next).not.toBe(id);
    expect(scene.lines.join("\n")).toContain(`leaves ${id} alone`);
  });
});

describe.concurrent("within a run", () => {
  it.each(["lostAnswer", "reset"] as const)("a submission is made once after %s", async (kind) => {
    const scene = await startScene();
    scene.emulator.control.injectFault({ platform: "huawei", action: "cromwellSubmit", kind });
    const { id } = await engineRun(scene).create(news);
    expect(rows(scene)).toMatchObject([{ id }]);
  });

  it("whatever carries a mark and goes on is listed", async () => {
    const scene = await startScene();
    const { make } = resource("CromwellExecution");
    const id = await make(scene, { workflowSource: news.workflowSource, workflowOnHold: true });
    const ended = await make(scene, { workflowSource: news.workflowSource }, OTHER_MARK);
    scene.emulator.control.huawei.finishCromwell(ended, "Succeeded");
    scene.emulator.control.advance(60);
    const { spec } = resources.find(({ type }) => type === "huawei:CromwellExecution")!;
    const { who, which } = MARK;
    expect(await spec.lookup.list?.(scene.operation)).toMatchObject([{ id, who, which }]);
  });
});

describe.concurrent("a workflow that the engine knows", () => {
  it("that was destroyed is nobody's: the next one is submitted anew", async () => {
    const scene = await startScene();
    const engine = engineRun(scene);
    const first = await engine.create(news);
    await engine.delete(first.id, first.outputs);
    const second = await engine.create(news);
    await engine.delete(second.id, second.outputs);
    const third = await engine.create(changed);
    expect(new Set([first.id, second.id, third.id]).size).toBe(3);
    expect(rows(scene)).toMatchObject([
      { id: first.id, status: "Aborted" },
      { id: second.id, status: "Aborted" },
      { id: third.id },
    ]);
  });

  it("is left alone where its replacement is made before its deletion", async () => {
    const scene = await startScene();
    const first = await engineRun(scene).create(news);
    const engine = engineRun(scene);
    await engine.diff(first.id, first.outputs, changed);
    const second = await engine.create(changed);
    expect(second.id).not.toBe(first.id);
    await engine.delete(first.id, first.outputs);
    expect(rows(scene)).toMatchObject([
      { id: first.id, labels: { "pulumi-batchflow": "released" } },
      { id: second.id, status: expect.not.stringMatching(/^Abort/) as string },
    ]);
  });
});

describe.concurrent("labels", () => {
  it("are read back before a change of them counts as done", async () => {
    const scene = await startScene({}, 0);
    const { control } = scene.emulator;
    control.configure({ huawei: { durations: { cromwellSummary: 0 } } });
    const { make, read, remove } = resource("CromwellExecution");
    const id = await make(scene, { workflowSource: news.workflowSource });
    control.huawei.finishCromwell(id, "Succeeded");
    control.configure({ huawei: { durations: { cromwellSummary: 5 } } });
    control.clearRequests();
    const removed = remove(scene, id);
    await control.waitForRequests({ action: "cromwellLabels" });
    expect(await read(scene, id)).toBeDefined();
    control.advance(5);
    await removed;
    expect(await read(scene, id)).toBeUndefined();
  });
});
