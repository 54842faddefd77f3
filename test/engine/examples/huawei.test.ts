import { startEmulator } from "pulumi-batchflow-emulator";
import { connections } from "../../toolchain/stack/connections";
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
      drift: () => {
        const { change } = emulator.control.huawei;
        change("workflow", state().workflows[0]?.id ?? "", { description: "by hand" });
        for (const { id } of state().executions) change("execution", id, { priority: 7 });
      },
      remove: () => {
        const { remove } = emulator.control.huawei;
        for (const { id } of state().executions) remove("execution", id);
        remove("workflow", state().workflows[0]?.id ?? "");
      },
      hasChanged: () =>
        state().executions.every(({ priority }) => priority === 20) &&
        state().workflows[0]?.description === "Finds variants",
      close: () => emulator.close(),
    };
  },
  change: { priority: 20, description: "Finds variants" },
  changed: { variants: ["description"], na12878: ["priority"], na12891: ["priority"] },
  replace: { config: { release: "2" }, names: ["na12878", "na12891"] },
  drifted: ["variants", "na12878", "na12891"],
  removed: ["variants", "na12878", "na12891"],
});
