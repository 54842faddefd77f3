import type { FunctionDefinition } from "../../../provider/core/functionDefinition";
import type { ObjectShape, Shape } from "../../../provider/core/schema/shape";
import { factsOf } from "../facts";
import { limitText } from "../functions";
import { splitType } from "../names";
import { rows, table, typeText } from "./tables";

/** A function's part of the reference: its arguments, and the members of a result that has no name of its own. */
export function functionText(definition: FunctionDefinition): string {
  const { type, doc, action, reader, inputs, outputs } = definition;
  const { name } = splitType(type);
  const forms = reader ? `\`${name}\` and \`${name}Output\`` : `\`${name}\``;
  const args = rows(inputs, "", "update").map((cells) => cells.slice(0, 4));
  const named = outputs.kind !== "object" || outputs.marks.structure !== undefined;
  return [
    `## ${name}`,
    `${doc} ${forms}. API action: ${action}. ${limitText(definition)}Result: ${named ? typeText(outputs) : "an object"}.`,
    table(["argument", "type", "meaning", "default"], args),
    ...(named ? [] : [membersText(outputs)]),
  ].join("\n\n");
}

/** The members of all structures that results of functions consist of. */
export function resultsText(functions: readonly FunctionDefinition[]): string[] {
  const structures = new Map<string, ObjectShape>();
  for (const { outputs } of functions) collect(outputs, structures);
  if (structures.size === 0) return [];
  const sorted = [...structures].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    "## Results",
    "The structures of which results consist. What ends in `?` may be absent.",
    ...sorted.map(([name, shape]) => `### ${name}\n\n${membersText(shape)}`),
  ];
}

function collect(shape: Shape, structures: Map<string, ObjectShape>): void {
  switch (shape.kind) {
    case "array":
    case "map":
      return collect(shape.element, structures);
    case "union":
      return shape.variants.forEach((variant) => collect(variant, structures));
    case "object": {
      const { structure } = shape.marks;
      if (structure !== undefined) structures.set(structure, shape);
      for (const [, member] of shownIn(shape)) collect(member, structures);
      return;
    }
    case "scalar":
      return;
  }
}

function membersText(shape: ObjectShape): string {
  const body = shownIn(shape).map(([name, member]) => [
    `\`${name}${member.optional ? "?" : ""}\``,
    typeText(member),
    factsOf(member, "update").meaning.replace(/\.$/, ""),
  ]);
  return table(["member of the result", "type", "meaning"], body);
}

/** Credentials are left out of results. */
function shownIn({ fields }: ObjectShape): (readonly [string, Shape])[] {
  return [...fields].filter(([, { marks }]) => marks.secret !== true);
}
