import { join } from "node:path";

import { startEmulator, type PlatformName } from "pulumi-batchflow-emulator";
import ts from "typescript";

import { withRegion } from "../../region";
import { table } from "../reference/tables";

/** The emulator's README with the tables of its settings: types and meanings from their source, defaults as it has them. */
export async function withSettings(readme: string, root: string): Promise<string> {
  const emulator = await startEmulator({ timeScale: 0 });
  const { timeScale: _, rateLimits: __, ...settings } = emulator.control.settings();
  await emulator.close();

  const names = Object.keys(settings) as PlatformName[];
  const file = (name: PlatformName) => join(root, "emulator/src", name, "types.ts");
  const program = ts.createProgram(names.map(file), { strict: true, types: [], skipLibCheck: true });
  const sections = names.map((name) => {
    const members = membersOf(program, file(name), `${name}settings`);
    const body = members.map(({ path, type, meaning }) => {
      const value = valueAt(settings[name], path);
      return [`\`${path.join(".")}\``, type, `\`${JSON.stringify(value)}\``, meaning];
    });
    return `### \`${name}\`\n\n${table(["setting", "values", "default", "meaning"], body)}\n`;
  });
  return withRegion(readme, "settings of each platform", sections.join("\n").trimEnd());
}

interface Member {
  readonly path: readonly string[];
  readonly type: string;
  readonly meaning: string;
}

/** The members of an interface, whose name is given in small letters, at every depth. */
function membersOf(program: ts.Program, file: string, name: string): Member[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const declaration = source?.statements.find(
    (one): one is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(one) && one.name.text.toLowerCase() === name,
  );
  if (!declaration) throw new Error(`${file} has no interface ${name}`);
  const within = (type: ts.Type, above: readonly string[]): Member[] =>
    checker.getPropertiesOfType(type).flatMap((property) => {
      const path = [...above, property.name];
      const inner = checker.getTypeOfSymbol(property);
      if (isStructure(checker, inner)) return within(inner, path);
      const meaning = ts.displayPartsToString(property.getDocumentationComment(checker));
      return [{ path, type: typeText(checker, inner), meaning }];
    });
  return within(checker.getTypeAtLocation(declaration), []);
}

function isStructure(checker: ts.TypeChecker, type: ts.Type): boolean {
  return (
    (type.flags & ts.TypeFlags.Object) !== 0 &&
    !checker.isArrayType(type) &&
    checker.getIndexInfosOfType(type).length === 0
  );
}

/** Each value of a choice, or the name of the type. */
function typeText(checker: ts.TypeChecker, type: ts.Type): string {
  const variants = type.isUnion() && (type.flags & ts.TypeFlags.Boolean) === 0 ? type.types : [type];
  return variants.map((variant) => `\`${checker.typeToString(variant)}\``).join(", ");
}

function valueAt(settings: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], settings);
}
