import type { FunctionDefinition } from "../../provider/core/functionDefinition";
import type { ResourceDefinition } from "../../provider/core/definition";
import type { Platform } from "../../provider/core/connection";
import type { Change } from "../../provider/core/schema/field";
import { type Shape, shapeOf } from "../../provider/core/schema/shape";
import { factsOf } from "./facts";
import { limitText } from "./functions";
import { splitType } from "./names";

/** The reference of a platform: every property of every resource, and the arguments of every function. */
export function referenceFile(
  platform: string,
  resources: readonly ResourceDefinition[],
  functions: readonly FunctionDefinition[],
): string {
  const parts = [
    `# Reference: ${platform}`,
    "Generated from the definitions; not to be edited. «in place» and «replaces» say what a change of the property does.",
    ...[...resources, ...functions].slice(0, 1).map((definition) => connectionText(definition.platform)),
    actionsText(resources, functions),
    ...resources.map(resourceText),
    ...functions.map(functionText),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The keys of a connection, and the variables that stand in for them. */
function connectionText({ name, schema, environment }: Platform): string {
  const shape = shapeOf(schema);
  const keys = shape.kind === "object" ? [...shape.fields] : [];
  const body = keys.map(([key, field]) => {
    const [path = "", kind = "", meaning = "", fallback = ""] = row(field, key, "update");
    const variables = (environment[key] ?? []).map((variable) => `\`${variable}\``).join(", ");
    return [path, kind, meaning, fallback, variables];
  });
  return [
    "## Connection",
    `The object \`batchflow:${name}\` of the stack's configuration; \`connection: "NAME"\` of a resource or a reader means \`batchflow:NAME\`. Environment variables count for the default connection only.`,
    table(["key", "type", "meaning", "default", "environment variable"], body),
  ].join("\n\n");
}

/** Which actions of the API are behind what. */
function actionsText(
  resources: readonly ResourceDefinition[],
  functions: readonly FunctionDefinition[],
): string {
  const nameOf = ({ type }: { readonly type: string }) => `\`${splitType(type).name}\``;
  const parts = ["## API actions"];
  if (resources.length > 0) {
    const body = resources.map((definition) => {
      const { create, read, update, delete: remove } = definition.spec.actions;
      return [nameOf(definition), create, read, update, remove];
    });
    parts.push(table(["resource", "create", "read", "update", "delete"], body));
  }
  if (functions.length > 0) {
    parts.push(
      table(
        ["reader or function", "action"],
        functions.map((one) => [nameOf(one), one.action]),
      ),
    );
  }
  return parts.join("\n\n");
}

function resourceText({ type, doc, spec, inputs, outputs }: ResourceDefinition): string {
  const { name } = splitType(type);
  const { create, read, update, delete: remove } = spec.actions;
  const lines = [
    `## ${name}`,
    doc,
    `Type \`${type}\`, id \`${spec.id.example}\`. Create: ${create}. Read: ${read}. Update: ${update}. Delete: ${remove}. ` +
      `Time-outs in minutes: create ${spec.timeouts.create}, update ${spec.timeouts.update}, delete ${spec.timeouts.delete}.`,
    table(["argument", "type", "meaning", "default", "change"], rows(inputs, "", spec.change)),
  ];
  const outs = [...outputs.fields].map(([property, shape]) => [
    `\`${property}\``,
    typeText(shape),
    factsOf(shape, "update").meaning,
  ]);
  if (outs.length > 0) lines.push(table(["output", "type", "meaning"], outs));
  return lines.join("\n\n");
}

function functionText(definition: FunctionDefinition): string {
  const { type, doc, action, reader, inputs, outputs } = definition;
  const { name } = splitType(type);
  const forms = reader ? `\`${name}\` and \`${name}Output\`` : `\`${name}\``;
  const args = rows(inputs, "", "update").map(([path = "", kind = "", meaning = ""]) => [
    path,
    kind,
    meaning,
  ]);
  return [
    `## ${name}`,
    `${doc} ${forms}. API action: ${action}. ${limitText(definition)}Result: ${typeText(outputs)}.`,
    table(["argument", "type", "meaning"], args),
  ].join("\n\n");
}

function rows(shape: Shape, prefix: string, change: Change): string[][] {
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

function row(shape: Shape, path: string, change: Change): string[] {
  const { meaning, range, fallback, notes, change: changing } = factsOf(shape, change);
  const text = [meaning.replace(/\.$/, ""), range, ...notes].filter(Boolean).join(". ");
  return [`\`${path}\`${shape.optional ? "" : " (required)"}`, typeText(shape), text, fallback, changing];
}

function typeText(shape: Shape): string {
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

function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...body.map(line)].join("\n");
}
