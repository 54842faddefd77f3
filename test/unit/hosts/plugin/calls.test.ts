import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { type Emulator, pulumiConfig, startEmulator } from "pulumi-batchflow-emulator";
import { PluginDriver, type Properties, secret, UNKNOWN } from "./driver";

const URN = "urn:pulumi:dev::shop::batchflow:tencent:ComputeEnv::nodes";
const NODES = {
  desiredComputeNodeCount: 1,
  placement: { zone: "ap-guangzhou-2" },
  envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" },
};

let emulator: Emulator;
let plugin: PluginDriver;
let runs = 0;
beforeEach(async () => {
  emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
  const entries = Object.entries(pulumiConfig(emulator, "tencent"));
  const settings = Object.fromEntries(entries.map(([key, { value }]) => [key.split(".")[1]!, value]));
  runs += 1;
  plugin = await PluginDriver.start({
    tencent: { ...settings, requestTimeout: 20 + runs / 1e6, skipCredentialsValidation: true },
  });
});
afterEach(() => emulator.close());

const made = async () => {
  const { inputs } = await plugin.check(URN, NODES);
  return plugin.create(URN, inputs);
};

describe("functions", () => {
  const token = (name: string) => `batchflow:tencent:${name}`;

  it("answer an object, and a list as its member", async () => {
    const { id, outputs } = await made();
    const environment = await plugin.invoke(token("getComputeEnv"), { envId: id });
    expect(environment).toMatchObject({ envId: id });
    const { items } = await plugin.invoke(token("getComputeEnvs"), {});
    expect(items).toMatchObject([{ envId: id }]);
    await plugin.delete(URN, id, outputs);
  });

  it("answer secrets where an argument is one", async () => {
    const { id, outputs } = await made();
    const { envId, items } = await plugin.invoke(token("getComputeEnv"), { envId: secret(id) });
    expect(envId).toEqual(secret(id));
    expect(items).toBeUndefined();
    await plugin.delete(URN, id, outputs);
  });

  it("name a wrong argument, and quote none that is secret", async () => {
    const call = (args: Properties) => plugin.invoke(token("getComputeEnv"), args);
    await expect(call({ envId: 7 })).rejects.toThrow(/envId: must be/);
    await expect(call({ envId: secret("Canary"), colour: 1 })).rejects.toThrow(/colour/);
    await expect(call({ envId: secret("Canary"), colour: 1 })).rejects.not.toThrow(/Canary/);
    await expect(plugin.invoke(token("getNothing"), {})).rejects.toThrow(
      "no function batchflow:tencent:getNothing",
    );
  });

  it("are not called where an argument is not known yet, and those that act not in a preview", async () => {
    const { id, outputs } = await made();
    emulator.control.clearRequests();
    expect(await plugin.invoke(token("getComputeEnv"), { envId: UNKNOWN })).toEqual({});
    const args = { envId: id, computeNodeIds: ["node-00000000"] };
    expect(await plugin.invoke(token("terminateComputeNodes"), args, true)).toEqual({});
    expect(emulator.control.countRequests()).toEqual({});
    expect(plugin.lines.at(-1)).toEqual({
      urn: "",
      text: "tencent:terminateComputeNodes: not called in a preview",
      passing: false,
    });
    await plugin.delete(URN, id, outputs);
  });
});

describe("lines", () => {
  it("stand at their resource without its name, and a passing one is gone before the answer", async () => {
    const { inputs } = await plugin.check(URN, NODES);
    plugin.lines.length = 0;
    emulator.control.configure({ timeScale: 30 });
    const { id, outputs } = await plugin.create(URN, inputs);
    const lines = [...plugin.lines];
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every(({ urn }) => urn === URN)).toBe(true);
    expect(lines.some(({ text }) => text.includes("tencent:ComputeEnv"))).toBe(false);
    // The engine's displays drop an empty line; one of nothing but a colour shows nothing.
    expect(lines.at(-1)).toEqual({ urn: URN, text: "<{%reset%}>", passing: true });
    await plugin.delete(URN, id, outputs);
  });
});

describe("an operation", () => {
  it("has the program's time limit", async () => {
    const { inputs } = await plugin.check(URN, NODES);
    emulator.control.injectFault({
      platform: "tencent",
      action: "CreateComputeEnv",
      kind: "throttle",
      times: "always",
    });
    const late = plugin.create(URN, inputs, { timeout: 0.2 });
    await expect(late).rejects.toThrow(/customTimeouts/);
  });

  it("ends its waits in its own words where the engine cancels, and keeps what was made", async () => {
    const { inputs } = await plugin.check(URN, NODES);
    // So slow that the nodes do not come meanwhile.
    emulator.control.configure({ timeScale: 1 });
    const creation = plugin.create(URN, inputs).catch((error: unknown) => error);
    await vi.waitFor(() => expect(plugin.lines.some(({ passing }) => passing)).toBe(true), 10_000);
    await plugin.cancel();
    const failed = await creation;
    const [environment] = emulator.control.state("tencent").computeEnvs;
    expect(failed).toMatchObject({
      id: environment?.id,
      reasons: [expect.stringMatching(/^tencent:ComputeEnv nodes \(env-\w+\): cancelled/)],
    });
    // It is also called at the end of a run that has nothing to cancel.
    await plugin.cancel();
  });
});
