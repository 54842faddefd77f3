import type { z } from "zod";

import { marksOf } from "../../../provider/core/schema/field";
import type { ObjectShape, ScalarShape, Shape, UnionShape } from "../../../provider/core/schema/shape";
import { pluginType } from "../../../provider/hosts/token";
import { sentence } from "../sentences";
import type { ObjectSpec, PropertySpec, TypeSpec } from "./spec";
import { propertyText } from "./text";

export const ANY: TypeSpec = { $ref: "pulumi.json#/Any" };

/** Where a value stands: in what a program gives, in the outputs of a resource, or in the result of a function. */
export type Place = "argument" | "output" | "result";

interface Named {
  readonly shape: ObjectShape;
  /** What two structures of one name must have in common. */
  readonly form: string;
  readonly places: Set<Place>;
  /** The member by which the variants of a union differ. */
  discriminator?: string | undefined;
}

/** Collects the named structures of one platform and writes them as types of the package. */
export class PlatformTypes {
  readonly #named = new Map<string, Named>();

  constructor(readonly platform: string) {}

  /** The type of a value. Structures that it names are collected. */
  typeOf(shape: Shape, place: Place): TypeSpec {
    switch (shape.kind) {
      case "scalar":
        return scalarType(shape);
      case "array":
        return { type: "array", items: this.typeOf(shape.element, place) };
      case "map":
        return { type: "object", additionalProperties: this.typeOf(shape.element, place) };
      case "union":
        return this.#unionOf(shape, place);
      case "object":
        return this.#structureOf(shape, place);
    }
  }

  /** All collected structures, by their tokens. */
  get specs(): Record<string, ObjectSpec> {
    const entries = [...this.#named].map(([name, named]) => [this.#tokenOf(name), this.#write(name, named)]);
    return Object.fromEntries(entries) as Record<string, ObjectSpec>;
  }

  #tokenOf(name: string): string {
    return pluginType(`${this.platform}:${name}`);
  }

  #unionOf({ discriminator, variants }: UnionShape, place: Place): TypeSpec {
    const refs = variants.map((variant) => ({
      variant,
      ...this.#structureOf(variant, place, discriminator),
    }));
    const mapping = refs.flatMap(({ variant, $ref }) =>
      tagsOf(variant, discriminator).map((tag) => [tag, $ref] as const),
    );
    return {
      oneOf: refs.map(({ $ref }) => ({ $ref })),
      discriminator: { propertyName: discriminator, mapping: Object.fromEntries(mapping) },
    };
  }

  #structureOf(shape: ObjectShape, place: Place, discriminator?: string): { readonly $ref: string } {
    const { structure: name } = shape.marks;
    if (name === undefined)
      throw new Error(`an object of ${[...shape.fields.keys()].join(", ")} has no name`);
    const members = [...shape.fields].map(([member, field]) => {
      return [member, field.optional, isSecret(field), this.typeOf(field, place)];
    });
    const form = JSON.stringify(members);
    const known = this.#named.get(name);
    if (known !== undefined && known.form !== form) throw new Error(`two structures are named ${name}`);
    const named: Named = known ?? { shape, form, places: new Set() };
    named.places.add(place);
    named.discriminator ??= discriminator;
    this.#named.set(name, named);
    return { $ref: `#/types/${this.#tokenOf(name)}` };
  }

  #write(name: string, { shape, places, discriminator }: Named): ObjectSpec {
    const given = places.has("argument");
    const place: Place = given ? "argument" : "output";
    const members = [...shape.fields].filter(
      ([, { marks }]) => given || places.has("output") || marks.secret !== true,
    );
    const properties = propertiesOf(members, (field, member) => {
      const [tag] = member === discriminator ? tagsOf(shape, member) : [];
      const replaces = given && field.marks.change === "replace" && alwaysReplaces(field);
      return {
        ...propertyOf(field, this.typeOf(field, place), propertyText(field, { given })),
        ...(tag !== undefined && { const: tag }),
        ...(replaces && { willReplaceOnChanges: true }),
      };
    });
    // Results leave credentials out, so that a structure that also stands in results can't require them.
    const isRequired = ({ optional, marks }: Shape) =>
      !optional && !(places.has("result") && marks.secret === true);
    return {
      // A use of the structure may have words of its own: those of the structure itself are wanted here.
      description: sentence(marksOf(shape.schema)?.doc ?? name),
      type: "object",
      properties,
      required: members.filter(([, field]) => isRequired(field)).map(([member]) => member),
    };
  }
}

/** Properties by their names. */
export function propertiesOf(
  members: readonly (readonly [string, Shape])[],
  write: (shape: Shape, name: string) => PropertySpec,
): Record<string, PropertySpec> {
  return Object.fromEntries(members.map(([name, shape]) => [name, write(shape, name)]));
}

/** A property of the type, with the credentials in it marked. */
export function propertyOf(shape: Shape, type: TypeSpec, text: string): PropertySpec {
  return { ...type, description: text, ...(isSecret(shape) && { secret: true }) };
}

/** Whether every change of a value needs a new object, whatever the connection is. */
export function alwaysReplaces(shape: Shape): boolean {
  const { change, removal } = shape.marks;
  const own = [change, removal].every((mark) => mark === undefined || mark === "replace");
  return own && membersOf(shape).every(alwaysReplaces);
}

function membersOf(shape: Shape): readonly Shape[] {
  switch (shape.kind) {
    case "scalar":
      return [];
    case "array":
    case "map":
      return [shape.element];
    case "union":
      return shape.variants;
    case "object":
      return [...shape.fields.values()];
  }
}

/** The schema can mark properties only: a list or map of credentials is marked as a whole. */
function isSecret(shape: Shape): boolean {
  if (shape.marks.secret === true) return true;
  return (shape.kind === "array" || shape.kind === "map") && isSecret(shape.element);
}

function scalarType({ type, schema, marks }: ScalarShape): TypeSpec {
  if (type === "unknown") return ANY;
  if (type !== "number") return { type };
  const { format } = (schema as z.core.$ZodNumber)._zod.def as { readonly format?: string };
  // Integers have 32 bits in C# and Java.
  return { type: format === "safeint" && marks.large !== true ? "integer" : "number" };
}

function tagsOf({ fields }: ObjectShape, discriminator: string): string[] {
  const tag = fields.get(discriminator);
  return tag?.kind === "scalar" ? (tag.values ?? []).map(String) : [];
}
