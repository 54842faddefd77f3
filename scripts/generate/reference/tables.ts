import type { Change } from "../../../provider/core/schema/field";
import type { Shape } from "../../../provider/core/schema/shape";
import { factsOf } from "../facts";

/** How a structure is named in a table: plainly, or as a link to where its members are. */
export type NameOf = (structure: string) => string;

const plainly: NameOf = (structure) => structure;

/** A line for each member of a shape, at every depth. */
export function rows(shape: Shape, prefix: string, change: Change): string[][] {
  const inner = shape.marks.change ?? change;
  switch (shape.kind) {
    case "object":
      return [...shape.fields].flatMap(([name, member]) => [
        row(member, `${prefix}${name}`, inner),
        ...rows(member, `${prefix}${name}.`, inner),
      ]);
    case "array":
      return rows(shape.element, `${prefix.slice(0, -1)}[].`, inner);
    case "map":
      return rows(shape.element, `${prefix.slice(0, -1)}{}.`, inner);
    case "union":
      return shape.variants.flatMap((variant) => rows(variant, prefix, inner));
    case "scalar":
      return [];
  }
}

/** A member's path, type, meaning, default, and what a change of it does. */
export function row(shape: Shape, path: string, change: Change, nameOf = plainly): string[] {
  const { meaning, range, fallback, notes, change: changing } = factsOf(shape, change);
  const text = [meaning, range && `Range: ${range}`, ...notes]
    .filter(Boolean)
    .map((part) => part.replace(/\.$/, ""))
    .join(". ");
  return [
    `\`${path}\`${shape.optional ? "" : " (required)"}`,
    typeText(shape, nameOf),
    text,
    fallback,
    changing,
  ];
}

/** The type of a shape in words. */
export function typeText(shape: Shape, nameOf = plainly): string {
  const textOf = (part: Shape) => typeText(part, nameOf);
  switch (shape.kind) {
    case "scalar":
      if (shape.options) return [...new Set(shape.options.map(textOf))].join(" or ");
      return shape.values
        ? shape.values.map((value) => `\`${JSON.stringify(value)}\``).join(", ")
        : shape.type;
    case "array":
      return `list of ${textOf(shape.element)}`;
    case "map":
      return `map of ${textOf(shape.element)}`;
    case "union":
      return shape.variants.map(textOf).join(" or ");
    case "object":
      return shape.marks.structure === undefined ? "object" : nameOf(shape.marks.structure);
  }
}

/** A table of Markdown. */
export function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...body.map(line)].join("\n");
}
