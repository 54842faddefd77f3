import { describe, expect, it } from "vitest";

import type { PluginDriver, Properties } from "./driver";
import { DATA, OTHER, PluginScene, RENDER, taskTemplate } from "./scene";

const MOCK = { type: "mock", url: "mock://data", pvc: "claim", namespace: "default" };
const LOCAL = { type: "local", url: "local://folder/data" };

const scene = PluginScene.use();

describe("a replacement that the engine does not announce", () => {
  const check = async (plugin: PluginDriver, news: Properties, olds?: Properties) =>
    (await plugin.check(DATA, news, olds)).inputs;

  it("has a generated name beside the old object's, for one read of the state in a run", async () => {
    const first = await scene.start();
    const inputs = await check(first, { storage: MOCK });
    const { id, outputs } = await first.create(DATA, inputs);
    const resource = { urn: DATA, type: "batchflow:paddleflow:FileSystem", id, inputs, outputs };

    scene.pulumi.setState({ resources: [resource] });
    const calls = scene.pulumi.calls().length;
    const second = await scene.start();
    const [news, again] = [await check(second, { storage: MOCK }), await check(second, { storage: MOCK })];
    expect(news.name).not.toBe(inputs.name);
    expect(again.name).toBe(news.name);
    await second.check(OTHER, { storage: MOCK });
    expect(scene.pulumi.calls()).toHaveLength(calls + 1);
    const made = await second.create(DATA, news);
    expect(made.id).not.toBe(id);
    await second.delete(DATA, id, outputs);
    await second.delete(DATA, made.id, made.outputs);
  });

  it("of a name that the program has chosen says what to do", async () => {
    const first = await scene.start();
    const inputs = await check(first, { name: "chosen", storage: MOCK });
    const { id, outputs } = await first.create(DATA, inputs);
    const pending = { resource: { urn: DATA, type: "batchflow:paddleflow:FileSystem" }, type: "creating" };
    scene.pulumi.setState({ resources: [{ urn: DATA, id, inputs, outputs }], pending_operations: [pending] });
    const second = await scene.start();
    const again = second.create(DATA, await check(second, { name: "chosen", storage: LOCAL }));
    await expect(again).rejects.toThrow(/no other can be there beside it.*`deleteBeforeReplace: true`/);
    await second.delete(DATA, id, outputs);
  });
});

describe("the stack's state", () => {
  const pending = { resource: { urn: RENDER, type: "batchflow:tencent:TaskTemplate" }, type: "creating" };
  const left = async () => {
    const plugin = await scene.start();
    const { inputs } = await plugin.check(RENDER, taskTemplate());
    return { inputs, made: await plugin.create(RENDER, inputs) };
  };

  it("proves what an interrupted run has made", async () => {
    const { inputs, made } = await left();
    scene.pulumi.setState({ pending_operations: [pending, pending] });
    const { id, outputs } = await (await scene.start()).create(RENDER, inputs);
    expect(id).toBe(made.id);
    await (await scene.start()).delete(RENDER, id, outputs);
  });

  it("proves nothing where it is another stack's of the same name", async () => {
    const { inputs, made } = await left();
    scene.pulumi.setState({});
    const refused = (await scene.start()).create(RENDER, inputs);
    await expect(refused).rejects.toThrow(
      /may exist already as .*: the stack's state cannot be read: .*not of this run/,
    );
    await (await scene.start()).delete(RENDER, made.id, made.outputs);
  });
});
