import type { ConfigSource } from "../../core/connection";
import { Ledgers, Lifecycle } from "../../core/lifecycle";
import { loadResource } from "../../registry";
import { terminal } from "./terminal";

/** A resource type as a command drives it, outside any run of the engine. */
export async function lifecycleFor(type: string, config: ConfigSource): Promise<Lifecycle> {
  const definition = await loadResource(type);
  if (definition === undefined)
    throw new Error(`this release of pulumi-batchflow has no resource type ${type}`);
  const log = (line: string, { resource }: { resource: string }) => terminal.note(`${resource}: ${line}`);
  return new Lifecycle(definition, { config, log, ledgers: new Ledgers() });
}
