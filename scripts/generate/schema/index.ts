import type { PlatformDefinitions } from "../../../provider/registry";
import { isRecord } from "../../../provider/core/schema/values";
import { pluginType } from "../../../provider/hosts/token";
import { connectionType, defaultConnections, providerInputs } from "./connections";
import { functionSpec } from "./functions";
import { metadata, type PackageJson } from "./package";
import { resourceSpec } from "./resources";
import type { FunctionSpec, ObjectSpec, PackageSpec, ResourceSpec } from "./spec";
import { PlatformTypes } from "./types";

/** The schema of the package from which SDKs are generated, and by which the engine knows what the plugin serves. */
export function packageSchema(
  platforms: readonly PlatformDefinitions[],
  packageJson: PackageJson,
): PackageSpec {
  const resources: Record<string, ResourceSpec> = {};
  const functions: Record<string, FunctionSpec> = {};
  const types: Record<string, ObjectSpec> = {};
  for (const { platform, resources: own, functions: called } of platforms) {
    const collected = new PlatformTypes(platform.name);
    for (const [type, definition] of own) resources[pluginType(type)] = resourceSpec(definition, collected);
    for (const [type, definition] of called)
      functions[pluginType(type)] = functionSpec(definition, collected);
    Object.assign(types, collected.specs, connectionType(platform));
  }
  const all = platforms.map(({ platform }) => platform);
  return {
    ...metadata(packageJson, all),
    config: { variables: defaultConnections(all) },
    provider: {
      description: "The connections through which resources and functions reach their platforms.",
      inputProperties: providerInputs(all),
    },
    resources,
    functions,
    types,
  };
}

/** The text of the schema, with the keys of every object in order. */
export function schemaText(schema: PackageSpec): string {
  return JSON.stringify(schema, (_key, value: unknown) =>
    isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}
