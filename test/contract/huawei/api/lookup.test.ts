import { describe, expect, it } from "vitest";

import { file, lifecycleOf, resource, type Scene, startScene } from "../setup";

const urnOf = (type: string) => `urn:pulumi:dev::proj::pulumi-nodejs:dynamic/batchflow/huawei:${type}::first`;

interface Kind {
  readonly type: string;
  readonly action: string;
  readonly name: string;
  /** What an object needs besides its name. */
  readonly args: (scene: Scene) => object | Promise<object>;
  readonly ids: (scene: Scene) => string[];
  /** How a message calls an object of this name. */
  readonly called: (name: string) => string;
}

const rows = ({ emulator }: Scene) => emulator.control.state("huawei");
const kinds: readonly Kind[] = [
  {
    type: "Workflow",
    action: "createWorkflow",
    name: "name",
    args: () => ({ file }),
    ids: (scene) => rows(scene).workflows.map(({ id }) => id),
    called: (name) => `workflow "${name}"`,
  },
  {
    type: "Execution",
    action: "createExecution",
    name: "name",
    args: async (scene) => ({
      sfsPvcName: "gene-sfs",
      namespace: "gene-ns",
      workflowId: await resource("Workflow").make(scene, { name: "w", file }),
    }),
    ids: (scene) => rows(scene).executions.map(({ id }) => id),
    called: (name) => `execution "${name}"`,
  },
  {
    type: "Tool",
    action: "createTool",
    name: "name",
    args: () => ({ version: "1.0", image: "nginx:latest" }),
    ids: (scene) => rows(scene).tools.map(({ id }) => id),
    called: (name) => `tool "${name}:1.0"`,
  },
];

describe.concurrent.each(kinds)("a create of a $type", ({ type, action, name, args, ids, called }) => {
  const start = async (more: object = {}) => {
    const scene = await startScene();
    const given = { ...(await args(scene)), ...more, __identity: urnOf(type) };
    const { inputs, failures } = await lifecycleOf(scene, type).check({}, given);
    expect(failures).toEqual([]);
    const before = new Set(ids(scene));
    const made = () => ids(scene).filter((id) => !before.has(id));
    return { scene, inputs, made, create: () => lifecycleOf(scene, type).create(inputs) };
  };

  it.each(["lostAnswer", "reset"] as const)("makes one object after %s", async (kind) => {
    const { scene, create, made } = await start();
    scene.emulator.control.injectFault({ platform: "huawei", action, kind });
    const { id } = await create();
    expect(made()).toEqual([id]);
  });

  it("takes over what an interrupted run has made under a generated name, and no other", async () => {
    const { scene, inputs, create, made } = await start();
    const { id } = await create();
    await expect(create()).rejects.toThrow(
      `${called(String(inputs[name]))} exists already. Choose another name, or take it over with the option \`adopt: "${id}"\``,
    );
    scene.state.interrupted(urnOf(type));
    expect((await create()).id).toBe(id);
    expect(made()).toEqual([id]);
  });

  it("is refused where a chosen name is taken, also after an interrupted run", async () => {
    const { scene, create, made } = await start({ [name]: "chosen" });
    const { id } = await create();
    scene.state.interrupted(urnOf(type));
    await expect(create()).rejects.toThrow(`${called("chosen")} exists already`);
    expect(made()).toEqual([id]);
  });
});
