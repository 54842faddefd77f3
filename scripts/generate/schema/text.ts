import type { Shape } from "../../../provider/core/schema/shape";
import { type Described, description } from "../sentences";
import { typeText } from "../reference/tables";

/** A property's description, with what no type of the schema tells: which values it takes, or of which types they are. */
export function propertyText(shape: Shape, options: Described = {}): string {
  return [description(shape, options), ...valuesText(shape)].filter(Boolean).join(" ");
}

/** Without enums: platforms add values, and the names that Go makes of enums collide. */
function valuesText(shape: Shape): string[] {
  if (shape.kind === "array" || shape.kind === "map") return valuesText(shape.element);
  if (shape.kind !== "scalar") return [];
  if (shape.values !== undefined) {
    const values = shape.values.map((value) => `\`${value}\``);
    return [values.length === 1 ? `Always ${values.join("")}.` : `One of ${values.join(", ")}.`];
  }
  return shape.options === undefined ? [] : [`Of type ${typeText(shape)}.`];
}
