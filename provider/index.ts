import type { dynamic } from "@pulumi/pulumi";

import type { Platform } from "./core/connection";
import type { FunctionDefinition } from "./core/functionDefinition";
import type { ResourceDefinition } from "./core/definition";
import { Ledgers } from "./core/lifecycle";
import { dynamicProvider } from "./hosts/dynamic";
import * as alibaba from "./platforms/alibaba";
import * as huawei from "./platforms/huawei";
import * as otc from "./platforms/otc";
import * as paddleflow from "./platforms/paddleflow";
import * as tencent from "./platforms/tencent";

const platforms = [alibaba, huawei, otc, paddleflow, tencent];

/** The connections of every platform, by its name. */
export const connections: ReadonlyMap<string, Platform> = new Map(
  platforms.map(({ platform }) => [platform.name, platform]),
);

/** Every resource type, by `platform:Type`. */
export const resources: ReadonlyMap<string, ResourceDefinition> = new Map(
  platforms.flatMap((platform) => platform.resources).map((definition) => [definition.type, definition]),
);

/** Every reader and function, by `platform:name`. */
export const functions: ReadonlyMap<string, FunctionDefinition> = new Map(
  platforms.flatMap((platform) => platform.functions).map((definition) => [definition.type, definition]),
);

/** What each run in this process knows. */
const runs = new Map<string, Ledgers>();

/**
 * The provider of a resource type, for the code that the engine runs. A process serves one run, unless they are told
 * apart by name.
 */
export function handler(type: string, run = ""): dynamic.ResourceProvider {
  const definition = resources.get(type);
  if (definition === undefined)
    throw new TypeError(`this release of pulumi-batchflow has no resource type ${type}`);
  let ledgers = runs.get(run);
  if (ledgers === undefined) runs.set(run, (ledgers = new Ledgers()));
  return dynamicProvider(definition, {
    log: (line, { resource }) => console.log(`${resource}: ${line}`),
    ledgers,
    // Asked only where an object is found that this run does not know.
    checkpoint: async ({ text }, organization) => {
      const { readCheckpoint } = await import("./hosts/stack/checkpoint.js");
      return readCheckpoint(text, organization);
    },
  });
}
