import ts from "typescript";

/** One example of a resource's file: from a line `// ## Title` to the next. */
export interface Example {
  readonly title: string;
  /** Paragraphs of Markdown. */
  readonly prose: readonly string[];
  readonly code: string;
}

const TITLE = "// ## ";

/** The examples of a module: each with those of the module's imports that its code uses. */
export function examplesIn(source: string): Example[] {
  const [head = "", ...sections] = source.split(new RegExp(`^${TITLE}`, "m"));
  const imports = importsIn(head);
  return sections.map((section) => {
    const [title = "", ...lines] = section.trimEnd().split("\n");
    const codeAt = lines.findIndex((line) => line !== "" && !line.startsWith("//"));
    if (codeAt < 0) throw new Error(`the example "${title}" has no code`);
    const comments = lines.slice(0, codeAt).map((line) => line.replace(/^\/\/ ?/, ""));
    const code = lines.slice(codeAt).join("\n");
    const used = namesIn(code);
    const own = imports.flatMap((one) => importText(one, used) ?? []);
    return {
      title,
      prose: comments
        .join("\n")
        .split(/\n{2,}/)
        .map((paragraph) => paragraph.replaceAll("\n", " ").trim())
        .filter((paragraph) => paragraph !== ""),
      code: own.length === 0 ? code : `${own.join("\n")}\n\n${code}`,
    };
  });
}

/** The examples as a page shows them. */
export function examplesText(source: string): string[] {
  return [
    "## Examples",
    ...examplesIn(source).flatMap(({ title, prose, code }) => [
      `### ${title}`,
      ...prose,
      ["```ts", code, "```"].join("\n"),
    ]),
  ];
}

function parsed(text: string): ts.SourceFile {
  return ts.createSourceFile("example.ts", text, ts.ScriptTarget.ES2022);
}

function importsIn(head: string): ts.ImportDeclaration[] {
  return parsed(head).statements.filter(ts.isImportDeclaration);
}

/** All identifiers of a program's part. */
function namesIn(code: string): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(parsed(code));
  return names;
}

/** An import with the names that are used; undefined where none is. */
function importText(
  { importClause, moduleSpecifier }: ts.ImportDeclaration,
  used: ReadonlySet<string>,
): string | undefined {
  if (importClause === undefined || !ts.isStringLiteral(moduleSpecifier)) return undefined;
  const { name, namedBindings } = importClause;
  const taken: string[] = name !== undefined && used.has(name.text) ? [name.text] : [];
  if (namedBindings !== undefined && ts.isNamespaceImport(namedBindings)) {
    if (used.has(namedBindings.name.text)) taken.push(`* as ${namedBindings.name.text}`);
  } else if (namedBindings !== undefined) {
    const elements = namedBindings.elements.filter((element) => used.has(element.name.text));
    if (elements.length > 0) taken.push(`{ ${elements.map(elementText).join(", ")} }`);
  }
  if (taken.length === 0) return undefined;
  return `import ${importClause.isTypeOnly ? "type " : ""}${taken.join(", ")} from "${moduleSpecifier.text}";`;
}

function elementText({ isTypeOnly, propertyName, name }: ts.ImportSpecifier): string {
  const type = isTypeOnly ? "type " : "";
  return propertyName === undefined ? `${type}${name.text}` : `${type}${propertyName.text} as ${name.text}`;
}
