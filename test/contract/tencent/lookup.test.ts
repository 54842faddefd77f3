import { describe, expect, it } from "vitest";

import { deleteComputeEnv } from "../../../provider/platforms/tencent/computeEnv/calls";
import {
  envArgs,
  jobArgs,
  lifecycleOf,
  markOf,
  nextRun,
  resource,
  resources,
  type Scene,
  startScene,
  templateArgs,
} from "./setup";

const urnOf = (type: string) => `urn:pulumi:s::p::pulumi-nodejs:dynamic/batchflow/tencent:${type}::t`;
const argsOf: Readonly<Record<string, object>> = {
  ComputeEnv: { ...envArgs, desiredComputeNodeCount: 0 },
  Job: jobArgs,
  TaskTemplate: templateArgs,
};
const CREATE: Readonly<Record<string, string>> = {
  ComputeEnv: "CreateComputeEnv",
  Job: "SubmitJob",
  TaskTemplate: "CreateTaskTemplate",
};
const NAME: Readonly<Record<string, string>> = { ComputeEnv: "envName", TaskTemplate: "taskTemplateName" };
const types = Object.keys(CREATE);

const idsOf = ({ emulator }: Scene, type: string) => {
  const { computeEnvs, jobs, taskTemplates } = emulator.control.state("tencent");
  const all = { ComputeEnv: computeEnvs, Job: jobs, TaskTemplate: taskTemplates }[type] ?? [];
  return all.map(({ id }) => id);
};
const listed = async ({ operation }: Scene, type: string) =>
  resources.find((one) => one.type === `tencent:${type}`)?.spec.lookup.list?.(operation);

describe.concurrent.each(types)("the lookup of a %s with tags", (type) => {
  const { make, find } = resource(type);
  const args = argsOf[type] ?? {};

  it("finds all that carry the resource's mark, with what tells them apart", async () => {
    const scene = await startScene();
    const ids = [await make(scene, args, markOf("a", "1")), await make(scene, args, markOf("a", "2"))];
    await make(scene, args, markOf("b", "3"));
    const found = await find(scene, args, { mark: markOf("a") });
    expect(new Map(found.map(({ id, which }) => [id, which]))).toEqual(
      new Map(ids.map((id, index) => [id, markOf("a", String(index + 1)).which])),
    );
    const now = Date.now();
    for (const { createTime } of found) expect(Math.abs((createTime ?? 0) - now)).toBeLessThan(3_600_000);
  });

  it("shares a listing, and lists anew where the last moment counts", async () => {
    const scene = await startScene();
    const id = await make(scene, args, markOf("a"));
    const look = async (who: string, fresh: boolean) =>
      (await find(scene, args, { mark: markOf(who), fresh })).map((one) => one.id);
    expect(await look("a", false)).toEqual([id]);
    const later = await make(scene, args, markOf("b"));
    expect(await look("b", false)).toEqual([]);
    expect(await look("b", true)).toEqual([later]);
  });

  it("lists whatever carries a mark, with its name, and nothing else", async () => {
    const scene = await startScene();
    const name = { ComputeEnv: "env", TaskTemplate: "template", Job: "" }[type];
    const { who, which } = markOf("a", "1");
    const id = await make(scene, args, markOf("a", "1"));
    const other = await make(scene, args, markOf("b"));
    const unmarked = await make(scene, args, markOf("c"));
    scene.emulator.control.tencent.setFields(unmarked, { Tags: [{ Key: "team", Value: "ml" }] });
    const all = (await listed(scene, type)) ?? [];
    expect(all.map((one) => one.id).sort()).toEqual([id, other].sort());
    expect(all.find((one) => one.id === id)).toMatchObject({ who, which, name });
  });
});

describe.concurrent("the lookup of a ComputeEnv", () => {
  it("leaves out what is being deleted", async () => {
    const scene = await startScene({}, 1);
    const args = argsOf.ComputeEnv ?? {};
    const id = await resource("ComputeEnv").make(scene, args, markOf("a"));
    scene.emulator.control.advance(10);
    await deleteComputeEnv(scene.client, id, scene.operation.signal);
    expect(scene.emulator.control.state("tencent").computeEnvs).toMatchObject([{ id, deleting: true }]);
    expect(await resource("ComputeEnv").find(scene, args, { mark: markOf("a"), fresh: true })).toEqual([]);
  });
});

