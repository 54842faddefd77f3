import type { FunctionDefinition } from "../../provider/core/functionDefinition";
import type { ResourceDefinition } from "../../provider/core/definition";
import type { Platform } from "../../provider/core/connection";
import { shapeOf } from "../../provider/core/schema/shape";
import { factsOf } from "./facts";
import { functionText, resultsText } from "./functionReference";
import { splitType } from "./names";
import { row, rows, table, typeText } from "./tables";

/** The reference of a platform: every property of every resource, and the arguments and results of every function. */
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
    ...resultsText(functions),
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
