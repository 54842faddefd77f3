import { describe, expect, it } from "vitest";

import { pipelineRequest, queueRequests, yamlOf } from "../../../lifecycle/paddleflow/data";
import {
  countOf,
  make,
  prepare,
  resource,
  run as call,
  type Scene,
  startScene,
  stateOf,
} from "../scene/setup";

const run = resource("Run");

async function withRun(): Promise<{ scene: Scene; id: string }> {
  const scene = await startScene({}, 10);
  await prepare(scene, ...queueRequests, pipelineRequest(yamlOf("train")));
  const id = await run.make(scene, { name: "long", yaml: yamlOf("train", "sleep 100000") });
  scene.emulator.control.advance(10);
  return { scene, id };
}

/** Lets the steps of a run end, and the run itself not yet. */
function endSteps(scene: Scene, id: string): void {
  const steps = stateOf(scene).runs[0]!.steps.map((step) => ({ ...step, status: "succeeded" }));
  const { paddleflow } = scene.emulator.control;
  paddleflow.change("run", id, { steps: JSON.parse(JSON.stringify(steps)) as [] });
}

/** As the server v0.14.6 shows a run whose end met a stop, and answers to a forced stop of it (500, InternalError). */
const LOST = /the server has lost it: it stays `terminating`.*Restart the PaddleFlow server, and try again/;

describe("a run whose end met a stop", () => {
  it("ends a deletion early, with what to do, and goes after the restart", async () => {
    const { scene, id } = await withRun();
    const { paddleflow } = scene.emulator.control;
    paddleflow.loseRun(id);
    await expect(run.remove(scene, id)).rejects.toThrow(LOST);
    // The one forced stop tells that the server has nothing any more to stop.
    expect(countOf(scene, "stopRun")).toBe(1);
    paddleflow.restart();
    await run.remove(scene, id);
    expect(stateOf(scene).runs).toEqual([]);
  });

  it("ends the function stopRun early too", async () => {
    const { scene, id } = await withRun();
    scene.emulator.control.paddleflow.loseRun(id);
    await expect(call(scene, "stopRun", { runId: id, force: true })).rejects.toThrow(LOST);
  });

  it("ends the wait for a run early", async () => {
    const scene = await startScene({}, 10);
    await prepare(scene, ...queueRequests);
    const args = { name: "long", yaml: yamlOf("train", "sleep 100000"), waitFor: "finished" };
    const made = expect(make(scene, "Run", args)).rejects.toThrow(LOST);
    await scene.emulator.control.waitForRequests({ action: "showRun" });
    scene.emulator.control.paddleflow.loseRun("run-000001");
    await made;
  });
});

describe("a run that is about to end", () => {
  it("is left to itself, and no stop meets its end", async () => {
    const { scene, id } = await withRun();
    const { paddleflow } = scene.emulator.control;
    endSteps(scene, id);
    const removed = run.remove(scene, id);
    await scene.emulator.control.waitForRequests({ action: "showRun" });
    paddleflow.change("run", id, { status: "succeeded" });
    await removed;
    expect(countOf(scene, "stopRun")).toBe(0);
    expect(scene.lines.join("\n")).toMatch(/running, about to end/);
  });

  it("is stopped where it does not end after all", async () => {
    const { scene, id } = await withRun();
    endSteps(scene, id);
    await run.remove(scene, id);
    expect(countOf(scene, "stopRun")).toBe(1);
  });

  it("is not stopped a second time by its deletion", async () => {
    const { scene, id } = await withRun();
    await call(scene, "stopRun", { runId: id });
    await run.remove(scene, id);
    expect(countOf(scene, "stopRun")).toBe(1);
  });
});
