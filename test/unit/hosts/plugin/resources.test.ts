import { describe, expect, it } from "vitest";

import { resources } from "../../../definitions";
import { Changes, InitialisationError, type Properties, secret, UNKNOWN } from "./driver";
import { PluginScene, RENDER, taskTemplate } from "./scene";

const scene = PluginScene.use();

describe("a resource over its whole life", () => {
  it("is made, seen as unchanged, changed in place, found to be replaced, read and deleted", async () => {
    const plugin = await scene.start();
    const { inputs, failures } = await plugin.check(RENDER, taskTemplate());
    expect(failures).toEqual([]);
    expect(inputs.taskTemplateName).toMatch(/^render-[0-9a-f]{7}$/);
    const before = scene.templates().length;
    const preview = await plugin.create(RENDER, inputs, { preview: true });
    expect(preview.id).toBe("");
    expect(preview.outputs).toMatchObject({ taskTemplateName: inputs.taskTemplateName, createTime: UNKNOWN });
    expect(scene.templates()).toHaveLength(before);

    const { id, outputs } = await plugin.create(RENDER, inputs);
    expect(scene.templates()).toContain(id);
    expect(outputs).not.toHaveProperty("__identity");
    expect((await plugin.diff(RENDER, id, outputs, inputs, inputs)).changes).toBe(Changes.none);

    const described = await plugin.check(RENDER, { ...taskTemplate(), taskTemplateDescription: "x" }, inputs);
    expect(described.inputs.taskTemplateName).toBe(inputs.taskTemplateName);
    expect(await plugin.diff(RENDER, id, outputs, inputs, described.inputs)).toMatchObject({
      changes: Changes.some,
      replaces: [],
      detailed: { taskTemplateDescription: "ADD" },
    });
    const open = await plugin.update(RENDER, id, outputs, inputs, described.inputs, { preview: true });
    expect(open).toMatchObject({ taskTemplateDescription: "x" });
    const updated = await plugin.update(RENDER, id, outputs, inputs, described.inputs);
    expect(updated.taskTemplateDescription).toBe("x");

    const now = await plugin.read(RENDER, id, updated, described.inputs);
    expect(now).toEqual({ id, outputs: updated, inputs: described.inputs });
    await plugin.delete(RENDER, id, updated);
    expect(scene.templates()).not.toContain(id);
    expect((await plugin.read(RENDER, id, updated, described.inputs)).id).toBe("");
  });

  it("has its marks, names and notes where the dynamic form has them", async () => {
    const plugin = await scene.start();
    const parent = "urn:pulumi:dev::shop::test:farm:Farm$batchflow:tencent:TaskTemplate::render";
    const dynamic =
      "urn:pulumi:dev::shop::test:farm:Farm$pulumi-nodejs:dynamic/batchflow/tencent:TaskTemplate::render";
    const [own, other] = [
      await plugin.check(parent, taskTemplate()),
      await plugin.check(dynamic, taskTemplate()),
    ];
    expect(own.inputs).toEqual(other.inputs);
    expect(own.inputs.taskTemplateName).not.toBe(
      (await plugin.check(RENDER, taskTemplate())).inputs.taskTemplateName,
    );
    // What the dynamic form has kept beside the properties leaves the state.
    const old = { ...own.inputs, __identity: dynamic, __provider: "code", __timeouts: { create: 9 } };
    expect(await plugin.check(parent, taskTemplate(), old)).toEqual(own);
  });
});

describe("secrets", () => {
  it("are marked at their places, those of the definition and those of the program, and quoted nowhere", async () => {
    const plugin = await scene.start();
    const authentications = [{ scene: "COS", secretId: "Id-Canary", secretKey: "Key-Canary" }];
    const news = {
      ...taskTemplate({ authentications, envVars: [{ name: "A", value: secret("Value-Canary") }] }),
      taskTemplateDescription: secret("Text-Canary"),
    };
    const { inputs } = await plugin.check(RENDER, news);
    expect(inputs.taskTemplateDescription).toEqual(secret("Text-Canary"));
    expect(inputs).not.toHaveProperty("__secrets");
    const info = inputs.taskTemplateInfo as Properties;
    expect(info.authentications).toEqual(secret(authentications));
    expect(info.envVars).toEqual(secret([{ name: "A", value: "Value-Canary" }]));
    const { id, outputs } = await plugin.create(RENDER, inputs);
    expect(outputs).toMatchObject(inputs);
    await plugin.delete(RENDER, id, outputs);

    const wrong = {
      ...taskTemplate(),
      taskTemplateName: secret("x".repeat(300) + "Canary"),
      color: secret("Canary"),
    };
    const { failures } = await plugin.check(RENDER, wrong);
    expect(failures.length).toBeGreaterThan(0);
    expect([...failures, ...plugin.lines.map(({ text }) => text)].join()).not.toContain("Canary");
  });
});

describe("an object that is named by its id", () => {
  it("is read with the connection that the id names, and is its id alone in the state", async () => {
    const plugin = await scene.start();
    const { inputs } = await plugin.check(RENDER, taskTemplate());
    const { id } = await plugin.create(RENDER, inputs);
    const imported = await plugin.read(RENDER, `tencent-prod//${id}`);
    expect(imported.id).toBe(id);
    expect(imported.inputs).toMatchObject({ connection: "tencent-prod", __unread: true });
    expect(imported.outputs).toMatchObject({ __unread: true });
    const wanted = {
      ...taskTemplate(),
      taskTemplateName: inputs.taskTemplateName,
      connection: "tencent-prod",
    };
    const { inputs: news } = await plugin.check(RENDER, wanted, imported.inputs);
    expect((await plugin.diff(RENDER, id, imported.outputs, imported.inputs, news)).changes).toBe(
      Changes.none,
    );
    expect((await plugin.read(RENDER, id)).inputs).not.toHaveProperty("connection");
    await plugin.delete(RENDER, id, imported.outputs);

    await expect(plugin.read(RENDER, id)).rejects.toThrow(`there is no ${id}`);
    await expect(plugin.read(RENDER, "env-1")).rejects.toThrow('"env-1" is no id of a tencent:TaskTemplate');
    await expect(plugin.read(RENDER, `lost//${id}`)).rejects.toThrow('no connection "lost"');
  });

  it.each([...resources.values()].map(({ type, spec }) => [type, spec.id] as const))(
    "cannot have an id of %s that passes for one with a connection",
    (_type, { pattern, example }) => {
      expect(pattern.test(`prod//${example}`)).toBe(false);
      expect(pattern.test(example)).toBe(true);
    },
  );
});

it("a create that cannot be finished keeps what was made", async () => {
  const plugin = await scene.start();
  const { inputs } = await plugin.check(RENDER, taskTemplate());
  scene.emulator.control.injectFault({
    platform: "tencent",
    action: "DescribeTaskTemplates",
    kind: "error",
    code: "UnauthorizedOperation",
    skip: 1,
    times: "always",
  });
  const failed = await plugin.create(RENDER, inputs).catch((error: unknown) => error);
  scene.emulator.control.clearFaults();
  expect(failed).toBeInstanceOf(InitialisationError);
  const { id, properties, reasons } = failed as InitialisationError;
  expect(reasons.join()).toContain(`tencent:TaskTemplate render (${id})`);
  expect(properties).toMatchObject({ __incomplete: true });
  await plugin.delete(RENDER, id, properties);
});
