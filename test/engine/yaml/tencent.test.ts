import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { createStack, expectSuccess } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";
import { describeExample, type Life } from "../examples/life";
import { changingRequests, resourceOf } from "../tencent/setup";
import { yamlHost } from "./host";

let emulator: Emulator;
const state = () => emulator.control.state("tencent");

function more({ stack, world, preview }: Life): void {
  it("says in a preview which part changes, and which one forces a replacement", async () => {
    const stepOf = async (name: string) => (await preview()).find(({ urn }) => urn.endsWith(`::${name}`));
    await stack().setConfig("nodes", 4);
    expect(await stepOf("farm")).toMatchObject({
      op: "update",
      detailedDiff: { desiredComputeNodeCount: { kind: "update" } },
    });
    await stack().setConfig("nodes", 3);
    await stack().setConfig("zone", "ap-guangzhou-4");
    expect(await stepOf("farm")).toMatchObject({
      op: "replace",
      replaceReasons: ["placement"],
      detailedDiff: { "placement.zone": { kind: "update-replace" } },
    });
    await stack().setConfig("zone", "ap-guangzhou-3");
  });

  it("replaces by force what has not changed", async () => {
    const [old] = state().taskTemplates;
    const { urn = "" } = resourceOf(stack(), "render") ?? {};
    emulator.control.clearRequests();
    expectSuccess(await stack().up("--replace", urn));
    expect(changingRequests(emulator).sort()).toEqual(["CreateTaskTemplate", "DeleteTaskTemplates"]);
    expect(state().taskTemplates).toHaveLength(1);
    expect(state().taskTemplates[0]?.id).not.toBe(old?.id);
    expect(resourceOf(stack(), "render")?.id).toBe(state().taskTemplates[0]?.id);
    expectSuccess(await stack().preview("--refresh", "--expect-no-changes"));
  });

  it("takes over by its id what is there, with the program that the import writes", async () => {
    const [{ id = "" } = {}] = state().computeEnvs;
    const head = "name: imported\nruntime: yaml\n";
    const { config, path = [] } = world();
    const other = await createStack({
      program: { "Pulumi.yaml": head },
      project: "imported",
      config,
      path: [...path, ...(await yamlHost())],
    });
    try {
      emulator.control.clearRequests();
      const file = "resources.yaml";
      const args = ["batchflow:tencent:ComputeEnv", "nodes", id, "--out", file];
      expectSuccess(await other.cli("import", ...args, "--yes", "--skip-preview", "--protect=false"));
      expect(resourceOf(other, "nodes")?.id).toBe(id);
      const written = readFileSync(join(other.projectFolder, file), "utf8");
      other.writeFile("Pulumi.yaml", head + written);
      expectSuccess(await other.preview("--expect-no-changes"));
      expectSuccess(await other.up("--refresh"));
      expect(changingRequests(emulator)).toEqual([]);
    } finally {
      // The object stays the first stack's.
      other.remove();
    }
  });
}

describeExample({
  name: "tencent-yaml",
  language: yamlHost,
  start: async () => {
    emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
    return {
      config: connections.tencent(emulator),
      objects: () => [...state().computeEnvs, ...state().taskTemplates, ...state().jobs],
      hasChanged: () =>
        state().computeEnvs[0]?.desired === 3 &&
        state().taskTemplates[0]?.description === "Renders two frames",
      close: () => emulator.close(),
    };
  },
  change: { nodes: 3, description: "Renders two frames" },
  changed: { farm: ["desiredComputeNodeCount"], render: ["taskTemplateDescription"] },
  more,
});
