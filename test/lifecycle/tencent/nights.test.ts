import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { DynamicProcess, type Properties } from "../process";
import { StateFile } from "../stateFile";
import { config, start } from "./setup";

const NIGHTS = 6;

const placement = { zone: "ap-guangzhou-2" };
const envData = { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" };
const task = {
  taskName: "A",
  application: { deliveryForm: "LOCAL", command: "true" },
  computeEnv: { envData },
};
const kinds = [
  ["ComputeEnv", "CreateComputeEnv", { placement, envData, desiredComputeNodeCount: 1 }],
  ["Job", "SubmitJob", { placement, tasks: [task] }],
  ["TaskTemplate", "CreateTaskTemplate", { taskTemplateInfo: task }],
] as const;
const rows = ["current", "2018"].flatMap((edition) => kinds.map((kind) => [edition, ...kind] as const));

/** How a stack lives on: nights with the same program, and replacements beside the old object. */
describe("a stack of Tencent's Batch", () => {
  const state = new StateFile();
  let emulator: Emulator;
  let provider: DynamicProcess;

  const urnOf = (type: string) =>
    `urn:pulumi:dev::proj::pulumi-nodejs:dynamic/batchflow/tencent:${type}::subject`;
  const ids = () => {
    const { computeEnvs, jobs, taskTemplates } = emulator.control.state("tencent");
    return [...computeEnvs.filter(({ deleting }) => !deleting), ...jobs, ...taskTemplates].map(
      ({ id }) => id,
    );
  };
  const create = async (news: Properties) => {
    const { inputs, failures } = await provider.check({}, news);
    expect(failures).toEqual([]);
    return provider.create(inputs);
  };

  beforeAll(async () => {
    emulator = await start();
    const connections = config(emulator);
    const one = connections["batchflow:tencent"] as Properties;
    const editions = {
      "batchflow:tencent-slow": { ...one, requestTimeout: 3 },
      "batchflow:tencent-2018": { ...one, edition: "2018" },
      "batchflow:tencent-2018-slow": { ...one, edition: "2018", requestTimeout: 3 },
    };
    provider = await DynamicProcess.start("tencent:Job", { ...connections, ...editions }, state);
  });
  afterAll(async () => {
    await provider.kill();
    await emulator.close();
    state.remove();
  });
  beforeEach(() => state.write());
  afterEach(() => emulator.control.reset("tencent"));

  /** Inputs for an edition, which the emulator then serves too. */
  const begin = async (edition: string, type: string, args: object): Promise<Properties> => {
    emulator.control.configure({ tencent: { edition: edition === "2018" ? "2018" : "current" } });
    await provider.renew(`tencent:${type}`);
    const internal = { __identity: urnOf(type), __timeouts: { create: 18, delete: 18 } };
    return { ...args, ...internal, ...(edition === "2018" && { connection: "tencent-2018" }) };
  };

  it.each(rows)(
    "in edition %s pays for a %s that is made every night what it has paid in the first one",
    { timeout: 60_000 },
    async (edition, type, action, args) => {
      const lives = new Set<string>();
      for (let night = 0; night < NIGHTS; night += 1) {
        const news = await begin(edition, type, args);
        emulator.control.clearRequests();
        const made = await create(news);
        expect(emulator.control.countRequests()[action]).toBe(1);
        expect(ids()).toEqual([made.id]);
        lives.add(made.id);
        await provider.delete(made);
        expect(ids()).toEqual([]);
      }
      expect(lives.size).toBe(NIGHTS);
    },
  );

  it.each(rows)(
    "in edition %s has a new %s where its connection becomes another of the same account",
    async (edition, type, _action, args) => {
      const urn = urnOf(type);
      const news = { ...(await begin(edition, type, args)), __createFirst: true };
      const old = await create(news);
      const connection = edition === "2018" ? "tencent-2018-slow" : "tencent-slow";
      const changed = { ...old.inputs, connection };
      expect(await provider.diff(old, changed)).toMatchObject({
        unchanged: false,
        replaces: ["connection"],
        deleteBeforeReplace: false,
      });
      // Of an earlier run a creation is left too, which has long been settled.
      state.write([{ urn, id: old.id }], [urn, urn]);
      const made = await create({ ...news, connection });
      expect(made.id).not.toBe(old.id);
      expect(ids().sort()).toEqual([old.id, made.id].sort());
      await provider.delete(old);
      expect(ids()).toEqual([made.id]);
    },
  );

  it.each(rows)(
    "in edition %s has a new %s where it is made to replace it",
    async (edition, type, _action, args) => {
      const urn = urnOf(type);
      const old = await create({ ...(await begin(edition, type, args)), __createFirst: true });
      const news = { ...(await begin(edition, type, args)), __createFirst: true };
      // The engine asks for no diff.
      state.write([{ urn, id: old.id }], [urn]);
      const made = await create(news);
      expect(made.id).not.toBe(old.id);
      expect(ids().sort()).toEqual([old.id, made.id].sort());
      await provider.delete(old);
      expect(ids()).toEqual([made.id]);
      expect(provider.output.join("\n")).not.toMatch(/continues with|leaves/);
    },
  );
});
