import type { ResourceDefinition } from "../../provider/core/definition";
import type { ObjectShape, Shape } from "../../provider/core/schema/shape";
import { dynamicType } from "../../provider/hosts/token";
import type { ResourceSpec } from "../../sdk/resource";
import type { SecretPlaces } from "../../sdk/secrets";
import { splitType } from "./names";
import { actionsText, sentence, timeoutsText } from "./sentences";
import { comment, docComment, DOCUMENT_TYPES, type Types } from "./types";

/** The file of one resource: its arguments and its class. */
export function resourceFile(definition: ResourceDefinition, types: Types): string {
  const { name } = splitType(definition.type);
  const args = `${name}Args`;
  const { inputs, outputs, spec } = definition;
  const argsText = types.interface(inputs, "input", args, {
    doc: `Arguments of ${name}: ${inputs.marks.doc ?? ""}`,
    change: spec.change,
  });
  const properties = [...inputs.fields, ...outputs.fields];
  const members = properties.map(([property, shape]) => {
    const optional = shape.optional && !shape.marks.autoName ? " | undefined" : "";
    return `${comment(shape)}\ndeclare public readonly ${property}: pulumi.Output<${types.typeOf(shape, "plain")}${optional}>;`;
  });
  const noneRequired = [...inputs.fields.values()].every(({ optional }) => optional);
  const literal = {
    type: definition.type,
    properties: properties.map(([property]) => property),
    secretInputs: secretPlaces(inputs) ?? {},
    secretOutputs: [...outputs.fields].filter(([, { marks }]) => marks.secret).map(([property]) => property),
    documents: documentsOf(inputs),
  };
  const body = `${argsText}

${docComment(sentence(definition.doc), `Id: \`${spec.id.example}\`. ${actionsText(definition)}`, timeoutsText(definition))}
export class ${name} extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "${dynamicType(definition.type)}";

${members.join("\n")}

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args${noneRequired ? "?" : ""}: ${args}, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: ResourceOptions & { connection?: string }): ${name} {
    return new ${name}(name, ...existing<${args}>(id, options));
  }

  /** Whether an object is a ${name}, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is ${name} {
    return Resource.isOfType(object, ${name}.__pulumiType);
  }
}
`;
  const used = types.names.filter(
    (type) => new RegExp(`\\b${type}\\b`).test(body) && type !== name && type !== args,
  );
  return `import type * as pulumi from "@pulumi/pulumi";

${documentImport(body)}import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";
${used.length > 0 ? `import type { ${used.join(", ")} } from "./types";\n` : ""}
const spec: ResourceSpec = ${JSON.stringify(literal)};

${body}`;
}

/** The inputs that a program may give as files. */
function documentsOf(inputs: ObjectShape): ResourceSpec["documents"] {
  const documents = [...inputs.fields].flatMap(([property, { marks }]) =>
    marks.document === undefined ? [] : [[property, marks.document] as const],
  );
  return Object.fromEntries(documents);
}

function documentImport(body: string): string {
  const used = Object.values(DOCUMENT_TYPES).filter((type) => body.includes(type));
  return used.length === 0 ? "" : `import type { ${used.join(", ")} } from "../document";\n`;
}

/** Where a value holds credentials. */
export function secretPlaces(shape: Shape): SecretPlaces | undefined {
  if (shape.marks.secret) return true;
  switch (shape.kind) {
    case "scalar":
      return undefined;
    case "array":
    case "map":
      return elements(secretPlaces(shape.element));
    case "union":
      return merged(shape.variants.map(secretPlaces));
    case "object": {
      const places = [...shape.fields].map(([name, member]) => [name, secretPlaces(member)] as const);
      const found = places.filter((place): place is [string, SecretPlaces] => place[1] !== undefined);
      return found.length === 0 ? undefined : Object.fromEntries(found);
    }
  }
}

function elements(place: SecretPlaces | undefined): SecretPlaces | undefined {
  return place === undefined ? undefined : [place];
}

function merged(places: readonly (SecretPlaces | undefined)[]): SecretPlaces | undefined {
  return places.reduce((all, place) => {
    if (all === undefined || place === undefined) return all ?? place;
    // Where one variant has a credential, and another a value with one in it, the whole counts.
    if (!isMembers(all) || !isMembers(place))
      return JSON.stringify(all) === JSON.stringify(place) ? all : true;
    const names = [...new Set([...Object.keys(all), ...Object.keys(place)])];
    return Object.fromEntries(names.map((name) => [name, merged([all[name], place[name]]) ?? true]));
  }, undefined);
}

function isMembers(places: SecretPlaces): places is Readonly<Record<string, SecretPlaces>> {
  return typeof places === "object" && !Array.isArray(places);
}
