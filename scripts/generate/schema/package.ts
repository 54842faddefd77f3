import type { Platform } from "../../../provider/core/connection";
import { pascal } from "../names";

/** What of this package's own package.json its schema repeats. */
export interface PackageJson {
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly license: string;
  readonly repository: { readonly url: string };
}

export const PACKAGE = "batchflow";

/** Everything in the schema that tells nothing of a single definition. */
export function metadata(
  { version, description, keywords, license, repository }: PackageJson,
  platforms: readonly Platform[],
): Record<string, unknown> {
  const [owner, name] = ownerAndName(repository);
  const home = `github.com/${owner}/${name}`;
  return {
    name: PACKAGE,
    displayName: pascal(PACKAGE),
    version,
    description,
    keywords: [...keywords, "category/cloud", "kind/native"],
    license,
    publisher: name,
    repository: `https://${home}`,
    pluginDownloadURL: downloadUrl(repository),
    language: languages(owner, home, platforms),
  };
}

/** The releases of the repository that has the name which Pulumi expects of a provider, pulumi-NAME. */
export function downloadUrl(repository: PackageJson["repository"]): string {
  return `github://api.github.com/${ownerAndName(repository)[0]}`;
}

function ownerAndName({ url }: PackageJson["repository"]): [owner: string, name: string] {
  const [, owner, name] = /github\.com\/([^/]+)\/([^/]+)\.git$/.exec(url) ?? [];
  if (owner === undefined || name === undefined) throw new Error(`${url} is no repository of GitHub`);
  return [owner, name];
}

function languages(owner: string, home: string, platforms: readonly Platform[]): Record<string, unknown> {
  const respectSchemaVersion = true;
  const namespaces = [PACKAGE, ...platforms.map(({ name }) => name)].map((name) => [name, pascal(name)]);
  return {
    nodejs: { packageName: `@${owner}/${PACKAGE}`, respectSchemaVersion },
    python: { packageName: `pulumi_${PACKAGE}`, pyproject: { enabled: true }, respectSchemaVersion },
    go: {
      importBasePath: `${home}/sdk/go/${PACKAGE}`,
      rootPackageName: PACKAGE,
      generateResourceContainerTypes: false,
      respectSchemaVersion,
    },
    csharp: { namespaces: Object.fromEntries(namespaces) as unknown, respectSchemaVersion },
    java: { basePackage: `io.github.${owner.replaceAll("-", "")}`, buildFiles: "gradle" },
  };
}
