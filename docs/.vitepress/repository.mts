import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

export const repositoryText = (path: string): string => readFileSync(join(root, path), "utf8");

/** Where the repository is, as the package's schema says it too. */
export const { repository } = JSON.parse(repositoryText("provider/hosts/plugin/schema.json")) as {
  readonly repository: string;
};

/** The address of the emulator's page: its source is named README, as the front page's is. */
const EMULATOR = { source: "emulator/README.md", page: "emulator-package.md" };

/** The sources of all pages, and the pages' own paths, both with `.md`. */
export const pages: ReadonlyMap<string, string> = new Map([
  ...markdownIn("", { recursive: false }).map(
    (path) => [path, path === "README.md" ? "index.md" : path.toLowerCase()] as const,
  ),
  ...markdownIn("docs").map((path) => [path, posix.relative("docs", path)] as const),
  [EMULATOR.source, EMULATOR.page],
]);

function markdownIn(folder: string, { recursive = true } = {}): string[] {
  return readdirSync(join(root, folder), { recursive, encoding: "utf8" })
    .filter((path) => path.endsWith(".md") && !path.startsWith("."))
    .map((path) => posix.join(folder, path.replaceAll("\\", "/")))
    .sort();
}

/** Where a link leads that a source has: to a page of the site, or to the repository on GitHub. */
export function linkTarget(source: string, href: string): string {
  if (/^(#|\/|[a-z][a-z+.-]*:)/.test(href)) return href;
  const [path = "", anchor] = href.split("#");
  const target = posix.join(posix.dirname(source), decodeURI(path));
  const hash = anchor === undefined ? "" : `#${anchor}`;
  const page = pages.get(target);
  if (page !== undefined) return `/${page}${hash}`;
  // What does not exist is found in the built site, with all other dead links.
  const file = statSync(join(root, target), { throwIfNoEntry: false });
  return `${repository}/${file?.isDirectory() ? "tree" : "blob"}/main/${target}${hash}`;
}
