import { join } from "node:path";

import { type Browser, chromium, type Page } from "playwright-core";

import { findOnPath } from "../toolchain/process";
import { Unavailable } from "../toolchain/unavailable";
import { BASE, ORIGIN } from "./builtSite";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Starts the machine's own Chromium, which is left alone: it keeps to a profile of its own, and to this process. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = NAMES.map((name) => findOnPath(name)).find((found) => found !== undefined);
  if (executablePath === undefined) throw new Unavailable(`none of ${NAMES.join(", ")} is on PATH`);
  return await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export interface Visit {
  readonly tab: Page;
  /** Errors on the console or of a script, and requests to anywhere but the site. */
  readonly complaints: readonly string[];
}

/** A window onto a built site, which is answered from its folder: nothing listens, and nothing leaves the machine. */
export async function openSite(browser: Browser, folder: string, width: number): Promise<Visit> {
  const complaints: string[] = [];
  const context = await browser.newContext({ viewport: { width, height: 844 } });
  await context.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== ORIGIN || !url.pathname.startsWith(BASE)) {
      complaints.push(`a request to ${url.href}`);
      return await route.abort();
    }
    const file = decodeURIComponent(url.pathname.slice(BASE.length));
    return await route.fulfill({
      path: join(folder, file === "" || file.endsWith("/") ? `${file}index.html` : file),
    });
  });
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  context.on("weberror", (error) => complaints.push(error.error().message));
  return { tab: await context.newPage(), complaints };
}
