import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { format, getFileInfo, resolveConfig } from "prettier";

import { loadAll } from "../provider";
import { withCommands } from "./commandLine";
import { withSettings } from "./generate/emulator/settings";
import { generate, NOTICE } from "./generate/index";
import { pluginFiles } from "./generate/plugin";
import type { PackageJson } from "./generate/schema/package";
import { packageSchema, schemaText } from "./generate/schema";
import { releaseFile, sdkIndex, withEntryPoints, withResourceTable } from "./generate/package";
import { withPrograms } from "./programs";
import { projectFiles } from "./projects";

const root = join(__dirname, "..");

/** The generated files with their texts as they should be. */
export async function formattedFiles(): Promise<Map<string, string>> {
  const platforms = await loadAll();
  const text = (path: string) => readFileSync(join(root, path), "utf8");
  const packageJson = JSON.parse(text("package.json")) as PackageJson;
  const files = [
    ...generate(
      platforms.flatMap(({ resources }) => [...resources.values()]),
      platforms.flatMap(({ functions }) => [...functions.values()]),
      (path) => (existsSync(join(root, path)) ? text(path) : undefined),
    ),
    ["sdk/index.ts", `${NOTICE}\n${sdkIndex(platforms)}`] as const,
    ...pluginFiles(platforms, packageJson).map(([path, file]) => [path, `${NOTICE}\n${file}`] as const),
    ["provider/core/release.ts", releaseFile(packageJson)] as const,
    ["package.json", withEntryPoints(text("package.json"), platforms)] as const,
    ["provider/hosts/plugin/schema.json", schemaText(packageSchema(platforms, packageJson))] as const,
    ["README.md", withPrograms(withResourceTable(text("README.md"), platforms), root)] as const,
    ["docs/cli.md", withCommands(text("docs/cli.md"))] as const,
    ["emulator/README.md", await withSettings(text("emulator/README.md"), root)] as const,
    ...projectFiles(root),
  ];
  const formatted = await Promise.all(
    files.map(async ([path, unformatted]) => {
      const filepath = join(root, path);
      const { ignored, inferredParser } = await getFileInfo(filepath);
      if (ignored || inferredParser === null) return [path, unformatted] as const;
      return [path, await format(unformatted, { ...(await resolveConfig(filepath)), filepath })] as const;
    }),
  );
  return new Map(formatted);
}

async function main(): Promise<void> {
  for (const [path, text] of await formattedFiles()) {
    const file = join(root, path);
    if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`wrote ${path}`);
  }
}

if (require.main === module) void main();
