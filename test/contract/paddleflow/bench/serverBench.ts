import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { kubeconfig } from "../../../toolchain/paddleflow/kubernetes";
import { startPaddleFlowServer } from "../../../toolchain/paddleflow/server";
import type { Bench } from "./bench";

export async function startServerBench(): Promise<Bench> {
  const server = await startPaddleFlowServer();
  const { endpoint, rootPassword, kubernetes, storage } = server;
  return {
    endpoint,
    rootPassword,
    credential: kubernetes.credential,
    deadCredential: kubeconfig("http://127.0.0.1:9"),
    storage,
    followJobs: () => server.restart(),
    removeKubernetesQueue: (name) => {
      kubernetes.remove("queues", name);
      kubernetes.remove("elasticresourcequotas", name);
      return Promise.resolve();
    },
    putFile: async (_fileSystem, path, content) => {
      const file = join(storage.sftp.root, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    },
    close: () => server.close(),
  };
}
