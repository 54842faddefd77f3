import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { send } from "../../contract/paddleflow/bench/client";

/** Virtual seconds pass so fast that queues, jobs and runs take milliseconds. */
const TIME_SCALE = 2_000;

export function start(): Promise<Emulator> {
  return startEmulator({ timeScale: TIME_SCALE, rateLimits: false });
}

/** The default connection, as root, and another name for the same account. */
export function config(emulator: Emulator): Record<string, unknown> {
  const connection = {
    ...emulator.platforms.paddleflow,
    requestTimeout: 2,
    skipCredentialsValidation: true,
  };
  return { "batchflow:paddleflow": connection, "batchflow:paddleflow-too": connection };
}

export const CANARY = "Canary-9f3a7c";

/** Requests of somebody else: root by hand. */
export async function byHand(
  emulator: Emulator,
  ...requests: readonly (readonly [method: string, path: string, body?: unknown])[]
): Promise<void> {
  const { endpoint, username, password } = emulator.platforms.paddleflow;
  const login = await send(endpoint, "POST", "/login", { body: { username, password } });
  const { authorization: token } = login.body as { authorization: string };
  for (const [method, path, body] of requests) {
    const { status, message } = await send(endpoint, method, path, { body, token });
    if (status !== 200 && status !== 201) throw new Error(`${method} ${path}: ${status} ${message ?? ""}`);
  }
}

/** A kubeconfig in base64, with something in it that must be shown nowhere. */
export function kubeconfig(host: string, token = CANARY): string {
  const config = {
    clusters: [{ name: "c", cluster: { server: `https://${host}` } }],
    users: [{ name: "u", user: { token } }],
    contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
    "current-context": "x",
  };
  return Buffer.from(JSON.stringify(config)).toString("base64");
}

/** The request that registers a cluster. */
export const clusterRequest = (clusterName: string) =>
  [
    "POST",
    "/cluster",
    {
      clusterName,
      endpoint: "https://k8s.example.com",
      clusterType: "Kubernetes",
      version: "v1.16",
      credential: kubeconfig(`${clusterName}.example.com:6443`),
    },
  ] as const;

/** The request that creates a queue of 20 cores and 40 GiB. */
export const queueRequest = (name: string, clusterName: string) =>
  [
    "POST",
    "/queue",
    { name, namespace: "default", clusterName, maxResources: { cpu: "20", mem: "40Gi" } },
  ] as const;
