import type { PaddleFlowClient } from "../api/client";
import type { Wire } from "../api/wire";

/** What the server was built from. */
export function getVersion(client: PaddleFlowClient, signal: AbortSignal): Promise<Wire> {
  return client.call({ action: "getVersion", method: "GET", path: "/version", signal, idempotent: true });
}
