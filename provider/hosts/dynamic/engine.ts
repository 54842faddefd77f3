import { setMaxListeners } from "node:events";
import type { IncomingHttpHeaders } from "node:http2";
import { Server } from "node:net";

import { endWithEngine } from "../engineEnd";

const CANCEL = "/pulumirpc.ResourceProvider/Cancel";

let cancelled: AbortSignal | undefined;

/**
 * Ends the process with the engine that started it. Returns a signal that ends waits when the engine cancels.
 */
export function followEngine(): AbortSignal {
  if (cancelled !== undefined) return cancelled;
  const controller = new AbortController();
  cancelled = controller.signal;
  // Every wait of the run hangs on it.
  setMaxListeners(0, cancelled);
  endWithEngine();
  onCancel(() => controller.abort());
  return cancelled;
}

/**
 * `@pulumi/pulumi` answers the engine's call `Cancel` and tells no provider of it: it is seen where the process's server
 * gets it. Where Node does not show its servers any more, waits end at their deadlines as before.
 */
function onCancel(cancel: () => void): void {
  const handlesOf = Reflect.get(process, "_getActiveHandles") as (() => unknown[]) | undefined;
  const servers = (handlesOf?.call(process) ?? []).filter((handle) => handle instanceof Server);
  for (const server of servers) {
    server.on("stream", (_stream: unknown, headers: IncomingHttpHeaders) => {
      if (headers[":path"] === CANCEL) cancel();
    });
  }
}
