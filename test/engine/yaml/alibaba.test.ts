import { expect, it } from "vitest";

import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { connections } from "../../toolchain/stack/connections";
import { describeExample, type Life } from "../examples/life";
import { yamlHost } from "./host";

let emulator: Emulator;
const jobs = () => emulator.control.state("alibaba").jobs;

function more({ stack }: Life): void {
  it("has taken what a list answered, and refers to what it has made", async () => {
    const { images } = emulator.control.state("alibaba");
    const first = images.find(({ platform }) => platform === "Linux")?.id;
    expect(first).toBeDefined();
    const [job] = jobs();
    const tasks = job?.description.TaskDag.TaskDescMap;
    expect(tasks).toMatchObject({ Search: { ImageId: first }, Count: { ImageId: first } });
    expect(await stack().outputs()).toEqual({ jobId: job?.id, jobName: job?.description.JobName });
  });
}

describeExample({
  name: "alibaba-yaml",
  language: yamlHost,
  start: async () => {
    emulator = await startEmulator({ timeScale: 10, alibaba: { durations: { running: 1e6 } } });
    return {
      config: connections.alibaba(emulator),
      objects: jobs,
      hasChanged: () => jobs()[0]?.priority === 200,
      close: () => emulator.close(),
    };
  },
  change: { priority: 200 },
  changed: { primes: ["priority"] },
  replace: { config: { release: "2" }, names: ["primes"] },
  more,
});
