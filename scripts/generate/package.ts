import { camel, pascal, splitType } from "./names";
import type { PackageJson } from "./schema/package";
import type { PlatformDefinitions } from "../../provider/registry";
import { withRegion } from "../region";

/** Components that are written by hand beside what is generated: the names of their files, by platform. */
export const COMPONENTS: Readonly<Record<string, readonly string[]>> = { paddleflow: ["fileSystemMount"] };

/** The release as the code has it: a program that is bundled has no package.json of this package to look into. */
export function releaseFile({ version }: PackageJson): string {
  return `// Generated from package.json by \`npm run generate\`; not to be edited.

/** The release of this package. */
export const RELEASE = "${version}";
`;
}

/** What a program imports: the exports of every platform under its name. */
export function sdkIndex(platforms: readonly PlatformDefinitions[]): string {
  const lines = platforms.map(({ platform: { name } }) => `export * as ${name} from "./${name}";`);
  return ['export * from "./common";', ...lines, ""].join("\n");
}

/** The text of package.json with the entry points of all platforms. */
export function withEntryPoints(packageJson: string, platforms: readonly PlatformDefinitions[]): string {
  const entry = (path: string) => ({ types: `${path}.d.ts`, default: `${path}.js` });
  const own = platforms.flatMap(({ platform: { name } }) => [
    [`./${name}`, entry(`./dist/sdk/${name}/index`)] as const,
    [`./plugin/${name}`, entry(`./dist/sdk/plugin/${name}`)] as const,
  ]);
  const parsed = JSON.parse(packageJson) as Record<string, unknown>;
  const subpaths = {
    "./plugin": entry("./dist/sdk/plugin/index"),
    "./policy": entry("./dist/sdk/policy/index"),
    ...Object.fromEntries(own.sort(([a], [b]) => (a < b ? -1 : 1))),
    "./provider": entry("./dist/provider/index"),
  };
  parsed.exports = { ".": entry("./dist/sdk/index"), ...subpaths, "./package.json": "./package.json" };
  // TypeScript finds the subpaths here where a program has `moduleResolution: node`, as Pulumi's older templates do.
  parsed.typesVersions = {
    "*": Object.fromEntries(
      Object.entries(subpaths).map(([path, { types }]) => [path.replace(/^\.\//, ""), [types]]),
    ),
  };
  return JSON.stringify(parsed);
}

/** The README with its table of resources. */
export function withResourceTable(readme: string, platforms: readonly PlatformDefinitions[]): string {
  const rows = platforms.map(({ platform: { name, title }, resources }) => {
    const types = [...resources.keys()].map((type) => splitType(type).name);
    const names = [...types, ...(COMPONENTS[name] ?? []).map(pascal)].sort();
    const links = [
      `[notes](docs/${name}.md)`,
      `[reference](docs/reference/${name}/index.md)`,
      `examples in [TypeScript](examples/${name}/index.ts) and [YAML](examples/${name}-yaml/Pulumi.yaml)`,
    ];
    const pages = names.map((type) => `[\`${type}\`](docs/reference/${name}/${camel(type)}.md)`);
    return `| ${title} | \`${camel(name)}.\` ${pages.join(", ")} | ${links.join(", ")} |`;
  });
  const table = ["| platform | resources | more |", "| --- | --- | --- |", ...rows];
  return withRegion(readme, "resources of each platform", table.join("\n"));
}
