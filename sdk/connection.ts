import * as pulumi from "@pulumi/pulumi";

import type { Settings } from "../provider/core/schema";

/** The settings of a connection of the stack's configuration. They hold credentials. */
export async function connectionSettings(platform: string, name?: string): Promise<Settings> {
  // Loaded when first used: most programs need no settings.
  const { connections } = await import("../provider/index.js");
  const found = connections.get(platform);
  if (found === undefined) throw new TypeError(`there is no platform ${platform}`);
  return found.connection((key) => pulumi.runtime.getConfig(key), name).settings;
}
