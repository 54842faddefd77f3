// Serves the compiled plugin as several processes one after another would, without the time that each takes to start: each
// answer to a message is the port of a provider that knows nothing of the others.
import { setMaxListeners } from "node:events";
import { createRequire } from "node:module";

/* global AbortController */
const require = createRequire(import.meta.url);
const { serve, service } = require("../../../dist/provider/hosts/plugin/server.js");

async function port() {
  const cancel = new AbortController();
  setMaxListeners(0, cancel.signal);
  return String(await serve(service(undefined, cancel)));
}

process.on("message", async () => process.send(await port()));
console.log(await port());
