import type { Change } from "../../provider/core/schema/field";
import type { Shape } from "../../provider/core/schema/shape";
import { factsOf } from "./facts";

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
export function row(shape: Shape, path: string, change: Change): string[] {
  const { meaning, range, fallback, notes, change: changing } = factsOf(shape, change);
  const text = [meaning.replace(/\.$/, ""), range, ...notes].filter(Boolean).join(". ");
  return [`\`${path}\`${shape.optional ? "" : " (required)"}`, typeText(shape), text, fallback, changing];
}

/** The type of a shape in words. */
export function typeText(shape: Shape): string {
  switch (shape.kind) {
    case "scalar":
      if (shape.options) return [...new Set(shape.options.map(typeText))].join(" or ");
      return shape.values
        ? shape.values.map((value) => `\`${JSON.stringify(value)}\``).join(", ")
        : shape.type;
    case "array":
      return `list of ${typeText(shape.element)}`;
    case "map":
      return `map of ${typeText(shape.element)}`;
    case "union":
      return shape.variants.map(typeText).join(" or ");
    case "object":
      return shape.marks.structure ?? "object";
  }
}

/** A table of Markdown. */
export function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...body.map(line)].join("\n");
}
