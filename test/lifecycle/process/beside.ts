import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

import { isWireSecret, plain, type Properties, struct, wireSecret } from "./protocol";
import { MODULES } from "./provider";

/** What the engine's requests carry beside a resource's properties. */
const OPTIONS = ["__identity", "__timeouts", "__createFirst"];
/** What stands beside the properties in the dynamic form alone. */
const FOREIGN = [...OPTIONS, "__provider", "__organization", "__secrets", "__unseenChanges"];

/** With secrets as the engine hands them to a provider that takes them. */
export function sealed(properties: Properties, secrets: readonly string[] = []): Struct {
  const seal = (value: unknown): unknown => {
    if (typeof value === "string") {
      return secrets.some((secret) => value.includes(secret)) ? wireSecret(value) : value;
    }
    if (Array.isArray(value)) return value.map(seal);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, seal(member)]));
  };
  return struct(seal(properties) as Properties);
}

/** An answer's properties; what the engine would keep in clear, or what only its own requests carry, must not be there. */
export function answered(properties: Struct | undefined, secrets: readonly string[] = []): Properties {
  const foreign = FOREIGN.filter((name) => properties?.getFieldsMap().has(name));
  if (foreign.length > 0) throw new Error(`the plugin answers ${foreign.join(", ")}`);
  const clear = JSON.stringify(withoutSecrets(properties?.toJavaScript() ?? {}));
  const shown = secrets.filter((secret) => clear.includes(secret));
  if (shown.length > 0) throw new Error(`the plugin answers the secret ${shown.join(", ")} in clear`);
  return plain(properties);
}

function withoutSecrets(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (isWireSecret(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutSecrets(member)]));
}

export function own(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !FOREIGN.includes(name)));
}

export function optionsOf(properties: Properties): Properties {
  const options = OPTIONS.filter((name) => name in properties);
  return Object.fromEntries(options.map((name) => [name, properties[name]]));
}

/** The name by which the engine knows the resource, with the plugin's type. */
export function urnOf({ __identity: identity }: Properties, type: string): string {
  return typeof identity === "string" && identity.startsWith("urn:")
    ? identity.replaceAll(MODULES.dynamic, MODULES.plugin)
    : `urn:pulumi:dev::test::${MODULES.plugin}${type}::x`;
}

export function timeoutOf({ __timeouts: timeouts }: Properties, verb: string): number {
  const seconds: unknown = typeof timeouts === "object" && timeouts && Reflect.get(timeouts, verb);
  return typeof seconds === "number" ? seconds : 0;
}
