import { join } from "node:path";

import { slug } from "github-slugger";
import { defineConfig } from "vitepress";

import { asOnGitHub } from "./sources.mjs";
import { nav, sidebar } from "./navigation.mjs";
import { pages, repository, root } from "./repository.mjs";

/** Pages lie in several folders of the repository, so that GitHub and the npm package show them where they belong. */
export default defineConfig({
  title: "pulumi-batchflow",
  description: "Pulumi provider for batch-compute and workflow platforms",
  lang: "en",
  base: process.env.SITE_BASE ?? "/",
  srcDir: root,
  srcExclude: ["!(docs|emulator)/**/*", "emulator/*/**/*"],
  rewrites: Object.fromEntries(pages),
  outDir: join(root, "dist/site"),
  cacheDir: join(root, "node_modules/.cache/vitepress"),
  markdown: {
    config: asOnGitHub,
    // The anchors that GitHub gives, so that a link holds in both places.
    anchor: { slugify: (text) => slug(text) },
  },
  transformPageData: ({ filePath, frontmatter }) =>
    filePath.startsWith("docs/reference/") ? { frontmatter: { ...frontmatter, editLink: false } } : undefined,
  themeConfig: {
    nav,
    sidebar,
    outline: [2, 3],
    search: { provider: "local" },
    socialLinks: [{ icon: "github", link: repository }],
    editLink: { pattern: `${repository}/edit/main/:path`, text: "Edit this page" },
  },
});
