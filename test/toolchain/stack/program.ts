import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { repositoryRoot } from "../repository";

/** The program of a stack: a folder, which is copied, or the texts of its files by name (`index.ts` or `index.js`). */
export type Program = string | Readonly<Record<string, string>>;

/** Whether the text of a Pulumi.yaml is that of a program in YAML, which needs no modules. */
function isYaml(project: string): boolean {
  return /^runtime: yaml$/m.test(project);
}

/** Writes a Pulumi project with this program into a folder. */
export function writeProject(folder: string, name: string, program: Program): void {
  mkdirSync(folder, { recursive: true });
  if (typeof program === "string") {
    const skipped = new Set(["node_modules", "dist", ".batchflow"]);
    cpSync(program, folder, { recursive: true, filter: (source) => !skipped.has(basename(source)) });
  } else {
    for (const [file, text] of Object.entries(program)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
  }
  const project = join(folder, "Pulumi.yaml");
  if (existsSync(project) && isYaml(readFileSync(project, "utf8"))) return;
  const modules = join(folder, "node_modules");
  if (!existsSync(modules)) {
    // The program finds @pulumi/pulumi there, and this package as node_modules/pulumi-batchflow.
    symlinkSync(join(repositoryRoot, "node_modules"), modules, "junction");
  }
  const typescript = existsSync(join(folder, "index.ts"));
  for (const [file, value] of Object.entries({
    "Pulumi.yaml": { name, runtime: { name: "nodejs", options: { packagemanager: "npm", typescript } } },
    "package.json": { name, private: true, main: typescript ? "index.ts" : "index.js" },
  })) {
    if (!existsSync(join(folder, file))) {
      writeFileSync(join(folder, file), `${JSON.stringify(value, undefined, 2)}\n`);
    }
  }
}
