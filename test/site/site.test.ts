import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Page as BrowserPage } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, type TestContext } from "vitest";

import { loadAll } from "../../provider";
import { pascal } from "../../scripts/generate/names";
import { COMPONENTS } from "../../scripts/generate/package";
import { repositoryRoot } from "../toolchain/repository";
import { orSkip } from "../toolchain/unavailable";
import { openSite, startBrowser } from "./browser";
import { BASE, buildSite, ORIGIN, type Page, pagesOf } from "./builtSite";

const REPOSITORY = "https://github.com/pulumi-batchflow/pulumi-batchflow/";

let folder: string;
let pages: Page[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "site-"));
  await buildSite(folder);
  pages = pagesOf(folder);
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The page and the anchor that an address leads to. */
function targetOf(
  href: string,
  from: Page,
): { readonly url: URL; readonly file: string; readonly anchor: string } {
  const url = new URL(href, `${ORIGIN}${BASE}${from.file}`);
  const path = decodeURIComponent(url.pathname.slice(BASE.length));
  return {
    url,
    file: path === "" || path.endsWith("/") ? `${path}index.html` : path,
    anchor: decodeURIComponent(url.hash.slice(1)),
  };
}

/** Why a link is dead; undefined where it is not. */
function fault(href: string, from: Page): string | undefined {
  const { url, file, anchor } = targetOf(href, from);
  if (url.href.startsWith(REPOSITORY)) {
    const [, path] = /^(?:blob|tree|edit)\/main\/([^#]*)/.exec(url.href.slice(REPOSITORY.length)) ?? [];
    return path === undefined || existsSync(join(repositoryRoot, decodeURIComponent(path)))
      ? undefined
      : "no such file in the repository";
  }
  if (url.origin !== ORIGIN) return undefined;
  if (!url.pathname.startsWith(BASE)) return "outside of the site";
  const target = pages.find((page) => page.file === file);
  if (target === undefined) return existsSync(join(folder, file)) ? undefined : "no such page";
  return anchor === "" || target.ids.has(anchor) ? undefined : "no such anchor";
}

describe("the site", () => {
  it("has a page, with a title, of each page in docs/ and of both READMEs", () => {
    const docs = readdirSync(join(repositoryRoot, "docs"), { recursive: true, encoding: "utf8" });
    const wanted = docs.filter((path) => path.endsWith(".md")).map((path) => path.replace(/\.md$/, ".html"));
    expect(pages.map(({ file }) => file)).toEqual(
      expect.arrayContaining([...wanted, "index.html", "emulator-package.html"]),
    );
    expect(pages.filter(({ title }) => title === "").map(({ file }) => file)).toEqual([]);
  });

  it("has no dead link, neither inside nor to the repository's files", () => {
    const dead = pages.flatMap((page) =>
      page.links.flatMap((href) => {
        const why = fault(href, page);
        return why === undefined ? [] : [`${page.file}: ${href}: ${why}`];
      }),
    );
    expect(dead).toEqual([]);
  });

  it("shows everything in its navigation", () => {
    for (const page of pages) {
      const reached = new Set(page.sidebar.map((href) => targetOf(href, page).file));
      expect(
        pages.filter(({ file }) => !reached.has(file)).map(({ file }) => file),
        page.file,
      ).toEqual([]);
    }
  });

  it("finds each resource", async () => {
    const chunks = join(folder, "assets/chunks");
    const [index = ""] = readdirSync(chunks).filter((name) => name.startsWith("@localSearchIndex"));
    const text = readFileSync(join(chunks, index), "utf8");
    const types = (await loadAll()).flatMap(({ resources }) => [...resources.keys()]);
    const components = Object.entries(COMPONENTS).flatMap(([platform, files]) =>
      files.map((file) => `${platform}:${pascal(file)}`),
    );
    const titles = [...types, ...components].map((type) => type.replace(":", "."));
    expect(titles.filter((title) => !text.includes(`"title":"${title}"`))).toEqual([]);
  });

  it("reads nothing from elsewhere", () => {
    const elsewhere = pages.flatMap((page) =>
      page.sources.filter((source) => !source.startsWith(BASE) && !source.startsWith("data:")),
    );
    expect(elsewhere).toEqual([]);
    const styles = readdirSync(join(folder, "assets")).filter((name) => name.endsWith(".css"));
    expect(styles.length).toBeGreaterThan(0);
    for (const name of styles)
      expect(readFileSync(join(folder, "assets", name), "utf8")).not.toMatch(/url\(["']?(https?:)?\/\//);
  });
});

/** Visits the site in a browser of some width; fails where the visit shows errors, or asks another host. */
async function visit(
  context: TestContext,
  width: number,
  look: (tab: BrowserPage) => Promise<void>,
): Promise<void> {
  const browser = await orSkip(context, startBrowser());
  try {
    const { tab, complaints } = await openSite(browser, folder, width);
    await look(tab);
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
}

describe("in a browser", { timeout: 600_000 }, () => {
  it("no page is wider than a phone", async (context) => {
    const wide: string[] = [];
    await visit(context, 390, async (tab) => {
      for (const { file } of pages) {
        await tab.goto(`${ORIGIN}${BASE}${file}`);
        const excess = await tab.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
        if (excess > 0) wide.push(file);
      }
    });
    expect(wide).toEqual([]);
  });

  it.for([390, 1280])("of %i pixels the search leads to a resource's page", async (width, context) => {
    await visit(context, width, async (tab) => {
      await tab.goto(`${ORIGIN}${BASE}`);
      await tab.getByRole("button", { name: "Search" }).click();
      await tab.getByRole("searchbox").fill("ComputeEnv");
      await tab.getByRole("option").first().click();
      await tab.waitForURL(/\/reference\/tencent\/computeEnv\.html/);
      await tab.getByRole("heading", { level: 1, name: "tencent.ComputeEnv" }).waitFor();
    });
  });
});
