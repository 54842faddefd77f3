import * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";

import type { Platform } from "../provider/core/connection";
import type { Settings } from "../provider/core/schema/field";
import { resourceType } from "../provider/hosts/token";

/** What a transformation of `useConnections` carries, for readers, which no transformation is asked about. */
const CONNECTIONS = Symbol.for("batchflow.connections");

type Connections = Readonly<Record<string, string>>;

/**
 * Gives resources, readers and functions that name no connection theirs, by platform. Among a component's
 * `transformations` it holds for all of its children, and for readers and functions with it, or one of them, as their
 * `parent`; the nearest one counts, and an argument `connection` before all:
 *
 * ```ts
 * new RenderFarm("farm", {}, { transformations: [useConnections({ tencent: "tencent-prod" })] });
 * ```
 *
 * A transformation that calls this one holds for resources only.
 */
export function useConnections(connections: Connections): pulumi.ResourceTransformation {
  const transformation: pulumi.ResourceTransformation = ({ type, props, opts }) => {
    const { connection: own, ...rest } = props as Readonly<Record<string, unknown>>;
    const [platform = ""] = resourceType(type)?.split(":") ?? [];
    const connection = connectionIn(connections, platform);
    return connection === undefined || own !== undefined
      ? undefined
      : { props: { ...rest, connection }, opts };
  };
  return Object.assign(transformation, { [CONNECTIONS]: connections });
}

/** The connection to a platform that `useConnections` gives to the children of a resource, or to the whole stack. */
export function inheritedConnection(
  platform: string,
  parent: pulumi.Resource | undefined = pulumi.runtime.getStackResource(),
): string | undefined {
  // Pulumi keeps there what holds for a resource's children, the nearest first.
  const transformations = (parent && (Reflect.get(parent, "__transformations") as unknown)) ?? [];
  return (transformations as readonly { readonly [CONNECTIONS]?: Connections }[])
    .map(({ [CONNECTIONS]: connections = {} }) => connectionIn(connections, platform))
    .find((connection) => connection !== undefined);
}

function connectionIn(connections: Connections, platform: string): string | undefined {
  return Object.hasOwn(connections, platform) ? connections[platform] : undefined;
}

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
