import type { Platform } from "../../../provider/core/connection";
import { type ObjectShape, shapeOf } from "../../../provider/core/schema/shape";
import { pluginType } from "../../../provider/hosts/token";
import type { ObjectSpec, PropertySpec } from "./spec";
import { propertyText } from "./text";
import { PlatformTypes, propertiesOf, propertyOf } from "./types";

const STRUCTURE = "Connection";

/** The settings of a platform's connections, as a type of the package. None is required: the environment may have it. */
export function connectionType(platform: Platform): Record<string, ObjectSpec> {
  const { name, title, schema, environment } = platform;
  const types = new PlatformTypes(name);
  const members = [...(shapeOf(schema) as ObjectShape).fields];
  const properties = propertiesOf(members, (shape, key) => {
    const variables = (environment[key] ?? []).map((variable) => `\`${variable}\``).join(" or ");
    const text = [
      propertyText(shape, { given: true }),
      ...(shape.optional ? [] : ["Required."]),
      ...(variables === ""
        ? []
        : [`The default connection takes it from the environment too: ${variables}.`]),
    ];
    return propertyOf(shape, types.typeOf(shape, "argument"), text.join(" "));
  });
  return {
    [pluginType(`${name}:${STRUCTURE}`)]: {
      description: `How ${title} is reached, and as whom.`,
      type: "object",
      properties,
    },
  };
}

/** The default connection of each platform, as a key of the configuration. */
export function defaultConnections(platforms: readonly Platform[]): Record<string, PropertySpec> {
  const entries = platforms.map(({ name, title }): [string, PropertySpec] => [
    name,
    {
      $ref: refOf(name),
      description: `${title}: the connection of resources and functions that name none. Others have names of their own.`,
    },
  ]);
  return Object.fromEntries(entries);
}

/**
 * The connections of a provider, where others stand together: it takes no keys but those that are declared. SDKs hand
 * over each of these as one text, which is a secret because there are credentials in it.
 */
export function providerInputs(platforms: readonly Platform[]): Record<string, PropertySpec> {
  const connections: PropertySpec = {
    type: "object",
    additionalProperties: { oneOf: platforms.map(({ name }) => ({ $ref: refOf(name) })) },
    description: "Further connections by their names, which resources and functions give as `connection`.",
  };
  const entries = Object.entries({ ...defaultConnections(platforms), connections });
  return Object.fromEntries(
    entries.map(([name, property]) => [name, { ...property, secret: true as const }]),
  );
}

function refOf(platform: string): string {
  return `#/types/${pluginType(`${platform}:${STRUCTURE}`)}`;
}