describe.concurrent.each(["ComputeEnv", "TaskTemplate"])("the lookup of a %s without tags", (type) => {
  const { make, find } = resource(type);
  const args = argsOf[type] ?? {};
  const named = (name: string) => ({ ...args, [NAME[type] ?? ""]: name });

  it("finds all of its name, which carry no mark", async () => {
    const scene = await startScene({ edition: "2018" });
    const ids = [
      await make(scene, named("x"), markOf("a", "1")),
      await make(scene, named("x"), markOf("b", "2")),
    ];
    await make(scene, named("y"), markOf("a", "3"));
    const found = await find(scene, named("x"), { mark: markOf("a") });
    expect(found.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(found.map(({ which }) => which)).toEqual([undefined, undefined]);
    for (const { createTime } of found) expect(createTime).toBeTypeOf("number");
    expect(await listed(scene, type)).toEqual([]);
  });

  it("sees what this run has made: a name that is chosen must be free", async () => {
    const scene = await startScene({ edition: "2018" });
    const run = lifecycleOf(scene, type);
    const { id } = await run.create({ ...named("x"), __identity: urnOf(type) });
    const twin = run.create({ ...named("x"), __identity: `${urnOf(type)}win` });
    await expect(twin).rejects.toThrow(`named "x" exists already`);
    expect(idsOf(scene, type)).toEqual([id]);
  });
});

describe.concurrent.each(types)("a create of a %s", (type) => {
  const news = { ...argsOf[type], __identity: urnOf(type) };
  const lost = { platform: "tencent", action: CREATE[type] ?? "", kind: "lostAnswer" } as const;

  it.each(["current", "2018"])("whose answer got lost in edition %s makes one object", async (edition) => {
    const scene = await startScene({ edition });
    scene.emulator.control.injectFault(lost);
    const { id } = await lifecycleOf(scene, type).create(news);
    expect(idsOf(scene, type)).toEqual([id]);
  });

  it("takes over what an interrupted run has made, and nothing else", async () => {
    const scene = await startScene();
    const { id } = await lifecycleOf(scene, type).create(news);
    scene.state.interrupted(urnOf(type));
    expect((await lifecycleOf(nextRun(scene), type).create(news)).id).toBe(id);
    scene.state.pending = [];
    const later = nextRun(scene);
    const { id: other } = await lifecycleOf(later, type).create(news);
    expect(idsOf(scene, type).sort()).toEqual([id, other].sort());
    expect(later.lines.join("\n")).toContain(`leaves ${id} alone`);
  });
});

describe.concurrent.each(["ComputeEnv", "TaskTemplate"])("a create of a %s without tags", (type) => {
  const { [NAME[type] ?? ""]: _name, ...unnamed } = { ...argsOf[type] } as Record<string, unknown>;
  const internal = { __identity: urnOf(type) };

  it("is refused where the name that the program has chosen is taken, also after an interrupted run", async () => {
    const scene = await startScene({ edition: "2018" });
    const news = { ...argsOf[type], ...internal };
    const { id } = await lifecycleOf(scene, type).create(news);
    scene.state.interrupted(urnOf(type));
    const again = lifecycleOf(nextRun(scene), type).create(news);
    await expect(again).rejects.toThrow(
      `named ${type === "ComputeEnv" ? '"env"' : '"template"'} exists already. Choose another name, or take it over with the option \`adopt: "${id}"\``,
    );
    expect(idsOf(scene, type)).toEqual([id]);
  });

  it("takes over what an interrupted run has made under a generated name", async () => {
    const scene = await startScene({ edition: "2018" });
    const { inputs } = await lifecycleOf(scene, type).check({}, { ...unnamed, ...internal });
    const { id } = await lifecycleOf(scene, type).create(inputs);
    scene.state.interrupted(urnOf(type));
    expect((await lifecycleOf(nextRun(scene), type).create(inputs)).id).toBe(id);
    expect(idsOf(scene, type)).toEqual([id]);
  });
});

describe.concurrent.each(["ComputeEnv", "TaskTemplate"])("a create of a %s with tags", (type) => {
  it("is not refused where the name is taken: the platform takes it twice", async () => {
    const scene = await startScene();
    const other = await resource(type).make(scene, argsOf[type] ?? {}, markOf("b"));
    const { id } = await lifecycleOf(scene, type).create({ ...argsOf[type], __identity: urnOf(type) });
    expect(idsOf(scene, type).sort()).toEqual([id, other].sort());
  });
});
