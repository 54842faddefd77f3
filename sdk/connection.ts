import * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";

import type { Platform } from "../provider/core/connection";
import type { Settings } from "../provider/core/schema/field";

/** The settings of a connection of the stack's configuration. They hold credentials. */
export async function connectionSettings(platform: string, name?: string): Promise<Settings> {
  return (await platformOf(platform)).connection((key) => pulumi.runtime.getConfig(key), name).settings;
}

/**
 * An address that keeps the rule of a key of a platform's connections; plain http only where the connection allows it.
 * Otherwise the error calls it `name`.
 */
export async function checkedSetting(
  platform: string,
  key: string,
  value: string,
  name: string,
  connection?: string,
): Promise<string> {
  const rules = (await platformOf(platform)).schema.shape as Readonly<Record<string, z.ZodType>>;
  const { OWN_MESSAGES_ONLY, reasonOf } = await import("../provider/core/schema/reasons.js");
  const problem = rules[key]?.safeParse(value, OWN_MESSAGES_ONLY).error?.issues[0];
  if (problem !== undefined) throw new Error(`${name} ${reasonOf(problem, value)}`);
  const { isPlainHttp, PLAIN_HTTP_REFUSED } = await import("../provider/core/rest/transport/endpoint.js");
  if (!isPlainHttp(value)) return value;
  const settings = await connectionSettings(platform, connection).catch((): Settings => ({}));
  if (settings.allowHttp !== true) throw new Error(`${name} ${PLAIN_HTTP_REFUSED}`);
  return value;
}

async function platformOf(name: string): Promise<Platform> {
  // Loaded when first used: most programs need no settings.
  const { loadPlatform } = await import("../provider/registry.js");
  const found = await loadPlatform(name);
  if (found === undefined) throw new TypeError(`there is no platform ${name}`);
  return found.platform;
}
