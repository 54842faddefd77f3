import { startEmulator } from "../../emulator";
import { describeExample } from "./life";

describeExample({
  name: "alibaba",
  start: async () => {
    const emulator = await startEmulator({ timeScale: 10, alibaba: { durations: { running: 1e6 } } });
    const { endpoint, region, accessKeyId, accessKeySecret } = emulator.platforms.alibaba;
    const jobs = () => emulator.control.state("alibaba").jobs;
    return {
      config: {
        "batchflow:alibaba.endpoint": endpoint,
        "batchflow:alibaba.region": region,
        "batchflow:alibaba.accessKeyId": { secret: accessKeyId },
        "batchflow:alibaba.accessKeySecret": { secret: accessKeySecret },
      },
      objects: jobs,
      hasChanged: () => jobs()[0]?.priority === 200,
      close: () => emulator.close(),
    };
  },
  change: { priority: 200 },
  changed: { primes: ["priority"] },
});
