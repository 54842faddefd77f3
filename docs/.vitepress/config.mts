import { join } from "node:path";

import { slug } from "github-slugger";
import { defineConfig } from "vitepress";

import { asOnGitHub } from "./sources.mjs";
import { nav, sidebar } from "./navigation.mjs";
import { pages, repository, root } from "./repository.mjs";

/** Three rows of tasks. In the page itself, so that no base comes into it. */
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="#3451b2"><path d="M1 2h6v3H1zm8 0h6v3H9zM1 6.5h10v3H1zm0 4.5h3v3H1zm5 0h9v3H6z"/></svg>',
)}`;

/** Two angles. An icon by its name would be fetched from a server while somebody writes pages. */
const CODE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M9 5 2 12l7 7 1.5-1.5L5 12l5.5-5.5zm6 0-1.5 1.5L19 12l-5.5 5.5L15 19l7-7z"/></svg>';

/** Pages lie in several folders of the repository, so that GitHub and the npm package show them where they belong. */
export default defineConfig({
  title: "pulumi-batchflow",
  description: "Pulumi provider for batch-compute and workflow platforms",
  lang: "en",
  head: [["link", { rel: "icon", href: ICON }]],
  base: process.env.SITE_BASE ?? "/",
  srcDir: root,
  srcExclude: ["!(docs|emulator)/**/*", "emulator/*/**/*"],
  rewrites: Object.fromEntries(pages),
  outDir: join(root, "dist/site"),
  cacheDir: join(root, "node_modules/.cache/vitepress"),
  markdown: {
    config: asOnGitHub,
    // The usual themes have too little contrast for comments and keys.
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    // The anchors that GitHub gives, so that a link holds in both places.
    anchor: { slugify: (text) => slug(text) },
  },
  // What is generated is not edited.
  transformPageData: ({ filePath }) =>
    filePath.startsWith("docs/reference/")
      ? { frontmatter: { editLink: false, pageClass: "reference" } }
      : undefined,
  themeConfig: {
    nav,
    sidebar,
    outline: [2, 3],
    search: { provider: "local" },
    socialLinks: [{ icon: { svg: CODE }, link: repository, ariaLabel: "Repository on GitHub" }],
    editLink: { pattern: `${repository}/edit/main/:path`, text: "Edit this page" },
  },
});
