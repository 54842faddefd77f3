import { describe, expect, it } from "vitest";

import { fsRequest, pipelineRequest, queueRequests, yamlOf } from "../../../lifecycle/paddleflow/data";
import {
  countOf,
  lifecycleOf,
  make,
  prepare,
  resource,
  run as call,
  type Scene,
  startScene,
  stateOf,
  urnOf,
} from "../scene/setup";

const run = resource("Run");

async function withQueue(timeScale = 1_000): Promise<Scene> {
  const scene = await startScene({}, timeScale);
  await prepare(scene, ...queueRequests, fsRequest("data"), pipelineRequest(yamlOf("train")));
  return scene;
}

describe("a run", () => {
  it("is sent with all that was given with it", async () => {
    const scene = await withQueue();
    const id = await run.make(scene, {
      name: "nightly",
      pipelineId: "ppl-000001",
      pipelineVersionId: "1",
      fsName: "data",
      desc: "every night",
      parameters: { "main.msg": "hello" },
      disabled: ["more"],
      dockerEnv: "nginx:1.8",
      failureOptions: { strategy: "continue" },
    });
    expect(stateOf(scene).runs).toMatchObject([
      {
        id,
        name: "nightly",
        source: "ppl-000001-1",
        fsName: "data",
        description: "every night",
        parameters: { "main.msg": "hello" },
        disabled: "more",
        dockerEnv: "nginx:1.8",
        strategy: "continue",
        steps: [{ name: "main" }],
      },
    ]);
  });

  it("hands its steps what the program gives", async () => {
    const scene = await withQueue(0);
    for (const [msg, seen] of [
      [1000000, "1000000"],
      [true, "true"],
      [["a b", 1], '["a b",1]'],
    ]) {
      const { inputs, outputs, id } = await make(scene, "Run", {
        yaml: yamlOf("train"),
        parameters: { msg },
      });
      const started = stateOf(scene).runs.at(-1)!;
      expect(started.steps[0]?.parameters).toEqual({ msg: seen });
      const found = await lifecycleOf(scene, "Run").read(id, outputs);
      const { changed } = await lifecycleOf(scene, "Run").diff(id, { ...outputs, ...found?.inputs }, inputs);
      expect(changed).toBe(false);
    }
  });

  it("has a description as long as the server's database takes", async () => {
    const scene = await withQueue();
    const desc = "é".repeat(32_767);
    const { id, inputs, outputs } = await make(scene, "Run", { yaml: yamlOf("train"), desc });
    const lifecycle = lifecycleOf(scene, "Run");
    expect((await lifecycle.read(id, outputs))?.inputs).toEqual(inputs);
    const { failures } = await lifecycle.check({}, { ...inputs, desc: `${desc}éé` });
    expect(failures).toMatchObject([{ property: "desc" }]);
  });

  it("does not take for its own what stands in the workflow", async () => {
    const scene = await withQueue();
    const yaml = `${yamlOf("train")}fs_options: {main_fs: {name: data}}\nfailure_options: {strategy: continue}\n`;
    const { id, inputs, outputs } = await make(scene, "Run", { yaml });
    const found = await run.read(scene, id);
    const read = Object.entries(found?.inputs ?? {}).filter(([, value]) => value !== undefined);
    expect(Object.fromEntries(read)).toEqual({ name: inputs.name, yaml });
    const given = { ...outputs, dockerEnv: "nginx:1.8" };
    expect((await lifecycleOf(scene, "Run").diff(id, outputs, given)).replaces).toEqual(["dockerEnv"]);
  });

  it.each([
    ["sleep 1", "succeeded", undefined],
    ["exit 3", "failed", /ended as failed.*step main/s],
  ] as const)("waits for the end of %s, which is %s", async (command, status, reason) => {
    const scene = await withQueue();
    const made = make(scene, "Run", { yaml: yamlOf("train", command), waitFor: "finished" });
    await (reason === undefined ? made : expect(made).rejects.toThrow(reason));
    expect(stateOf(scene).runs).toMatchObject([{ status }]);
  });

  it("is stopped before it is deleted, and the rest waited for", async () => {
    const scene = await withQueue(10);
    const id = await run.make(scene, { name: "long", yaml: yamlOf("train", "sleep 100000") });
    await run.remove(scene, id);
    expect(stateOf(scene).runs).toEqual([]);
    expect(countOf(scene, "stopRun")).toBe(1);
    expect(scene.lines.join("\n")).toMatch(/being stopped/);
  });

  it("that others took results from is deleted all the same", async () => {
    const scene = await withQueue();
    const yaml = `${yamlOf("train", "sleep 1")}cache: {enable: true}\nfs_options: {main_fs: {name: data}}\n`;
    const ids = [];
    for (const name of ["first", "second"]) {
      const { id } = await make(scene, "Run", { name, yaml, waitFor: "finished" }, name);
      ids.push(id);
    }
    expect(stateOf(scene).runs[0]?.cachedBy).toEqual([ids[1]]);
    await run.remove(scene, String(ids[0]));
    expect(stateOf(scene).runs.map(({ id }) => id)).toEqual([ids[1]]);
  });

  it("of a name that a run has already is refused, unless the name was generated", async () => {
    const scene = await withQueue();
    const args = { name: "nightly", yaml: yamlOf("train") };
    const { id } = await make(scene, "Run", args);
    await expect(make(scene, "Run", args)).rejects.toThrow(/nightly exists already.*run-000001/);
    const generated = { yaml: args.yaml };
    const first = await make(scene, "Run", generated);
    const second = await make(scene, "Run", generated);
    expect(scene.lines.join()).toMatch(new RegExp(`leaves ${first.id} alone`));
    expect(stateOf(scene).runs).toHaveLength(3);
    const found = await run.find(scene, { ...generated, name: second.outputs.name });
    expect(found.map((one) => one.id)).toEqual([first.id, second.id]);
    expect(id).toBe("run-000001");
  });

  it("that an interrupted run has left is gone on with by its generated name", async () => {
    const scene = await withQueue();
    const args = { yaml: yamlOf("train") };
    const { id } = await make(scene, "Run", args);
    scene.state.interrupted(urnOf());
    expect((await make(scene, "Run", args)).id).toBe(id);
    expect(stateOf(scene).runs).toHaveLength(1);
  });

  it("of which the server's failure lasts ends with its word", async () => {
    const scene = await withQueue();
    const { control } = scene.emulator;
    control.injectFault({
      platform: "paddleflow",
      action: "createRun",
      kind: "error",
      code: "InternalError",
      times: "always",
    });
    await expect(make(scene, "Run", { name: "nightly", yaml: yamlOf("train") })).rejects.toThrow(
      /InternalError/,
    );
    expect(countOf(scene, "createRun")).toBe(5);
  });
});

describe("functions on runs", () => {
  it("stop and retry", async () => {
    const scene = await withQueue();
    const runId = await run.make(scene, { name: "long", yaml: yamlOf("train", "sleep 100000") });
    expect(await call(scene, "stopRun", { runId })).toEqual({
      status: expect.stringMatching(/^terminat(ing|ed)$/) as string,
    });
    await scene.emulator.control.waitForRequests({ action: "showRun" });
    scene.emulator.control.advance(10);
    expect(stateOf(scene).runs).toMatchObject([{ status: "terminated" }]);
    expect(await call(scene, "stopRun", { runId, force: true })).toEqual({ status: "terminated" });
    expect(await call(scene, "retryRun", { runId })).toEqual({ runId: "run-000002" });
    expect(stateOf(scene).runs.map(({ id }) => id)).toEqual([runId, "run-000002"]);
    await expect(call(scene, "retryRun", { runId: "run-000009" })).rejects.toThrow(/not found/);
  });
});
