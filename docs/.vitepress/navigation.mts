import type { DefaultTheme } from "vitepress";

import { pages, repositoryText } from "./repository.mjs";

type Item = DefaultTheme.SidebarItem & { readonly text: string };

const sources = new Map([...pages].map(([source, page]) => [page.replace(/\.md$/, ""), source]));

/** A page by its own title. */
function item(page: string): Item {
  const [, title] = /^# (.+)$/m.exec(repositoryText(sources.get(page) ?? "")) ?? [];
  return { text: title?.replaceAll("`", "") ?? page, link: `/${page.replace(/(^|\/)index$/, "$1")}` };
}

function group(text: string, names: readonly string[]): Item {
  return { text, collapsed: true, items: names.map(item) };
}

function referenceOf(platform: string): Item {
  const home = `reference/${platform}/index`;
  const kinds = [...sources.keys()].filter(
    (page) => page.startsWith(`reference/${platform}/`) && page !== home,
  );
  const named = kinds
    .map(item)
    .map(({ text, ...rest }) => ({ ...rest, text: text.replace(`${platform}.`, "") }));
  return { ...item(home), text: platform, collapsed: true, items: named };
}

const platforms = [...sources.keys()].flatMap((page) => /^reference\/(\w+)\/index$/.exec(page)?.[1] ?? []);

const begin: Item = {
  text: "Begin",
  items: [
    { text: "Overview", link: "/" },
    { text: "Install", link: "/#install" },
    { text: "First program", link: "/#first-program" },
    { text: "Configuration", link: "/#configuration" },
  ],
};

/** Everything a reader may want, in the order in which it is wanted. */
export const sidebar: Item[] = [
  begin,
  group("Guides", [
    "behaviour",
    "programs",
    "languages",
    "moving",
    "fields",
    "secrets",
    "test-your-program",
    "emulator-package",
    "logs",
    "scale",
  ]),
  group("Platforms", platforms),
  { text: "Reference", collapsed: false, items: platforms.map(referenceOf) },
  group("In a pipeline", ["gitops", "review", "policies", "costs"]),
  group("Operations", ["troubleshooting", "recovery", "cli", "upgrading", "changelog"]),
  group("Development", ["architecture", "contributing", "testing", "fidelity", "benchmarks", "security"]),
];

const first = ({ items = [] }: Item): string => items[0]?.link ?? "/";

export const nav: DefaultTheme.NavItem[] = sidebar
  .filter(({ items = [] }) => items.length > 0)
  .map((section) => ({ text: section.text, link: first(section) }));
