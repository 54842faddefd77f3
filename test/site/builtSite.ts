import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { Parser } from "htmlparser2";

import { run } from "../toolchain/process";
import { repositoryRoot } from "../toolchain/repository";

/** Where the tests' site is: below a folder, as on GitHub Pages. Nothing answers there. */
export const ORIGIN = "https://site.invalid";
export const BASE = "/pulumi-batchflow/";

export interface Page {
  /** Its file in the site, such as `reference/tencent/job.html`. */
  readonly file: string;
  readonly title: string;
  readonly ids: ReadonlySet<string>;
  /** What is read without a click: scripts, styles, images. */
  readonly sources: readonly string[];
  readonly links: readonly string[];
  /** The links of its navigation. */
  readonly sidebar: readonly string[];
}

/** Builds the site of this repository into a folder, as `npm run docs` does. */
export async function buildSite(folder: string): Promise<void> {
  const vitepress = join(repositoryRoot, "node_modules/vitepress/bin/vitepress.js");
  const { exitCode, stdout, stderr } = await run(
    process.execPath,
    [vitepress, "build", "docs", "--outDir", folder],
    { cwd: repositoryRoot, env: { ...process.env, SITE_BASE: BASE } },
  );
  // A page that fails to render is reported, but does not end the build.
  if (exitCode !== 0 || /\w*Error\b/.test(stderr)) throw new Error(`${stdout}\n${stderr}`);
}

/** All pages of a built site. */
export function pagesOf(folder: string): Page[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html") && file !== "404.html")
    .sort()
    .map((file) => pageOf(file, readFileSync(join(folder, file), "utf8")));
}

const SOURCE_RELATIONS = new Set(["stylesheet", "modulepreload", "preload", "icon"]);

function pageOf(file: string, html: string): Page {
  const page = {
    ids: new Set<string>(),
    sources: [] as string[],
    links: [] as string[],
    sidebar: [] as string[],
  };
  let title = "";
  let depthInTitle = 0;
  let depthInSidebar = 0;
  const parser = new Parser({
    onopentag(name, { id, href, src, rel = "", class: classes = "" }) {
      if (id !== undefined) page.ids.add(id);
      if (src !== undefined) page.sources.push(src);
      if (name === "link" && href !== undefined && SOURCE_RELATIONS.has(rel)) page.sources.push(href);
      if (name === "a" && href !== undefined) page.links.push(href);
      if (name === "aside" && classes.split(" ").includes("VPSidebar")) depthInSidebar = 1;
      else if (name === "aside" && depthInSidebar > 0) depthInSidebar += 1;
      if (name === "a" && href !== undefined && depthInSidebar > 0) page.sidebar.push(href);
      if (name === "h1" && title === "") depthInTitle = 1;
    },
    ontext(text) {
      if (depthInTitle > 0) title += text;
    },
    onclosetag(name) {
      if (name === "h1") depthInTitle = 0;
      if (name === "aside" && depthInSidebar > 0) depthInSidebar -= 1;
    },
  });
  parser.end(html);
  return { file, title: title.replaceAll("\u200b", "").trim(), ...page };
}
