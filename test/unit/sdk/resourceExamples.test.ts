import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";
import ts from "typescript";
import { describe, expect, it } from "vitest";

import * as sdk from "../../../sdk";
import { repositoryRoot } from "../../toolchain/repository";

const EXAMPLES = join(repositoryRoot, "examples/resources");
const { alibaba, huawei, otc, paddleflow, tencent } = sdk;
const PLATFORMS: Readonly<Record<string, object>> = { alibaba, huawei, otc, paddleflow, tencent };

/** The resources of a platform, by the names of their classes. */
const kindsOf = (platform: object): string[] =>
  Object.entries(platform).flatMap(([name, value]: [string, unknown]) =>
    typeof value === "function" && value.prototype instanceof pulumi.Resource ? [name] : [],
  );
const fileOf = (kind: string): string => `${kind.charAt(0).toLowerCase()}${kind.slice(1)}.ts`;
const cases = Object.entries(PLATFORMS).flatMap(([platform, members]) =>
  kindsOf(members).map((kind) => [platform, kind] as const),
);

interface Section {
  readonly title: string;
  readonly prose: string;
  readonly code: string;
  readonly declared: readonly string[];
  readonly used: ReadonlySet<string>;
}

const TITLE = /^\/\/ ## (.*)$/m;
/** Arguments that hold a credential. */
const CREDENTIAL = /^(accessKey|ak|credential|keytabData|password|secretId|secretKey|sk)$/;

/** What comes before the first section, and the sections. */
function readExamples(platform: string, kind: string): { head: string; sections: Section[] } {
  const [head = "", ...parts] = readFileSync(join(EXAMPLES, platform, fileOf(kind)), "utf8").split(TITLE);
  const pairs = parts.flatMap((title, index) => (index % 2 === 0 ? [[title, parts[index + 1] ?? ""]] : []));
  return { head, sections: pairs.map(([title = "", text = ""]) => readSection(title, text)) };
}

function readSection(title: string, text: string): Section {
  const prose = /^\n((?:\/\/ .*\n)*)/.exec(text)?.[1] ?? "";
  const source = ts.createSourceFile("section.ts", text, ts.ScriptTarget.ES2022, true);
  const used = new Set<string>();
  visit(source, (node) => {
    if (ts.isIdentifier(node) && !isMember(node)) used.add(node.text);
  });
  const declared = source.statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    }
    return ts.isFunctionDeclaration(statement) ? [statement.name?.text ?? ""] : [];
  });
  return { title, prose, code: text.slice(prose.length + 1), declared, used };
}

/** Whether a name stands for a member of something, and not for a value of its own. */
function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  return ts.isPropertyAssignment(parent) && parent.name === node;
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

describe("the examples for resources", () => {
  it("are one file for each resource, and no other", () => {
    const modules = Object.keys(PLATFORMS).flatMap((platform) => {
      const folder = join(EXAMPLES, platform);
      const files = existsSync(folder) ? readdirSync(folder) : [];
      return files.filter((file) => file.endsWith(".ts")).map((file) => `${platform}/${file}`);
    });
    expect(modules.sort()).toEqual(cases.map(([platform, kind]) => `${platform}/${fileOf(kind)}`).sort());
  });

  it.each(cases)(
    "%s %s: two or three sections, each with a title, prose and the resource",
    (platform, kind) => {
      const { head, sections } = readExamples(platform, kind);
      expect(head).toMatch(/^(import .* from ".*";\n)+\n$/);
      expect([2, 3]).toContain(sections.length);
      for (const { title, prose, code } of sections) {
        expect(title).toMatch(/^[A-Z].{3,60}[^.]$/);
        expect(prose).toMatch(/\.\n$/);
        expect(code).toContain(`new ${platform}.${kind}(`);
      }
    },
  );

  it.each(cases)("%s %s: no section uses what another declares", (platform, kind) => {
    const { sections } = readExamples(platform, kind);
    const names = sections.flatMap(({ declared }) => declared);
    expect(names).toEqual([...new Set(names)]);
    for (const section of sections) {
      const others = names.filter((name) => !section.declared.includes(name));
      expect(others.filter((name) => section.used.has(name))).toEqual([]);
    }
  });

  it.each(cases)("%s %s: no credential stands in the text", (platform, kind) => {
    const file = join(EXAMPLES, platform, fileOf(kind));
    const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
    const literal: string[] = [];
    visit(source, (node) => {
      if (!ts.isPropertyAssignment(node) || !CREDENTIAL.test(node.name.getText())) return;
      if (ts.isStringLiteralLike(node.initializer)) literal.push(node.getText());
    });
    expect(literal).toEqual([]);
  });
});
