/** What the engine's types of this package's dynamic resources begin with. */
export const DYNAMIC_MODULE = "pulumi-nodejs:dynamic/batchflow/";
/** The package of the engine's dynamic resources, which a provider of a program's own is made for. */
export const DYNAMIC_PACKAGE = "pulumi-nodejs";
/** What the types of the plugin begin with, resources and functions alike. */
export const PLUGIN_MODULE = "batchflow:";

/** The engine's type of a dynamic resource. */
export function dynamicType(type: string): string {
  return `${DYNAMIC_MODULE}${type}`;
}

/** The engine's type of the plugin's resource, or the token of its function. */
export function pluginType(type: string): string {
  return `${PLUGIN_MODULE}${type}`;
}

/** The `platform:Type` that an engine's type stands for, in either host; undefined where it is none of this package's. */
export function resourceType(engineType: string): string | undefined {
  const module = [DYNAMIC_MODULE, PLUGIN_MODULE].find((start) => engineType.startsWith(start));
  return module === undefined ? undefined : engineType.slice(module.length);
}

const URN = /^(urn:pulumi:[^:]+::[^:]+::)((?:(?!::).)+)(::.*)$/s;

/**
 * The URN by which a resource is known in both hosts, its identity: with the types of the dynamic form, its parents'
 * too. So marks, generated names and tokens stay where a stack moves from one host to the other.
 */
export function identityUrn(urn: string): string {
  return withTypes(urn, dynamicType);
}

/** The URN that a resource has where it and its parents are the plugin's. */
export function pluginUrn(urn: string): string {
  return withTypes(urn, pluginType);
}

function withTypes(urn: string, form: (type: string) => string): string {
  const [, start, chain, end] = URN.exec(urn) ?? [];
  if (start === undefined || chain === undefined || end === undefined) return urn;
  const types = chain.split("$").map((type) => {
    const own = resourceType(type);
    return own === undefined ? type : form(own);
  });
  return `${start}${types.join("$")}${end}`;
}

/** The module that has the providers: the engine's process loads it by name, from the program's folder. */
export const PROVIDER_MODULE = "pulumi-batchflow/provider";

/**
 * The code that the engine's dynamic-provider process runs to get a resource's provider. It is the same text for all
 * resources of a type: nothing is captured, and state stays small.
 */
export function providerSource(type: string): string {
  return `exports.handler=()=>require("${PROVIDER_MODULE}").handler("${type}")`;
}
