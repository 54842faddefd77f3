import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { expect, it } from "vitest";

import { connections } from "../../toolchain/stack/connections";
import { describeExample, type Life } from "./life";

/** Two accounts: what `batchflow:tencent` leads to, and `batchflow:tencent-prod`. */
let accounts: readonly [trial: Emulator, film: Emulator];
const stateOf = (emulator: Emulator) => emulator.control.state("tencent");

function more({ stack }: Life): void {
  it("has its objects in both accounts, of types that each account offers", async () => {
    const { environmentIds, jobIds } = (await stack().outputs()) as Record<string, Record<string, string>>;
    for (const [index, name] of ["trial", "film"].entries()) {
      const emulator = accounts[index];
      if (emulator === undefined) throw new Error("there are two accounts");
      const { computeEnvs, taskTemplates, jobs } = stateOf(emulator);
      expect(computeEnvs.map(({ id }) => id)).toEqual([environmentIds?.[name]]);
      expect(computeEnvs[0]?.input.EnvData?.InstanceType).toMatch(/\.(MEDIUM|LARGE)8$/);
      expect(taskTemplates).toHaveLength(1);
      expect(jobs.map(({ id }) => id)).toEqual([jobIds?.[name]]);
      const action = "DescribeCvmZoneInstanceConfigInfos";
      expect(emulator.control.countRequests({ platform: "tencent" })).toHaveProperty(action);
    }
  });
}

describeExample({
  name: "component",
  start: async () => {
    const options = { timeScale: 2_000, rateLimits: false };
    accounts = [await startEmulator(options), await startEmulator(options)];
    const [trial, film] = accounts;
    const prod = Object.entries(connections.tencent(film)).map(
      ([key, value]) => [key.replace(":tencent.", ":tencent-prod."), value] as const,
    );
    return {
      config: { ...connections.tencent(trial), ...Object.fromEntries(prod) },
      objects: () =>
        accounts.flatMap((emulator) => {
          const { computeEnvs, taskTemplates, jobs } = stateOf(emulator);
          return [...computeEnvs, ...taskTemplates, ...jobs];
        }),
      hasChanged: () =>
        stateOf(trial).computeEnvs[0]?.desired === 1 && stateOf(film).computeEnvs[0]?.desired === 3,
      close: async () => {
        await Promise.all(accounts.map((emulator) => emulator.close()));
      },
    };
  },
  change: { nodes: 3 },
  changed: { "film-nodes": ["desiredComputeNodeCount"] },
  replace: { config: { frames: 6 }, names: ["film-film"] },
  more,
});
