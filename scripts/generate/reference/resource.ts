import type { ResourceDefinition } from "../../../provider/core/definition";
import { dynamicType, pluginType } from "../../../provider/hosts/token";
import { changeText, factsOf } from "../facts";
import { camel, splitType } from "../names";
import { examplesText } from "./examples";
import { NOTICE } from "./platform";
import { argumentsText } from "./structures";
import { rows, table, typeText } from "./tables";

/** A resource's page. Its examples are those of a file of programs' parts. */
export function resourcePage(definition: ResourceDefinition, examples: string | undefined): string {
  const { type, doc, spec, inputs } = definition;
  const { platform, name } = splitType(type);
  const parts = [
    NOTICE,
    `# ${platform}.${name}`,
    doc,
    `[${definition.platform.title}](index.md): connection, readers and functions. [Notes](../../${platform}.md): what the platform leaves open, and what is done about it.`,
    namesText(definition),
    ...(examples === undefined ? [] : examplesText(examples)),
    ...argumentsText(inputs, spec.change),
    ...outputsText(definition),
    ...changesText(definition),
    ...existingText(definition),
    ...operationsText(definition),
  ];
  refuseSameHeadings(parts);
  return `${parts.join("\n\n")}\n`;
}

/** The second of two headings has another address than the links to it. */
function refuseSameHeadings(parts: readonly string[]): void {
  const headings = parts
    .filter((part) => /^##+ /.test(part))
    .map((part) => part.replace(/^#+ /, "").toLowerCase());
  const twice = headings.find((heading, index) => headings.indexOf(heading) !== index);
  if (twice !== undefined) throw new Error(`a page has two headings "${twice}": ${parts[1] ?? ""}`);
}

function namesText({ type, inputs }: ResourceDefinition): string {
  const { platform, name } = splitType(type);
  const example = [...inputs.fields.keys()].find((key) => /^[a-z]+([A-Z][a-z]+)+$/.test(key));
  const snake = example?.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const inSnakeCase =
    example === undefined ? "" : `; arguments in snake case, \`${snake ?? ""}\` for \`${example}\``;
  return table(
    ["language", "name"],
    [
      [
        "TypeScript",
        `\`${platform}.${name}\` of \`pulumi-batchflow\`, or of \`pulumi-batchflow/plugin\` ([the two forms](../../moving.md))`,
      ],
      ["YAML", `\`${pluginType(type)}\`, arguments as here`],
      ["Python", `\`${platform}.${name}\` of \`pulumi_batchflow\`${inSnakeCase}`],
      ["Go, C#, Java", "see [the languages](../../languages.md)"],
      ["type in state", `\`${dynamicType(type)}\`, or the plugin's \`${pluginType(type)}\``],
    ],
  );
}

function outputsText({ spec, outputs }: ResourceDefinition): string[] {
  const body = [...outputs.fields].map(([property, shape]) => {
    const { meaning, notes } = factsOf(shape, "update");
    const secret = shape.marks.secret ? notes.slice(0, 1) : [];
    return [`\`${property}\``, typeText(shape), [meaning.replace(/\.$/, ""), ...secret].join(". ")];
  });
  return [
    "## Outputs",
    "All arguments are outputs too. Besides:",
    table(
      ["output", "type", "meaning"],
      [["`id`", "string", `The platform's id, such as \`${spec.id.example}\``], ...body],
    ),
  ];
}

/** What changes in place, and what replaces: each argument at the highest level that it holds for. */
function changesText({ inputs, spec }: ResourceDefinition): string[] {
  const changes = new Map<string, string>();
  for (const [argument = "", , , , change = ""] of rows(inputs, "", spec.change)) {
    changes.set(argument.replace(/`| \(required\)/g, ""), change);
  }
  const byChange = new Map<string, string[]>();
  for (const [path, change] of changes) {
    const parent = parentOf(path);
    if (parent !== undefined && changes.get(parent) === change) continue;
    byChange.set(change, [...(byChange.get(change) ?? []), `\`${path}\``]);
  }
  const lines = [...byChange].map(([change, paths]) => `- ${change}: ${paths.join(", ")}`);
  return [
    "## Changes",
    byChange.size === 1 && byChange.has(changeText("replace"))
      ? "Every change replaces the object."
      : lines.join("\n"),
    ...(spec.replaces === undefined
      ? []
      : ["Whether some of these replace depends on other values too: the preview shows it."]),
  ];
}

const parentOf = (path: string): string | undefined => /^(.*?)(?:\[\]|\{\})*\.[^.]*$/.exec(path)?.[1];

function existingText({ type, spec: { id } }: ResourceDefinition): string[] {
  const { platform, name } = splitType(type);
  const own = camel(name);
  return [
    "## Existing objects",
    "Into the stack, with the classes of `pulumi-batchflow`; the first command lists what there is:",
    fenced("sh", [
      `npx batchflow import ${type} --list`,
      `npx batchflow import ${type} ${own}=${id.example}`,
      "pulumi import --file batchflow-import.json --generate-code=false",
    ]),
    "With the plugin, in all languages:",
    fenced("sh", [`pulumi import ${pluginType(type)} ${own} ${id.example}`]),
    `By an option of the program \`{ adopt: "${id.example}" }\` does; \`${platform}.${name}.get("theirs", "${id.example}")\` looks at an object without owning it. [More](../../../README.md#existing-objects).`,
  ];
}

function operationsText({ spec }: ResourceDefinition): string[] {
  const { actions, timeouts, takesApart, holdsData } = spec;
  const minutes = (count: number) => `${count} minutes`;
  return [
    "## Operations",
    "Time-outs are those without `customTimeouts`.",
    table(
      ["operation", "API actions", "time-out"],
      [
        ["create", actions.create, minutes(timeouts.create)],
        ["read", actions.read, ""],
        ["update", actions.update, spec.update === undefined ? "" : minutes(timeouts.update)],
        ["delete", actions.delete, minutes(timeouts.delete)],
      ],
    ),
    ...(takesApart === undefined ? [] : [`A deletion also ends ${takesApart}.`]),
    ...(holdsData === undefined ? [] : [`A deletion loses ${holdsData} for good.`]),
  ];
}

export function fenced(language: string, lines: readonly string[]): string {
  return ["```" + language, ...lines, "```"].join("\n");
}
