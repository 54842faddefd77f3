import { startEmulator } from "pulumi-batchflow-emulator";
import { connections } from "../../toolchain/stack/connections";
import { describeExample } from "./life";

describeExample({
  name: "tencent",
  start: async () => {
    const emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
    const state = () => emulator.control.state("tencent");
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
});
