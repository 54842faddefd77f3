import type { PaddleFlowClient, Wire } from "./client";
import { ifPresent } from "./presence";

/** The cluster as the server has it, with its credential. */
export function showCluster(
  client: PaddleFlowClient,
  name: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  return ifPresent(() =>
    client.call("showCluster", { method: "GET", path: ["cluster", name], signal, idempotent: true }),
  );
}
