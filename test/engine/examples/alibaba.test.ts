import { startEmulator } from "pulumi-batchflow-emulator";
import { connections } from "../../toolchain/stack/connections";
import { describeExample } from "./life";

describeExample({
  name: "alibaba",
  start: async () => {
    const emulator = await startEmulator({ timeScale: 10, alibaba: { durations: { running: 1e6 } } });
    const jobs = () => emulator.control.state("alibaba").jobs;
    return {
      config: connections.alibaba(emulator),
      objects: jobs,
      drift: () => emulator.control.alibaba.change("job", jobs()[0]?.id ?? "", { priority: 7 }),
      remove: () => emulator.control.alibaba.remove("job", jobs()[0]?.id ?? ""),
      hasChanged: () => jobs()[0]?.priority === 200,
      close: () => emulator.close(),
    };
  },
  change: { priority: 200 },
  changed: { primes: ["priority"] },
  replace: { config: { release: "2" }, names: ["primes"] },
  drifted: ["primes"],
  removed: ["primes"],
});
