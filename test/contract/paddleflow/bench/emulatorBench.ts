import { startEmulator } from "pulumi-batchflow-emulator";
import { kubeconfig } from "../../../toolchain/paddleflow/kubernetes";
import type { Bench } from "./bench";

const DEAD = "127.0.0.1:9";
/** Fast enough for runs, slow enough for the second in which lists hide what is new. */
const TIME_SCALE = 10;

export async function startEmulatorBench(): Promise<Bench> {
  const storage = {
    sftp: { address: "127.0.0.1:12022", user: "batchflow", password: "sftp-pass-1", root: "/srv" },
    s3: { endpoint: "127.0.0.1:19000", bucket: "batchflow", accessKey: "AK", secretKey: "SK" },
  };
  const emulator = await startEmulator({ timeScale: TIME_SCALE, paddleflow: { unreachable: [DEAD] } });
  const { paddleflow } = emulator.control;
  paddleflow.setStoragePassword(storage.sftp.address, storage.sftp.password);
  paddleflow.setBuckets(storage.s3.endpoint, [storage.s3.bucket]);
  const { endpoint, password } = emulator.platforms.paddleflow;
  return {
    endpoint,
    rootPassword: password,
    credential: kubeconfig("http://127.0.0.1:16443"),
    deadCredential: kubeconfig(`http://${DEAD}`),
    storage,
    followJobs: () => Promise.resolve(),
    removeKubernetesQueue: (name) => Promise.resolve(paddleflow.removeKubernetesQueue(name)),
    putFile: (fileSystem, path, content) => Promise.resolve(paddleflow.putFile(fileSystem, path, content)),
    close: () => emulator.close(),
  };
}
