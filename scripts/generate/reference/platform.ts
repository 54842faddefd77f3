import type { Platform } from "../../../provider/core/connection";
import type { ResourceDefinition } from "../../../provider/core/definition";
import type { FunctionDefinition } from "../../../provider/core/functionDefinition";
import { shapeOf } from "../../../provider/core/schema/shape";
import { camel, splitType } from "../names";
import { functionText, resultsText } from "./functions";
import { row, table } from "./tables";

/** What stands at the top of each page. */
export const NOTICE = "<!-- Generated from the definitions by `npm run generate`; not to be edited. -->";

/** A resource or component, as a platform's page lists it. */
export interface Listed {
  readonly name: string;
  readonly doc: string;
}

/** A platform's page: its connection, the list of its resources, and the arguments and results of its functions. */
export function platformPage(
  platform: string,
  resources: readonly ResourceDefinition[],
  components: readonly Listed[],
  functions: readonly FunctionDefinition[],
): string {
  const [first] = [...resources, ...functions];
  const parts = [
    NOTICE,
    `# Reference: ${platform}`,
    ...(first === undefined ? [] : [connectionText(first.platform)]),
    resourceList([...resources.map(({ type, doc }) => ({ name: splitType(type).name, doc })), ...components]),
    functionList(functions),
    actionsText(resources),
    ...functions.map(functionText),
    ...resultsText(functions),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** The keys of a connection, and the variables that stand in for them. */
function connectionText({ name, title, schema, environment }: Platform): string {
  const shape = shapeOf(schema);
  const keys = shape.kind === "object" ? [...shape.fields] : [];
  const body = keys.map(([key, field]) => {
    const [path = "", kind = "", meaning = "", fallback = ""] = row(field, key, "update");
    const variables = (environment[key] ?? []).map((variable) => `\`${variable}\``).join(", ");
    return [path, kind, meaning, fallback, variables];
  });
  return [
    `Connection, resources, readers and functions of ${title}. What the platform leaves open stands in [the notes](../../${name}.md).`,
    "## Connection",
    `The object \`batchflow:${name}\` of the stack's configuration; \`connection: "NAME"\` of a resource or a reader means \`batchflow:NAME\`. Environment variables count for the default connection only.`,
    table(["key", "type", "meaning", "default", "environment variable"], body),
  ].join("\n\n");
}

function resourceList(listed: readonly Listed[]): string {
  if (listed.length === 0) return "";
  const body = [...listed]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, doc }) => [`[\`${name}\`](${camel(name)}.md)`, doc]);
  return ["## Resources", table(["resource", "what it is"], body)].join("\n\n");
}

function functionList(functions: readonly FunctionDefinition[]): string {
  if (functions.length === 0) return "";
  const body = functions.map(({ type, doc, action }) => {
    const { name } = splitType(type);
    return [`[\`${name}\`](#${name.toLowerCase()})`, doc, action];
  });
  return ["## Readers and functions", table(["name", "what it does", "API action"], body)].join("\n\n");
}

/** Which actions of the API are behind the resources. */
function actionsText(resources: readonly ResourceDefinition[]): string {
  if (resources.length === 0) return "";
  const body = resources.map(({ type, spec }) => {
    const { create, read, update, delete: remove } = spec.actions;
    return [`\`${splitType(type).name}\``, create, read, update, remove];
  });
  return [
    "## API actions",
    table(["resource", "create", "read", "update", "delete"], body),
    "Those of readers and functions stand in the list above.",
  ].join("\n\n");
}
