import ts from "typescript";

import { pluginType } from "../../../provider/hosts/token";
import { pascal } from "../names";
import { examplesText } from "./examples";
import { type Listed, NOTICE } from "./platform";
import { table } from "./tables";

/** What the source of a component says of it. */
interface Component extends Listed {
  readonly inputs: readonly Member[];
  readonly outputs: readonly Member[];
}

interface Member {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly doc: string;
}

/** Reads a component that is written by hand: its class, and the interface of its arguments. */
export function componentIn(source: string, file: string): Component {
  const name = pascal(file);
  const parsed = ts.createSourceFile(`${file}.ts`, source, ts.ScriptTarget.ES2022, true);
  const args = parsed.statements
    .filter(ts.isInterfaceDeclaration)
    .find((declaration) => declaration.name.text === `${name}Args`);
  const component = parsed.statements
    .filter(ts.isClassDeclaration)
    .find((declaration) => declaration.name?.text === name);
  if (args === undefined || component === undefined) throw new Error(`${file}.ts has no component ${name}`);
  return {
    name,
    doc: docOf(component),
    inputs: args.members.filter(ts.isPropertySignature).map(memberOf),
    outputs: component.members.filter(isOutput).map(memberOf),
  };
}

/** A component's page. */
export function componentPage(platform: string, component: Component, examples: string | undefined): string {
  const { name, doc, inputs, outputs } = component;
  const type = pluginType(`${platform}:${name}`);
  const parts = [
    NOTICE,
    `# ${platform}.${name}`,
    doc,
    `[The platform](index.md), and [its notes](../../${platform}.md).`,
    table(
      ["language", "name"],
      [
        [
          "TypeScript",
          `\`${platform}.${name}\` of \`pulumi-batchflow\`; a component, which other languages do not have`,
        ],
        ["type in state", `\`${type}\``],
      ],
    ),
    ...(examples === undefined ? [] : examplesText(examples)),
    "## Arguments",
    membersTable("argument", inputs),
    "## Outputs",
    membersTable("output", outputs),
    "## Existing objects",
    "A component has no id, and nothing to import.",
  ];
  return `${parts.join("\n\n")}\n`;
}

function membersTable(head: string, members: readonly Member[]): string {
  const body = members.map(({ name, type, optional, doc }) => [
    `\`${name}\`${head === "argument" && !optional ? " (required)" : ""}`,
    `\`${type}\``,
    doc,
  ]);
  return table([head, "type", "meaning"], body);
}

function memberOf(member: ts.PropertySignature | ts.PropertyDeclaration): Member {
  return {
    name: member.name.getText(),
    type: plainType(member.type?.getText() ?? ""),
    optional: member.questionToken !== undefined,
    doc: docOf(member),
  };
}

function isOutput(member: ts.ClassElement): member is ts.PropertyDeclaration {
  return (
    ts.isPropertyDeclaration(member) && (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private) === 0
  );
}

/** A type without what all of Pulumi's inputs and outputs have in common. */
function plainType(type: string): string {
  const plain = type.replace(/ \| undefined$/, "");
  const [, inner] = /^pulumi\.(?:Input|Output)<(.*)>$/s.exec(plain) ?? [];
  return (inner ?? plain).replaceAll(/pulumi\.Input<([^<>]*)>/g, "$1");
}

function docOf(node: ts.HasJSDoc): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return (ts.getTextOfJSDocComment(doc?.comment) ?? "").replaceAll(/\s+/g, " ").trim();
}
