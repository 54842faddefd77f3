import type { Change } from "../../../provider/core/schema/field";
import type { ObjectShape, Shape } from "../../../provider/core/schema/shape";
import { type NameOf, row, table } from "./tables";

const HEAD = ["argument", "type", "meaning", "default", "change"];

/** The tables of a resource's arguments: those at the top, and one for each structure that they consist of. */
export function argumentsText(inputs: ObjectShape, change: Change): string[] {
  const structures = new Map<string, Structure>();
  collect(inputs, inputs.marks.change ?? change, "", structures);
  const nested = [...structures].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    "## Arguments",
    membersTable(inputs, change),
    ...(nested.length === 0 ? [] : ["## Nested types"]),
    ...nested.flatMap(([name, { doc, text, places }]) => [
      `### ${name}`,
      `${doc} ${places.size === 1 ? "Place" : "Places"}: ${[...places].map((place) => `\`${place}\``).join(", ")}.`,
      text,
    ]),
  ];
}

interface Structure {
  readonly doc: string;
  readonly text: string;
  readonly places: Set<string>;
}

function collect(shape: Shape, change: Change, path: string, structures: Map<string, Structure>): void {
  const inner = shape.marks.change ?? change;
  switch (shape.kind) {
    case "array":
      return collect(shape.element, inner, `${path}[]`, structures);
    case "map":
      return collect(shape.element, inner, `${path}{}`, structures);
    case "union":
      return shape.variants.forEach((variant) => collect(variant, inner, path, structures));
    case "object": {
      if (path !== "") add(shape, inner, path, structures);
      const prefix = path === "" ? "" : `${path}.`;
      for (const [name, member] of shape.fields) collect(member, inner, `${prefix}${name}`, structures);
      return;
    }
    case "scalar":
      return;
  }
}

function add(shape: ObjectShape, change: Change, path: string, structures: Map<string, Structure>): void {
  const { structure: name, doc = "" } = shape.marks;
  if (name === undefined) throw new Error(`the object at ${path} has no name`);
  const text = membersTable(shape, change);
  const known = structures.get(name);
  if (known === undefined) structures.set(name, { doc, text, places: new Set([path]) });
  else if (known.text === text) known.places.add(path);
  else throw new Error(`${name} is described in two ways, at ${[...known.places].join(", ")} and at ${path}`);
}

/** A line for each member. What is a structure leads to the structure's own table. */
function membersTable(shape: ObjectShape, change: Change): string {
  const inner = shape.marks.change ?? change;
  return table(
    HEAD,
    [...shape.fields].map(([name, member]) => row(member, name, inner, linked)),
  );
}

const linked: NameOf = (structure) => `[${structure}](#${structure.toLowerCase()})`;
