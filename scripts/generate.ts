import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { format, resolveConfig } from "prettier";

import { functions, resources } from "../provider";
import { generate } from "./generate/index";

const root = join(__dirname, "..");

/** The generated files with their texts as they should be. */
export async function formattedFiles(): Promise<Map<string, string>> {
  const files = generate(resources.values(), functions.values());
  const formatted = await Promise.all(
    [...files].map(async ([path, text]) => {
      const filepath = join(root, path);
      return [path, await format(text, { ...(await resolveConfig(filepath)), filepath })] as const;
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
