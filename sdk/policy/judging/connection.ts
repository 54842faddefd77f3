import type { PolicyProviderResource } from "@pulumi/policy";

import type { Path } from "../../../provider/core/disclosure/places";
import { type Configured, connectionsIn } from "../../../provider/hosts/plugin/configuration/connections";
import { PLUGIN_MODULE } from "../../../provider/hosts/token";
import { unchecked } from "./offered";

/** The engine's type of the provider of dynamic resources: its inputs are the stack's whole configuration. */
const DYNAMIC_PROVIDER = "pulumi:providers:pulumi-nodejs";
/** That of the plugin's: its inputs are connections by their names. */
const PLUGIN_PROVIDER = "pulumi:providers:batchflow";

export function isProvider(type: string): boolean {
  return type === DYNAMIC_PROVIDER || type === PLUGIN_PROVIDER;
}

/** A connection in a provider's inputs. */
export interface Connection extends Configured {
  /** Where it is in the provider's inputs. */
  readonly path: Path;
}

/** The connections that a provider has in its inputs. Those of the environment are in none. */
export function connectionsOf(
  provider: Pick<PolicyProviderResource, "type" | "props"> | undefined,
): readonly Connection[] {
  if (provider === undefined || !isProvider(provider.type)) return [];
  const namespace = provider.type === DYNAMIC_PROVIDER ? PLUGIN_MODULE : "";
  const own = Object.entries(unchecked(provider.props)).flatMap(([key, value]) =>
    key.startsWith(namespace) ? [[key.slice(namespace.length), value] as const] : [],
  );
  return connectionsIn(Object.fromEntries(own)).map((connection) => {
    const { key, name } = connection;
    return { ...connection, path: [`${namespace}${key}`, ...(key === name ? [] : [name])] };
  });
}
