import { startEmulator } from "pulumi-batchflow-emulator";
import { kubeconfig } from "../../toolchain/paddleflow/kubernetes";
import { connections } from "../../toolchain/stack/connections";
import { describeExample } from "./life";

const SERVER = "5e000000-0000-4000-8000-000000000001";

describeExample({
  name: "combined",
  start: async () => {
    const emulator = await startEmulator({
      timeScale: 1_000,
      rateLimits: false,
      otc: { durations: { token: 10_000_000 } },
      huawei: { tokenValidity: 10_000_000 },
    });
    const { state } = emulator.control;
    return {
      config: {
        ...connections.otc(emulator),
        ...connections.huawei(emulator),
        ...connections.paddleflow(emulator),
        ...connections.tencent(emulator),
        server: SERVER,
        kubeconfig: { secret: Buffer.from(kubeconfig("http://127.0.0.1:16443"), "base64").toString() },
      },
      objects: () => [
        ...state("otc").images.filter(({ id }) => !id.startsWith("90000000")),
        ...state("huawei").workflows,
        ...state("paddleflow").clusters,
        ...state("paddleflow").queues,
        ...state("tencent").computeEnvs,
      ],
      hasChanged: () =>
        state("tencent").computeEnvs[0]?.desired === 2 &&
        state("paddleflow").queues[0]?.maxResources.cpu === 30_000,
      close: () => emulator.close(),
    };
  },
  change: { nodes: 2, cpu: "30" },
  changed: { training: ["maxResources"], farm: ["desiredComputeNodeCount"] },
});
