import { startEmulator } from "../../emulator";
import { connections } from "./connections";
import { describeExample } from "./life";

describeExample({
  name: "huawei",
  start: async () => {
    // Executions are still running when the priority changes.
    const emulator = await startEmulator({
      timeScale: 100,
      huawei: { durations: { jobRunning: 1e6, cromwellCall: 1 } },
    });
    const state = () => emulator.control.state("huawei");
    const ended = new Set(["Succeeded", "Failed", "Aborted"]);
    return {
      config: connections.huawei(emulator),
      // A Cromwell server keeps what has ended.
      objects: () => [
        ...state().workflows,
        ...state().executions,
        ...state().cromwell.filter(({ status }) => !ended.has(status)),
      ],
      hasChanged: () =>
        state().executions.every(({ priority }) => priority === 20) &&
        state().workflows[0]?.description === "Finds variants",
      close: () => emulator.close(),
    };
  },
  change: { priority: 20, description: "Finds variants" },
  changed: { variants: ["description"], na12878: ["priority"], na12891: ["priority"] },
});
