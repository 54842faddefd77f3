import type { PaddleFlowClient, Wire } from "./client";
import { showOne } from "./presence";

/** The cluster as the server has it, with its credential. */
export function showCluster(
  client: PaddleFlowClient,
  name: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  return showOne(client, "showCluster", { path: ["cluster", name], signal });
}
