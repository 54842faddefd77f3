/** What the engine's types of this package's resources begin with. */
export const DYNAMIC_MODULE = "pulumi-nodejs:dynamic/batchflow/";

/** The engine's type of a dynamic resource. */
export function dynamicType(type: string): string {
  return `${DYNAMIC_MODULE}${type}`;
}

/** The `platform:Type` that an engine's type stands for; undefined where it is none of this package's. */
export function resourceType(engineType: string): string | undefined {
  return engineType.startsWith(DYNAMIC_MODULE) ? engineType.slice(DYNAMIC_MODULE.length) : undefined;
}

/**
 * The code that the engine's dynamic-provider process runs to get a resource's provider. It is the same text for all
 * resources of a type: nothing is captured, and state stays small.
 */
export function providerSource(type: string): string {
  return `exports.handler=()=>require("pulumi-batchflow/provider").handler("${type}")`;
}
