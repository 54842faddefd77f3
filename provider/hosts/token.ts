/** The engine's type of a dynamic resource. */
export function dynamicType(type: string): string {
  return `pulumi-nodejs:dynamic/batchflow/${type}`;
}

/**
 * The code that the engine's dynamic-provider process runs to get a resource's provider. It is the same text for all
 * resources of a type and release: nothing is captured, and state stays small.
 */
export function providerSource(type: string): string {
  return `exports.handler=()=>require("pulumi-batchflow/provider").handler("${type}")`;
}
