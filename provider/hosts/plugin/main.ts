import { setMaxListeners } from "node:events";

import { endWithEngine } from "../engineEnd";
import { serve, service } from "./server";

/** The plugin `pulumi-resource-batchflow`: the engine gives its address and reads the port from standard output. */
async function main([engine]: readonly string[]): Promise<void> {
  const cancel = new AbortController();
  // Every wait of the run hangs on it.
  setMaxListeners(0, cancel.signal);
  const end = new AbortController();
  // The engine ends a plugin so, and waits five seconds. The process stays for what is under way, which keeps what was made.
  process.on("SIGINT", () => {
    cancel.abort();
    end.abort();
  });
  endWithEngine();
  const port = await serve(service(engine, cancel), end.signal);
  process.stdout.write(`${port}\n`);
}

void main(process.argv.slice(2).filter((argument) => !argument.startsWith("-")));
