import type { dynamic } from "@pulumi/pulumi";

import { Ledgers } from "./core/lifecycle";
import { dynamicProvider } from "./hosts/dynamic";
import { followEngine } from "./hosts/dynamic/engine";
import { loadResource } from "./registry";

export { loadAll, loadFunction, loadPlatform, loadResource, PLATFORM_NAMES } from "./registry";

/** What each run in this process knows. */
const runs = new Map<string, Ledgers>();

/**
 * The provider of a resource type, for the code that the engine runs. A process serves one run; where it
 * serves several, `run` distinguishes them.
 */
export function handler(type: string, run = ""): dynamic.ResourceProvider {
  let ledgers = runs.get(run);
  if (ledgers === undefined) runs.set(run, (ledgers = new Ledgers()));
  const definition = loadResource(type).then((found) => {
    if (found !== undefined) return found;
    throw new TypeError(`this release of pulumi-batchflow has no resource type ${type}`);
  });
  return dynamicProvider(definition, {
    log: (line, { resource }) => console.log(`${resource}: ${line}`),
    ledgers,
    cancelled: isProviderProcess() ? followEngine() : undefined,
    // Asked only where an object is found that this run does not know.
    checkpoint: async ({ text }, organization) => {
      const { readCheckpoint } = await import("./hosts/stack/checkpoint.js");
      return readCheckpoint(text, organization);
    },
  });
}

/** Whether the engine has started this process for its dynamic providers, and not somebody else for tests of their own. */
function isProviderProcess(): boolean {
  return /[\\/]cmd[\\/]dynamic-provider\b/.test(process.argv[1] ?? "");
}
