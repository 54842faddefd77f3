import type { ResourceDefinition } from "../../../provider/core/definition";
import type { Change } from "../../../provider/core/schema/field";
import type { Shape } from "../../../provider/core/schema/shape";
import { dynamicType, pluginType } from "../../../provider/hosts/token";
import { actionsText, sentence, timeoutsText } from "../sentences";
import type { PropertySpec, ResourceSpec, TypeSpec } from "./spec";
import { propertyText } from "./text";
import { alwaysReplaces, ANY, propertiesOf, propertyOf, type PlatformTypes } from "./types";

/** A resource of the package: its outputs hold its inputs too. */
export function resourceSpec(definition: ResourceDefinition, types: PlatformTypes): ResourceSpec {
  const { inputs, outputs, spec } = definition;
  const all = [...inputs.fields, ...outputs.fields];
  const properties = propertiesOf(all, (shape) =>
    propertyOf(shape, types.typeOf(shape, "output"), propertyText(shape)),
  );
  const { connection } = properties;
  return {
    description: descriptionOf(definition),
    inputProperties: propertiesOf([...inputs.fields], (shape) => inputOf(shape, spec.change, types)),
    requiredInputs: [...inputs.fields].filter(([, { optional }]) => !optional).map(([name]) => name),
    properties,
    required: all.filter(([, shape]) => isThere(shape)).map(([name]) => name),
    // An object is read by its id, from where the connection leads.
    ...(connection && { stateInputs: { type: "object", properties: { connection } } }),
    aliases: [{ type: dynamicType(definition.type) }],
  };
}

function inputOf(shape: Shape, inherited: Change, types: PlatformTypes): PropertySpec {
  const type = withFiles(shape, types.typeOf(shape, "argument"));
  const text = propertyText(shape, { change: inherited, given: true });
  const replaces = (shape.marks.change ?? inherited) === "replace" && alwaysReplaces(shape);
  return { ...propertyOf(shape, type, text), ...(replaces && { willReplaceOnChanges: true }) };
}

/** A document is given as a text, as a file or archive, or, of YAML, as an object. */
function withFiles({ marks: { document } }: Shape, text: TypeSpec): TypeSpec {
  if (document === undefined) return text;
  const object: TypeSpec = { type: "object", additionalProperties: ANY };
  return { oneOf: [text, { $ref: "pulumi.json#/Asset" }, ...(document === "yaml" ? [object] : [])] };
}

/** Whether an output always has a value: a name that is left out is made by the provider. */
function isThere({ optional, marks }: Shape): boolean {
  return !optional || marks.autoName !== undefined;
}

function descriptionOf(definition: ResourceDefinition): string {
  const { type, doc, spec } = definition;
  return [
    sentence(doc),
    `${actionsText(definition)} ${timeoutsText(definition)}`,
    "## Import",
    `An existing object becomes the stack's own by its id:`,
    `\`\`\`sh\npulumi import ${pluginType(type)} NAME ${spec.id.example}\n\`\`\``,
  ].join("\n\n");
}
