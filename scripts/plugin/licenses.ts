import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const LICENSE_FILE = /^(licen[cs]e|copying|notice)/i;

/** The licenses of this project and of the packages that files of a bundle come from. */
export function licensesOf(root: string, files: readonly string[]): string {
  return [root, ...foldersOf(root, files)].map(licenseOf).join("\n");
}

/** The packages that files of a bundle come from, as `name@version`. */
export function packagesOf(root: string, files: readonly string[]): string[] {
  return foldersOf(root, files).map((folder) => {
    const { name, version } = manifestOf(folder);
    return `${name}@${version}`;
  });
}

function foldersOf(root: string, files: readonly string[]): string[] {
  const packages = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  return [...new Set(packages)].sort().map((folder) => join(root, folder));
}

function manifestOf(folder: string): Record<"name" | "version" | "license", string> {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as ReturnType<typeof manifestOf>;
}

function licenseOf(folder: string): string {
  const { name, version, license } = manifestOf(folder);
  const texts = readdirSync(folder)
    .filter((file) => LICENSE_FILE.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8").trim());
  return [`== ${name} ${version}, ${license}`, ...texts].join("\n\n") + "\n";
}
